// A text of several lines in an editable block: one <p> a line, read back to the letter.
import { h } from "./dom.js";

const BLOCK = /^(P|DIV)$/;

// The text of one line: its own breaks kept, but for the one that only holds an empty line open.
function within(block) {
  const nodes = [...block.childNodes];
  if (nodes.at(-1)?.nodeName === "BR") nodes.pop();
  return nodes.map((node) => (node.nodeName === "BR" ? "\n" : node.textContent)).join("");
}

function linesOf(root) {
  const lines = [];
  let open = false; // whether bare text goes on with the last line
  for (const node of root.childNodes) {
    if (BLOCK.test(node.nodeName)) {
      lines.push(within(node));
      open = false;
    } else if (node.nodeName === "BR") {
      if (!open) lines.push("");
      open = false;
    } else if (open) lines[lines.length - 1] += node.textContent;
    else {
      lines.push(node.textContent);
      open = true;
    }
  }
  return lines;
}

export function editor(labelledBy) {
  const root = h("div", {
    class: "editor",
    contenteditable: "true",
    role: "textbox",
    "aria-multiline": "true",
    "aria-required": "true",
    "aria-labelledby": labelledBy,
    spellcheck: "true",
    onpaste: (event) => {
      event.preventDefault();
      const [first, ...others] = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").split("\n");
      document.execCommand("insertText", false, first);
      for (const line of others) {
        document.execCommand("insertParagraph");
        if (line) document.execCommand("insertText", false, line);
      }
    },
    ondrop: (event) => event.preventDefault(),
    onfocus: () => document.execCommand("defaultParagraphSeparator", false, "p"),
  }, h("p", {}, h("br")));
  return { root, value: () => linesOf(root).join("\n") };
}
