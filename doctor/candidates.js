// Everything on screen that an element of a page object could be: widgets, headings, parts of the page, and sets of
// rows, all inside `root`. Keeps the DOM elements of each in window.__candidates, so that a way to find one can be put
// to the test.
// The nearest part around an element that answers a selector, whatever component the element is drawn in.
const upTo = (element, selector) => {
  let part = element;
  while (part && !part.matches(selector)) part = drawnAround(part);
  return part;
};
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const TITLES = ["title", "data-original-title", "data-bs-original-title"];
const TAGS = {
  A: "link", BUTTON: "button", SUMMARY: "button", TEXTAREA: "textbox", FIELDSET: "group", TABLE: "table", UL: "list",
  OL: "list", SECTION: "region", DIALOG: "dialog", OUTPUT: "status", IFRAME: "iframe", BLOCKQUOTE: "blockquote",
  ARTICLE: "article", DL: "definitions", NAV: "navigation", PRE: "pre",
  H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
};
const TYPES = { checkbox: "checkbox", radio: "radio", search: "searchbox", button: "button", submit: "button",
  reset: "button", image: "button" };
const roleOf = (element) => {
  const told = folded(element.getAttribute("role")).split(" ")[0];
  if (told) return told;
  if (element.tagName === "INPUT") return element.type === "hidden" ? "" : TYPES[element.type] ?? "textbox";
  if (element.tagName === "SELECT") return element.multiple || element.size > 1 ? "listbox" : "combobox";
  if (element.isContentEditable && !element.parentElement?.isContentEditable) return "textbox";
  return TAGS[element.tagName] ?? "";
};
const FROM_CONTENT = ["button", "link", "heading", "menuitem", "tab", "checkbox", "radio", "switch", "option"];
const titleOf = (element) => TITLES.map((name) => element.getAttribute(name)).find(Boolean) ?? "";
const written = (element) => drawnIn(element).map((node) => node.nodeType === Node.TEXT_NODE ? node.data
  : node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true" ? ""
  : node.tagName === "IMG" ? node.alt : ` ${node.getAttribute("aria-label") ?? written(node)} `).join("");
const labelOf = (element) => folded(byId(element, element.getAttribute("aria-labelledby")).map(written).join(" ")
  || element.getAttribute("aria-label") || [...(element.labels ?? [])].map(written).join(" "));
const nameOf = (element, role) => {
  const within = { FIELDSET: "legend", TABLE: "caption" }[element.tagName];
  return labelOf(element) || folded(within && element.querySelector(`:scope > ${within}`)?.textContent)
    || (element.tagName === "INPUT" && role === "button" ? element.value || element.alt : "")
    || (FROM_CONTENT.includes(role) ? folded(written(element)) : "") || titleOf(element) || element.placeholder || "";
};
const own = (element) => folded([...element.childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data : "").join(" "));
// In a table, what stands beside a field, or above its column, is its label; a box may stand before its words.
const besideOf = (element) => {
  if (["checkbox", "radio"].includes(element.type) && own(drawnAround(element))) return own(drawnAround(element));
  const cell = upTo(element, "td, th");
  if (!cell || !root.contains(cell) || !element.matches("input, select, textarea, iframe, [contenteditable]")) return "";
  const before = cell.previousElementSibling;
  const above = cell.closest("thead")?.rows[0]?.cells[cell.cellIndex];
  return [above, before].filter((one) => one && one !== cell && !one.querySelector("input, select, textarea"))
    .map((one) => folded(one.textContent)).find((text) => text && text.length < 60) ?? "";
};
// A part without a name of its own is called by its heading, or by what is written just before it.
const calledOf = (element) => {
  const beside = besideOf(element);
  if (beside) return beside;
  for (let part = element; part && part !== root; part = drawnAround(part)) {
    const role = roleOf(part);
    const name = ["region", "dialog", "group", "table", "list", "grid", "tabpanel"].includes(role) && nameOf(part, role);
    const heading = drawnIn(part).find((e) => e.nodeType === Node.ELEMENT_NODE && e.matches("h1, h2, h3, h4, legend, caption"));
    const before = part.previousElementSibling;
    const near = before?.matches("h1, h2, h3, h4, legend, label, dt") ? before : null;
    if (name || heading || near) return folded(name || (heading ?? near).textContent);
  }
  return "";
};
const testId = (element) => element.getAttribute("data-testid") ?? "";
const pathOf = (element) => {
  const parts = [];
  for (let e = element; e && e !== root; e = e.parentElement ?? e.getRootNode().host) {
    if (e.id) { parts.unshift(`[id="${CSS.escape(e.id)}"]`); break; }
    const same = [...(e.parentNode?.children ?? [])].filter((one) => one.tagName === e.tagName);
    const tag = e.tagName.toLowerCase();
    parts.unshift(same.length > 1 ? `${tag}:nth-of-type(${same.indexOf(e) + 1})` : tag);
  }
  return root === document.body || parts[0]?.startsWith("[id") ? parts.join(" > ") : `:scope > ${parts.join(" > ")}`;
};
// Named parts around an element, the nearest first: what can tell it from its likes elsewhere.
const around = (element) => {
  const found = [];
  for (let e = drawnAround(element); e && e !== root; e = drawnAround(e)) {
    const role = roleOf(e);
    const name = ["region", "dialog", "group", "table", "list", "grid", "navigation", "search", "form", "banner", "tabpanel",
      "radiogroup"].includes(role) ? nameOf(e, role) : "";
    if (name || role === "dialog") found.push({ role, name });
    else if (e.id) found.push({ role: "", name: e.id });
  }
  return found.slice(0, 3);
};
// What a message is called in the code of portals that give it no role.
const SIGNAL = /^(alert|error|erreur|message|flash|toast|notice|validation)(?![a-z])/i;
const signalOf = (element) => [...element.classList].find((name) => SIGNAL.test(name)) ?? "";
// The part of the page, not on screen, that a click here would show.
const opensOf = (element) => {
  const told = element.getAttribute("aria-controls") ?? element.dataset?.target ?? element.dataset?.bsTarget ?? element.getAttribute("href") ?? "";
  const part = /^#?[\w:.-]+$/.test(told) && byId(element, told.replace(/^#/, ""))[0];
  return part && !seen(part) ? part.id : "";
};
const LEVELS = inside(root, "h1, h2, h3, h4, h5, h6").filter(seen).map((e) => Number(e.tagName[1]));
const top = Math.min(...LEVELS);
const FORM = ["textbox", "searchbox"];
const text = (element) => folded(element.tagName === "SELECT" ? [...element.options].map((o) => o.label).join(" ")
  : textOf(element)).slice(0, 4000);
