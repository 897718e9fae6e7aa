// The filters in the head of the list: Enter in a field searches, and so does another choice in a menu.
"use strict";

(function () {
  var table = document.getElementById("gvOffres");
  var filters = Array.prototype.slice.call(table.querySelectorAll(".filters input, .filters select"));
  var last = null; // the search whose answer is still wanted

  function search(page) {
    var query = new URLSearchParams();
    filters.forEach(function (field) { query.append(field.name, field.value); });
    query.append("ctl00$Main$hfPage", page);
    if (last) last.abort();
    last = waiting.ask(table.dataset.rows + "?" + query, function (answer) {
      var part = document.createElement("template");
      part.innerHTML = answer;
      table.tBodies[0].replaceWith(part.content.querySelector("tbody"));
      table.tFoot.replaceWith(part.content.querySelector("tfoot"));
      tooltips.take(table);
    });
  }

  table.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("input") && !event.defaultPrevented) search(1);
  });
  table.addEventListener("change", function (event) {
    if (event.target.matches("select")) search(1);
  });
  table.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.page) search(link.dataset.page);
    if (link.id === "lnkEffacer") {
      filters.forEach(function (field) { field.value = ""; });
      search(1);
    }
  });
})();
