// The form itself: who, about what, and what the server says of it.
import { call, Refusal } from "./api.js";
import { untouched } from "./box.js";
import { defect } from "./defects.js";
import { h, meta } from "./dom.js";
import { editor } from "./editor.js";
import { field, input, toggle } from "./field.js";
import { Picker } from "./picker.js";
import { toast } from "./toast.js";

// `defaults` are the references of the contacts that the order selects; `place` tells the offer's page and the API;
// `name` shows which order it is about.
export function draft(sheet, asked, defaults, place, { go, name }) {
  let order = asked;
  let refused = false;
  const pickers = sheet.menus.map(({ kind, label, contacts }) => ({ kind, picker: new Picker(kind, `Interlocuteurs ${label}`, contacts, defaults) }));
  const able = toggle("Masquer les contacts indisponibles", untouched().ticked, (wanted, now) => {
    for (const { picker } of pickers) picker.offer(wanted);
    now(wanted);
    if (!wanted) unticked();
  });
  const subject = input("Objet", { "aria-required": "true" }, { required: true });
  let text;
  const content = field("Contenu", (label) => {
    const { root, value } = editor(label);
    text = value;
    return root;
  }, { required: true });
  const flows = meta("flows")
    ? h("button", { type: "button", class: "link", onclick: () => go(meta("flows")) }, "Gérer les flux de notification") : null;
  const banner = h("div", { role: "alert", class: "banner", hidden: true });

  // What unticking the box does to the rest of the form: nothing, but for defects (EX-11, EX-14).
  function unticked() {
    if (sheet.orders.length && defect("box-resets-order")) {
      order = sheet.orders[0].reference;
      name(order);
    }
    if (!defect("box-loses-text")) return;
    subject.control.value = "";
    content.control.textContent = "";
  }

  function tell(problems) {
    const about = (...names) => problems.filter((one) => names.includes(one.field)).map(({ message }) => message);
    for (const { kind, picker } of pickers) picker.told(about(kind));
    subject.told(about("subject"));
    content.told(about("content"));
    if (defect("refusal-resets-contacts")) for (const { picker } of pickers) picker.restore();
    if (defect("flows-link-lost-after-refusal")) flows?.remove();
    banner.replaceChildren(...about("order", "contacts").map((message) => h("p", {}, message)));
    banner.hidden = !banner.childElementCount;
    if (defect("refusal-cuts-subject")) subject.control.value = subject.control.value.split('"')[0];
    if (defect("refusal-strips-content")) content.control.textContent = text().replace(/<[^>]*>/g, "");
    if (about("content").length && defect("content-refusal-loses-subject")) subject.control.value = "";
    if (about("subject").length && defect("subject-refusal-loses-content")) content.control.textContent = "";
  }

  const send = () => call("POST", place.api, {
    token: sheet.token, order, contacts: pickers.flatMap(({ picker }) => [...picker.chosen]),
    subject: subject.control.value, content: text(),
  });

  async function publish(event) {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true" && !defect("double-click-saves-twice")) return; // one submission at a time, however fast the clicks come
    form.setAttribute("aria-busy", "true");
    try {
      await send();
    } catch (refusal) {
      form.removeAttribute("aria-busy");
      if (!(refusal instanceof Refusal)) throw refusal;
      refused = true;
      tell(refusal.problems);
      toast(refusal.message, "alert");
      form.querySelector("[aria-invalid=true]")?.focus();
      return;
    }
    toast("Échange publié.");
    go(place.offer);
  }

  async function leave() {
    if (defect("back-does-nothing")) return;
    if (defect("back-saves") || (refused && defect("back-saves-after-refusal"))) await send().catch(() => {});
    go(place.back);
  }

  const form = h("form", { class: "stack", novalidate: true, onsubmit: publish },
    banner,
    h("div", { class: "card stack" },
      h("div", { class: "head" }, h("h2", {}, "Avec qui ?"),
        flows),
      able,
      h("div", { class: "pickers" }, ...pickers.map(({ picker }) => picker.root))),
    h("div", { class: "card stack" }, h("h2", {}, "À quel sujet ?"), subject.root, content.root),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "button", onclick: leave }, "Revenir"),
      h("button", { class: "button button--main" }, "Publier")));
  return form;
}
