// Asks which order the exchange is about; resolves with it, or with null when the user gives up.
import { day, h, uid } from "./dom.js";

export function askOrder(orders, cancelled) {
  const titleId = uid();
  const options = orders.map((order) => h("div", {
    role: "radio", class: "radio", "aria-checked": "false", tabindex: order === orders[0] ? "0" : "-1",
  }, h("strong", {}, order.reference), " ", h("span", {}, `${order.status.label}, passée le ${day(order.placed_on)}`)));
  const confirm = h("button", { type: "button", class: "button button--main", disabled: true }, "Poursuivre");
  const giveUp = h("button", { type: "button", class: "button" }, "Annuler");
  const group = h("div", { role: "radiogroup", "aria-labelledby": titleId, "aria-required": "true", class: "radios" }, ...options);
  const dialog = h("dialog", { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": titleId },
    h("h2", { id: titleId }, "Commande concernée"),
    h("p", { class: "soft" }, "Plusieurs commandes de cette OC sont en cours."),
    group, h("div", { class: "actions" }, giveUp, confirm));

  let chosen = -1;
  const choose = (index) => {
    chosen = index;
    confirm.disabled = false;
    options.forEach((option, i) => {
      option.setAttribute("aria-checked", String(i === index));
      option.tabIndex = i === index ? 0 : -1;
    });
  };
  options.forEach((option, index) => option.addEventListener("click", () => choose(index)));
  group.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, " ": 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (options.indexOf(event.target) + step + options.length) % options.length;
    choose(next);
    options[next].focus();
  });
  return new Promise((answer) => {
    const end = (value) => { dialog.remove(); answer(value); };
    confirm.addEventListener("click", () => end(orders[chosen]));
    giveUp.addEventListener("click", () => end(null));
    dialog.addEventListener("cancel", () => end(null));
    cancelled.addEventListener("abort", () => end(null));
    document.body.append(dialog);
    dialog.showModal();
  });
}
