// Tooltips drawn by the page: the title of an element moves to data-original-title, so that the browser shows none.
"use strict";

var tooltips = (function () {
  var bubble = document.createElement("div");
  bubble.className = "tooltip";

  function take(root) {
    root.querySelectorAll("[title]").forEach(function (element) {
      if (!element.title) return;
      element.setAttribute("data-original-title", element.title);
      element.title = "";
    });
  }

  document.addEventListener("mouseover", function (event) {
    var element = event.target.closest("[data-original-title]");
    if (!element) {
      bubble.remove();
      return;
    }
    bubble.textContent = element.getAttribute("data-original-title");
    document.body.appendChild(bubble);
    var place = element.getBoundingClientRect();
    var left = place.left + place.width / 2 - bubble.offsetWidth / 2;
    bubble.style.left = Math.max(4, Math.min(left, innerWidth - bubble.offsetWidth - 4)) + "px";
    bubble.style.top = place.bottom + 4 + "px";
  });

  take(document);
  return { take: take };
})();
