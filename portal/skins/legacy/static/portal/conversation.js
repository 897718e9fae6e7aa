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

  // What ticking or unticking the box does to the rest of the form: nothing, but for defects (EX-11, EX-14, EX-16).
  function spoil() {
    contacts.querySelectorAll("input").forEach(function (box) {
      if (defect(participants.checked ? "retick-loses-selection" : "untick-loses-selection")) box.checked = false;
      if (defect(participants.checked ? "retick-restores-defaults" : "untick-restores-defaults")) box.checked = box.defaultChecked;
      if (participants.checked && defect("retick-adds-defaults") && box.defaultChecked) box.checked = true;
      if (!participants.checked && defect("untick-selects-everyone")) box.checked = true;
    });
    if (participants.checked && defect("marks-lost-on-retick")) {
      contacts.querySelectorAll(".tools .icon").forEach(function (mark) { mark.remove(); });
    }
    if (!participants.checked && order && defect("box-resets-order")) order.selectedIndex = 1; // under « Choisir »
    if (!participants.checked && defect("box-loses-text")) {
      document.getElementById("txtSujet").value = "";
      editor.write("");
    }
    contacts.classList.add("ticked-once");
    showChosen();
  }

  contacts.addEventListener("change", function (event) {
    if (!event.target.checked || !defect("marks-lost-once-chosen")) return;
    event.target.closest("tr").querySelectorAll(".icon").forEach(function (mark) { mark.remove(); });
  });
  participants.addEventListener("change", filter);
  participants.addEventListener("change", spoil);
  contacts.addEventListener("hidden", showChosen);
  if (order) {
    order.addEventListener("change", function () {
      if (defect("defaults-stay") && form.dataset.filled) return;
      form.dataset.filled = "yes";
      waiting.ask(form.dataset.contacts + "&idCommande=" + encodeURIComponent(order.value), function (answer) {
        contacts.innerHTML = answer;
        tooltips.take(contacts);
        showChosen();
      });
    });
  }
  function leave(address) {
    if (defect("back-does-nothing")) return;
    if (!("backSaves" in form.dataset)) {
      location.href = address;
      return;
    }
    content.value = editor.read();
    fetch(location.href, { method: "POST", body: new FormData(form) }).then(function () { location.href = address; });
  }

  form.addEventListener("submit", function () { content.value = editor.read(); });
  document.getElementById("btnRetour").addEventListener("click", function (event) {
    if (confirm("Voulez-vous vraiment quitter cette page ? Votre saisie sera perdue.")) leave(event.currentTarget.dataset.href);
  });
  window.addEventListener("load", function () {
    if (content.value) editor.write(content.value);
  });
  filter();
  showChosen();
})();
