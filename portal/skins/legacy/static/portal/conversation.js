// The form that starts a conversation.
"use strict";

(function () {
  var form = document.getElementById("frmConversation");
  var contacts = document.getElementById("pnlContacts");
  var participants = document.getElementById("chkParticipants");
  var order = document.getElementById("ddlCommande");
  var content = document.getElementById("hfContenu");

  function showChosen() {
    contacts.querySelectorAll(".chosen").forEach(function (summary) {
      var boxes = document.querySelectorAll("#" + summary.dataset.of + " input:checked");
      var names = Array.prototype.map.call(boxes, function (box) { return box.closest("tr").cells[1].textContent; });
      summary.textContent = names.join(", ") || "aucun";
    });
  }

  function filter() {
    contacts.classList.toggle("offered-only", participants.checked);
  }

  participants.addEventListener("change", filter);
  contacts.addEventListener("hidden", showChosen);
  if (order) {
    order.addEventListener("change", function () {
      waiting.ask(form.dataset.contacts + "&idCommande=" + encodeURIComponent(order.value), function (answer) {
        contacts.innerHTML = answer;
        tooltips.take(contacts);
        showChosen();
      });
    });
  }
  form.addEventListener("submit", function () { content.value = editor.read(); });
  document.getElementById("btnRetour").addEventListener("click", function (event) {
    if (confirm("Voulez-vous vraiment quitter cette page ? Votre saisie sera perdue.")) {
      location.href = event.currentTarget.dataset.href;
    }
  });
  window.addEventListener("load", function () {
    if (content.value) editor.write(content.value);
  });
  filter();
  showChosen();
})();
