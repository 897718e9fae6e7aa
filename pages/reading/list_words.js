// Told by roles, states and places: nothing here knows a library by name. The files list_*.js are the body of one
// function, in the order told in __init__.py.

// What an option is called, and what is said of it.
const SAYS = ["title", "data-original-title", "data-bs-original-title", "aria-label", "alt", "aria-description"];
const ICON = "svg, img, i, [role=img]";

const plain = (text) => folded(text).replaceAll("’", "'").toLowerCase();
const wordless = (element) => !/[\p{L}\p{N}]/u.test(written(element));
// The words of a part of the page, without those inside what is skipped; as they are drawn, web components included.
const spoken = (node, skip) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || skip(node)) return "";
  const words = drawnIn(node).map((child) => spoken(child, skip)).join("");
  return /^(inline|contents)/.test(getComputedStyle(node).display) ? words : ` ${words} `;
};
const UNSAID = "svg, style, script";
const written = (node) => spoken(node, (e) => e.matches("style, script"));

const said = (element) => SAYS.map((name) => element.getAttribute(name)).filter(Boolean)
  .concat(byId(element, element.getAttribute("aria-describedby")).flatMap((e) => [written(e), ...saidWithin(e)]));
const saidWithin = (element) => [element, ...inside(element, "*")]
  .filter((e) => e === element || !e.matches(MEMBER)).filter((e) => e.tagName === "OPTION" || seen(e)).flatMap(said);

// The row of an option: the largest part of the list that holds this option alone.
const rowOf = (option) => {
  if (toldOptions) return option;
  let row = option;
  const around = () => drawnAround(row);
  const alone = (part) => part.querySelectorAll(MEMBER).length <= 1 && inside(part, MEMBER).length === 1;
  while (around() && row !== list && around() !== list && alone(around())) row = around();
  return row;
};
// Initials that stand for a portrait: capitals that begin the words beside them, in a part drawn apart.
const initials = (part, option) => {
  const letters = folded(written(part));
  if (!/^\p{Lu}{1,3}$/u.test(letters) || getComputedStyle(part).display === "inline") return false;
  const beside = folded(spoken(option, (e) => e === part || e.matches(UNSAID))).split(/[\s'’-]+/);
  return [...letters].every((letter) => beside.some((word) => word.startsWith(letter)));
};
// A sign that only stands for a remark, or for being chosen.
const noted = (element) => wordless(element) && SAYS.some((name) => element.hasAttribute(name));
// Its own words, without those that describe it, the signs that only stand for a remark, and its initials.
const wordsOf = (option) => {
  const described = byId(option, option.getAttribute("aria-describedby"));
  return spoken(option, (e) => e.ariaHidden === "true" || described.includes(e) || e.matches(UNSAID)
    || noted(e) || e !== option && (tellsSigns && wordless(e) || initials(e, option)));
};
const SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}.)]+$/gu;
const bare = (text) => tellsSigns ? text.replace(SIGNS, "") : text;
const ownWords = (option) => bare(folded([...option.labels?.length ? option.labels : [option]].map(wordsOf).join(" ")));
const labelOf = (option) => {
  const named = byId(option, option.getAttribute("aria-labelledby")).map(written).join(" ");
  const told = option.getAttribute("aria-label") || named || option.label || ownWords(option);
  return folded(told || option.closest("label")?.textContent)
    || folded(written(rowOf(option))); // a box that nothing labels is called what its row says
};
// What in a part of the page may have a tooltip to show that says something else than the `known` words: what is drawn,
// and what invites the pointer or the keyboard without doing anything itself.
const helps = (e) => (e.matches("abbr, [tabindex='0']") || getComputedStyle(e).cursor === "help")
  && !e.matches(`a, label, ${BUTTON}, ${OPTION}`) && !inside(e, OPTION).length;
const telling = (e) => e && (e.matches(ICON) || helps(e));
const iconsIn = (part, known) => inside(part, "*").filter((icon) => {
  const within = icon.parentElement?.closest(ICON) || icon.parentElement !== part && telling(icon.parentElement);
  if (!telling(icon) || !seen(icon) || within) return false;
  const words = saidWithin(icon).map(plain);
  // What is drawn in the place of the option's own box lets the pointer through to it, and has nothing to say.
  const around = drawnAround(icon);
  if (!words.length && around !== part && wordless(around) && inside(around, BOX).length) return false;
  return !known.some((one) => words.some((word) => word.includes(plain(one))));
});
