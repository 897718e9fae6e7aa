// The filters in the head of the list: Enter in a field searches, and so does another choice in a menu.
"use strict";

(function () {
  var table = document.getElementById("gvOffres");
  var filters = Array.prototype.slice.call(table.querySelectorAll(".filters input, .filters select"));
  var status = document.getElementById("ddlStatut");
  var last = null; // the search whose answer is still wanted
  var shown = 1; // the page
  var held = ""; // the status that filters though its menu is empty: none, but for a defect

  function search(page) {
    var query = new URLSearchParams();
    var forgotten = page > 1 && defect("page-two-loses-filters");
    filters.forEach(function (field) { query.append(field.name, forgotten ? "" : field.value); });
    if (status.value) held = "";
    if (held) query.set(status.name, held);
    query.append("ctl00$Main$hfPage", page);
    shown = page;
    if (last) last.abort();
    last = waiting.ask(table.dataset.rows + "?" + query, function (answer) {
      var part = document.createElement("template");
      part.innerHTML = answer;
      table.tBodies[0].replaceWith(part.content.querySelector("tbody"));
      table.tFoot.replaceWith(part.content.querySelector("tfoot"));
      tooltips.take(table);
    });
  }

  // A search with other filters starts again from the first page.
  function searchAnew() {
    search(defect("search-keeps-page") ? shown : 1);
  }

  function clear() {
    var once = defect("reset-keeps-status-once");
    if (once || defect("reset-keeps-status")) held = status.value || held;
    filters.forEach(function (field) {
      var kept = field.id === "txtReference" && defect("reset-keeps-reference") || field.id === "txtClient" && defect("reset-keeps-client");
      if (!kept) field.value = "";
    });
    if (!defect("reset-empties-fields-only")) search(1);
    if (once) held = "";
  }

  table.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("input") && !event.defaultPrevented) searchAnew();
  });
  table.addEventListener("change", function (event) {
    if (event.target.matches("select")) searchAnew();
  });
  table.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.page) search(Number(link.dataset.page));
    if (link.id === "lnkEffacer") clear();
  });
})();