const describe = (element, role, kept) => {
  window.__candidates.push(kept);
  return {
    role, name: nameOf(element, role), called: calledOf(element), label: labelOf(element), title: titleOf(element),
    placeholder: element.placeholder ?? "", id: element.id, test_id: testId(element), css: pathOf(element), text: text(element),
    around: around(element), type: element.type ?? "", rows: kept.length,
    multiline: element.tagName === "TEXTAREA" || element.tagName === "IFRAME" || element.isContentEditable,
    disabled: Boolean(element.disabled) || element.getAttribute("aria-disabled") === "true",
    level: /^H\d$/.test(element.tagName) ? Number(element.tagName[1]) - top + 1 : 0, signal: signalOf(element), opens: opensOf(element),
    form: FORM.includes(role) || role === "button" ? Boolean(element.form ?? upTo(element, "form, [role=form]")) : false,
    menu: Boolean(upTo(element, "nav, header, [role=navigation], [role=banner]")
      ?.matches(":not(main *, section *, article *, form *, dialog *, [role=dialog] *)")),
    state: ["aria-checked", "aria-pressed"].filter((name) => element.hasAttribute(name))
      .map((name) => `[${name}="${element.getAttribute(name)}"]`).join(""),
  };
};
// Cards: brothers of one make, each with words of its own.
const cards = (parent) => {
  const kept = [...(parent.shadowRoot ?? parent).children].filter((e) => seen(e) && !e.matches("script, style, template, option"));
  const make = (e) => `${e.tagName} ${e.className}`;
  const alike = kept.filter((e) => make(e) === make(kept.at(-1)) && folded(textOf(e)).length > 10);
  const several = alike.length > 1 && alike.length >= kept.length - 1;
  const lone = alike.length === 1 && kept.length === 1 && parent.id && alike[0].querySelector("a");
  return (several || lone) && !alike.some((e) => e.matches("li, tr, td, th, [role=row]")) ? alike : [];
};
// Older tables have no head: their first row, with the names of the columns, stands among the others.
const innerOf = (table, rows) => {
  if (!rows[0].matches("tr")) return "[role=row]:has([role=cell], [role=gridcell])";
  return [...table.querySelectorAll("tbody tr")].filter(seen).length === rows.length ? "tbody tr" : "tr:has(> td)";
};
window.__candidates = [];
const found = [];
// Text that keeps its line breaks was written by somebody.
const kept = (element) => /^(pre|break-spaces)/.test(getComputedStyle(element).whiteSpace);
for (const element of inside(root, "*")) {
  if (!seen(element) && !(element.labels?.length && seen(element.labels[0]))) continue;
  const role = roleOf(element) || (signalOf(element) && textOf(element)?.trim() ? "message" : "")
    || (kept(element) && !kept(drawnAround(element)) ? "pre" : "")
    || (element.id && element.children.length > 1 && !element.querySelector("input, table") ? "part" : "");
  if (role && !["presentation", "none", "img", "row", "cell", "listitem", "option", "rowgroup"].includes(role)) {
    found.push(describe(element, role, [element]));
  }
  const rows = ["table", "grid"].includes(role)
    ? inside(element, "tbody tr, [role=row]").filter((row) => seen(row) && inside(row, "td, [role=cell], [role=gridcell]").length)
    : role === "list" ? [...element.querySelectorAll(":scope > li, :scope > [role=listitem]")].filter(seen)
    : cards(element);
  if (rows.length) {
    const inner = ["table", "grid"].includes(role) ? innerOf(element, rows)
      : role === "list" ? "listitem" : `:scope > ${rows[0].tagName.toLowerCase()}`;
    found.push({ ...describe(element, role, rows), role: "rows", within: role, inner });
  }
}
return found;
