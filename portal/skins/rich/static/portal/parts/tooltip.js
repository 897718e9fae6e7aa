// One tooltip for the whole page: in the document only while it shows, and described by whom it is about.
import { h, set, uid } from "./dom.js";

const shown = { element: null, about: null };

export function showTip(anchor, words, about = anchor) {
  hideTip();
  const tip = h("div", { role: "tooltip", id: uid(), class: "tip" }, ...words.map((one) => h("p", {}, one)));
  document.body.append(tip);
  const at = anchor.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left + at.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
  const above = at.top - tip.offsetHeight - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 4 ? above : at.bottom + 6}px`;
  set(about, "aria-describedby", tip.id);
  Object.assign(shown, { element: tip, about });
}

export function hideTip() {
  shown.element?.remove();
  shown.about?.removeAttribute("aria-describedby");
  Object.assign(shown, { element: null, about: null });
}

// Shows the words while the pointer or the focus is on the element.
export function tip(element, words, about = element) {
  for (const name of ["mouseenter", "focus"]) element.addEventListener(name, () => showTip(element, words, about));
  for (const name of ["mouseleave", "blur"]) element.addEventListener(name, hideTip);
  return element;
}

document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
