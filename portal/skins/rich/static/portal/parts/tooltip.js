// One tooltip for the whole page: in the document only while it shows, and described by whom it is about.
import { h, set, uid } from "./dom.js";

const shown = { element: null, anchor: null };

export function showTip(anchor, words) {
  hideTip();
  const tip = h("div", { role: "tooltip", id: uid(), class: "tip" }, ...words.map((one) => h("p", {}, one)));
  document.body.append(tip);
  const at = anchor.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left + at.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
  const above = at.top - tip.offsetHeight - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 4 ? above : at.bottom + 6}px`;
  set(anchor, "aria-describedby", tip.id);
  Object.assign(shown, { element: tip, anchor });
}

export function hideTip() {
  shown.element?.remove();
  shown.anchor?.removeAttribute("aria-describedby");
  Object.assign(shown, { element: null, anchor: null });
}

// Shows the words while the pointer or the focus is on the element.
export function tip(element, words) {
  for (const name of ["mouseenter", "focus"]) element.addEventListener(name, () => showTip(element, words));
  for (const name of ["mouseleave", "blur"]) element.addEventListener(name, hideTip);
  return element;
}

document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
