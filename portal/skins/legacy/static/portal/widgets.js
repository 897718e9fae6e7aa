// Menus that drop down, tabs, modals, and links that post.
"use strict";

(function () {
  var ticked = []; // the boxes of the open modal as they were when it opened

  function boxes(modal) {
    return Array.prototype.slice.call(modal.querySelectorAll("input[type=checkbox]"));
  }

  function openModal(modal) {
    ticked = boxes(modal).filter(function (box) { return box.checked; });
    modal.classList.add("in");
    var veil = document.createElement("div");
    veil.className = "modal-backdrop";
    document.body.appendChild(veil);
  }

  function closeModal(modal, kept) {
    if (!kept) boxes(modal).forEach(function (box) { box.checked = ticked.indexOf(box) >= 0; });
    modal.classList.remove("in");
    document.querySelector(".modal-backdrop").remove();
    modal.dispatchEvent(new Event("hidden", { bubbles: true }));
  }

  function showTab(link) {
    var pane = document.querySelector(link.getAttribute("href"));
    [link.parentElement, pane].forEach(function (element) {
      var active = element.parentElement.querySelector(":scope > .active");
      if (active) active.classList.remove("active");
      element.classList.add("active");
    });
  }

  function post(address) {
    var form = document.getElementById("frmAction");
    form.action = address;
    form.requestSubmit();
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    var menu = document.querySelector(".dropdown.open");
    if (menu && (!link || link.parentElement !== menu)) menu.classList.remove("open");
    if (!link) return;
    var data = link.dataset;
    if (link.getAttribute("href") === "#" || data.toggle) event.preventDefault();
    if (data.toggle === "dropdown" && !defect("menu-closed")) link.parentElement.classList.toggle("open");
    if (data.toggle === "tab") showTab(link);
    if (data.toggle === "modal") openModal(document.querySelector(link.getAttribute("href")));
    if (data.dismiss === "modal") closeModal(link.closest(".modal"), "keep" in data);
    if (data.post) post(data.post);
    if (link.id === "lnkImprimer") print();
  });
})();
