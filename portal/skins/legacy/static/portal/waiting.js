// What covers the page while the server works: from a gesture that calls another page until that page is whole,
// and for as long as a script waits for an answer. Under it, neither clicks nor the Enter key do anything.
"use strict";

var waiting = (function () {
  var cover = document.getElementById("waiting-indicator");
  var awaited = 0;
  var leaving = true; // the page itself is still on its way

  function draw() {
    cover.classList.toggle("idle", awaited === 0 && !leaving);
  }

  function leave() {
    leaving = !defect("double-click-saves-twice");
    draw();
  }

  window.addEventListener("beforeunload", leave);
  document.addEventListener("submit", function (event) {
    if (!event.defaultPrevented) leave();
  });
  window.addEventListener("pageshow", function () {
    leaving = false;
    draw();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !cover.classList.contains("idle")) event.preventDefault();
  }, true);

  return {
    // Asks the server for a part of the page. A whole page instead is the one to sign in: the session has expired.
    ask: function (address, show) {
      var request = new XMLHttpRequest();
      awaited += 1;
      draw();
      request.open("GET", address);
      request.onload = function () {
        if (/^\s*<!doctype/i.test(request.responseText)) location.assign(location.href);
        else show(request.responseText);
      };
      request.onloadend = function () {
        awaited -= 1;
        draw();
      };
      request.send();
      return request;
    }
  };
})();
