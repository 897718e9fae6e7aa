// What an option is called, and what is said of it.
const SAYS = ["title", "data-original-title", "data-bs-original-title", "aria-label", "alt", "aria-description"];
const ICON = "svg, img, i, [role=img]";

const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const plain = (text) => folded(text).replaceAll("’", "'").toLowerCase();
const wordless = (element) => !/[\p{L}\p{N}]/u.test(element.textContent);
// The words of a part of the page, without those inside what is skipped.
const spoken = (node, skip) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || skip(node)) return "";
  return [...node.childNodes].map((child) => spoken(child, skip)).join("");
};

const said = (element) => SAYS.map((name) => element.getAttribute(name)).filter(Boolean)
  .concat(byId(element.getAttribute("aria-describedby")).flatMap((e) => [e.textContent, ...saidWithin(e)]));
const saidWithin = (element) => [element, ...element.querySelectorAll("*")]
  .filter((e) => e === element || !e.matches(OPTION)).filter((e) => e.tagName === "OPTION" || seen(e)).flatMap(said);

// The row of an option: the largest part of the list that holds this option alone.
const rowOf = (option) => {
  let row = option;
  while (row.parentElement && row !== list && row.parentElement !== list
      && row.parentElement.querySelectorAll(OPTION).length === 1) row = row.parentElement;
  return row;
};
// Its own words, without those that describe it and the signs that only stand for a remark.
const wordsOf = (option) => {
  const described = byId(option.getAttribute("aria-describedby"));
  return spoken(option, (e) => e.ariaHidden === "true" || described.includes(e)
    || wordless(e) && SAYS.some((name) => e.hasAttribute(name)));
};
const labelOf = (option) => {
  const named = byId(option.getAttribute("aria-labelledby")).map((e) => e.textContent).join(" ");
  const words = option.labels ? [...option.labels].map(wordsOf).join(" ") : wordsOf(option);
  const told = option.getAttribute("aria-label") || named || option.label || words;
  return folded(told || option.closest("label")?.textContent)
    || folded(rowOf(option).textContent); // a box that nothing labels is called what its row says
};
// What is drawn in a part of the page, and may have a tooltip to show that says something else than the `known` words.
const iconsIn = (part, known) => [...part.querySelectorAll(ICON)].filter((icon) => {
  if (!seen(icon) || icon.parentElement.closest(ICON)) return false;
  const words = saidWithin(icon).map(plain);
  return !known.some((one) => words.some((word) => word.includes(plain(one))));
});
