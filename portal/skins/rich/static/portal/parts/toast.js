// A passing notice at the foot of the screen, one at a time: « status » for good news, « alert » for bad.
import { h } from "./dom.js";

const SECONDS = 4;

export function toast(text, role = "status") {
  const shown = h("p", { class: `toast toast--${role}`, role }, text);
  let shelf = document.querySelector(".toasts");
  if (!shelf) {
    shelf = h("div", { class: "toasts" });
    document.body.append(shelf);
  }
  shelf.replaceChildren(shown);
  setTimeout(() => shown.remove(), SECONDS * 1000);
}
