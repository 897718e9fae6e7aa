// What a page draws, as a reader sees it: the body of every function that reads one begins with this.

const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();

// Web components draw what is in their shadow root and, in its slots, what they are given; closed roots tell nothing.
const drawnIn = (node) => {
  const given = node.tagName === "SLOT" ? node.assignedNodes({ flatten: true }) : [];
  return given.length ? given : [...(node.shadowRoot ?? node).childNodes];
};
const drawnAround = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
// The elements whose ids one tells: inside a web component ids are its own.
const byId = (element, ids) => (ids ?? "").split(/\s+/).filter(Boolean)
  .map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean);
const below = (node, found = []) => {
  for (const child of drawnIn(node)) {
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    found.push(child);
    below(child, found);
  }
  return found;
};
// Most pages have no web component at all: they are spared the walk.
const composedPages = new Map();
const composed = (page) => {
  if (!composedPages.has(page)) composedPages.set(page, [...page.querySelectorAll("*")].some((element) => element.shadowRoot));
  return composedPages.get(page);
};
const inside = (node, selector) => composed(node.ownerDocument ?? node)
  ? below(node).filter((element) => element.matches(selector)) : [...node.querySelectorAll(selector)];

// The text of an element, one line break per break seen, whether the portal keeps line breaks by white-space, by <br>
// or by one block per line.
const linesOf = (root) => {
  const out = [];
  let fresh = true; // at the start of a line
  const line = () => { if (!fresh) { out.push("\n"); fresh = true; } };
  const rendered = root.checkVisibility();
  const hides = (node, { display, visibility }) => display === "none" || visibility === "hidden"
    || rendered && display !== "contents" && !node.checkVisibility(); // what is folded away has a style all the same
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const kept = getComputedStyle(drawnAround(node)).whiteSpace;
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
    if (hides(node, style)) return;
    const block = node !== root && !/^(inline|contents)/.test(style.display);
    if (block) line();
    const before = out.length;
    drawnIn(node).forEach(walk);
    if (block && out.length > before) {
      if (fresh && out.at(-1) === "\n") return; // an empty line: its own break is enough
      line();
    }
  };
  walk(root);
  const text = out.join("");
  return (root.lastElementChild || root.shadowRoot) && text.endsWith("\n") ? text.slice(0, -1) : text;
};

// The text of an element where line breaks do not matter: the browser's own word for it leaves web components out.
const textOf = (element) => composed(element.ownerDocument) ? linesOf(element) : element.innerText ?? element.textContent;
