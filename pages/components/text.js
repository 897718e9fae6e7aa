// The text of an element as a reader sees it, one line break per break seen, whether the portal keeps line breaks
// by white-space, by <br> or by one block per line.
(root) => {
  const out = [];
  let fresh = true; // at the start of a line
  const line = () => { if (!fresh) { out.push("\n"); fresh = true; } };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const kept = getComputedStyle(node.parentElement).whiteSpace;
      let text = node.data.replaceAll("\r\n", "\n");
      if (!/^(pre|break-spaces)/.test(kept)) {
        text = text.replace(kept === "pre-line" ? /[ \t\f]+/g : /[ \t\n\f]+/g, " ");
        if (fresh) text = text.replace(/^ /, "");
      }
      if (text) { out.push(text); fresh = false; }
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.tagName === "BR") {
      // The last <br> of a block only keeps an empty line open.
      if (node.nextSibling || fresh) { out.push("\n"); fresh = true; }
      return;
    }
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") return;
    const block = node !== root && !/^(inline|contents)/.test(style.display);
    if (block) line();
    const before = out.length;
    node.childNodes.forEach(walk);
    if (block && out.length > before) {
      if (fresh && out.at(-1) === "\n") return; // an empty line: its own break is enough
      line();
    }
  };
  walk(root);
  let text = out.join("");
  if (root.lastElementChild && text.endsWith("\n")) text = text.slice(0, -1);
  return text;
}
