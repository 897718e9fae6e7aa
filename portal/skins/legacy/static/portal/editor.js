// The editor of the content: a page of its own in a frame, read and written as lines of plain text.
"use strict";

var editor = (function () {
  var frame = document.getElementById("frmEditeur");

  // Each block, and each break, ends a line; the break that keeps an empty block open is the block's own line.
  function linesOf(root) {
    var lines = [];
    var current = null;
    function end() {
      lines.push(current || "");
      current = null;
    }
    root.childNodes.forEach(function (node) {
      if (node.nodeName === "BR") return end();
      if (!/^(DIV|P|LI|UL|OL|H[1-6]|BLOCKQUOTE|PRE)$/.test(node.nodeName)) {
        current = (current || "") + node.textContent;
        return undefined;
      }
      if (current !== null) end();
      lines = lines.concat(node.hasChildNodes() ? linesOf(node) : [""]);
      return undefined;
    });
    if (current !== null) end();
    return lines;
  }

  document.querySelectorAll("[data-command]").forEach(function (link) {
    link.addEventListener("click", function () { frame.contentDocument.execCommand(link.dataset.command); });
  });

  return {
    read: function () {
      return linesOf(frame.contentDocument.body).join("\n");
    },
    write: function (text) {
      var page = frame.contentDocument;
      page.body.replaceChildren.apply(page.body, text.split("\n").map(function (line) {
        var block = page.createElement("div");
        block.appendChild(line ? page.createTextNode(line) : page.createElement("br"));
        return block;
      }));
    }
  };
})();
