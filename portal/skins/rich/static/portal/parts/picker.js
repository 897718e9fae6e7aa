// A combobox over a list of contacts: those chosen are chips, the list is in the document only while it is open.
import { markLost, marksLost, proposed, stillChosen, untouched } from "./box.js";
import { h, icon, set, uid } from "./dom.js";
import { hideTip, showTip, tip } from "./tooltip.js";

const NAMES = { silent: "Muet", barred: "Indisponible" };
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export class Picker {
  // `chosen` holds the references of those chosen at first, and maybe others.
  constructor(kind, label, contacts, chosen) {
    this.kind = kind;
    this.label = label;
    this.contacts = contacts;
    this.chosen = new Set(contacts.map((contact) => contact.reference).filter((one) => chosen.includes(one)));
    this.first = new Set(this.chosen);
    this.box = untouched();
    this.active = null;
    this.list = null;
    this.input = h("input", {
      role: "combobox", autocomplete: "off", "aria-haspopup": "listbox", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-required": "true", id: uid(), placeholder: "Chercher un nom",
      onclick: () => this.open(), oninput: () => this.open(), onkeydown: (event) => this.key(event),
    });
    this.chips = h("ul", { class: "chips", role: "list", "aria-label": `${label} retenus` });
    this.errors = h("div", { class: "field__errors", id: uid(), hidden: true });
    this.root = h("div", { class: "field picker", onfocusout: (event) => this.left(event) },
      h("label", { for: this.input.id }, label, h("span", { class: "star", "aria-hidden": "true" }, " *")),
      h("div", { class: "picker__box" }, this.chips, this.input),
      this.errors);
    this.showChips();
  }

  told(messages) {
    this.errors.replaceChildren(...messages.map((message) => h("p", {}, message)));
    this.errors.hidden = messages.length === 0;
    set(this.input, "aria-invalid", messages.length > 0 && "true");
    set(this.input, "aria-describedby", messages.length > 0 && this.errors.id);
  }

  // The box has been ticked or unticked.
  offer(ticked) {
    this.box = { ticked, touched: true };
    this.chosen = stillChosen(this.chosen, this.box, this.contacts, this.first);
    this.showChips();
    if (this.list) this.showOptions();
  }

  // Back to those chosen at first.
  restore() {
    this.chosen = new Set(this.first);
    this.showChips();
  }

  open() {
    if (!this.list) {
      this.list = h("ul", {
        role: "listbox", id: uid(), class: "picker__list", "aria-multiselectable": "true", "aria-label": this.label,
        onmousedown: (event) => event.preventDefault(), // the focus stays in the search box
      });
      this.none = h("p", { class: "picker__none", hidden: true }, "Aucun interlocuteur à proposer.");
      this.popup = h("div", { class: "picker__popup" }, this.list, this.none);
      this.input.parentElement.after(this.popup);
      set(this.input, "aria-expanded", "true");
      set(this.input, "aria-controls", this.list.id);
    }
    this.active = null;
    this.showOptions();
  }

  close() {
    if (!this.list) return;
    hideTip();
    this.popup.remove();
    this.list = null;
    this.input.value = "";
    set(this.input, "aria-expanded", "false");
    set(this.input, "aria-controls", null);
    set(this.input, "aria-activedescendant", null);
  }

  left(event) {
    if (!this.root.contains(event.relatedTarget)) this.close();
  }

  toggle(contact) {
    if (!contact.able && !this.chosen.has(contact.reference)) return;
    if (!this.chosen.delete(contact.reference)) this.chosen.add(contact.reference);
    this.showChips();
    if (this.list) this.showOptions();
  }

  proposed() {
    const sought = folded(this.input.value.trim());
    return this.contacts.filter((one) => proposed(one, this.kind, this.box) && folded(one.name).includes(sought));
  }

  showChips() {
    this.chips.replaceChildren(...this.contacts.filter((one) => this.chosen.has(one.reference)).map((contact) => {
      const drop = () => { this.toggle(contact); this.input.focus(); };
      const button = { type: "button", class: "chip__drop", "aria-label": `Retirer ${contact.name}`, onclick: drop };
      return h("li", { class: "chip" }, h("span", {}, contact.name), ...this.indicators(contact), h("button", button, icon("close")));
    }));
  }

  showOptions() {
    hideTip();
    const proposed = this.proposed();
    this.options = proposed.map((contact) => {
      const option = h("li", {
        role: "option", id: uid(), class: "option", onclick: () => this.toggle(contact),
        "aria-selected": String(this.chosen.has(contact.reference)), "aria-disabled": !contact.able && "true",
      }, h("span", { class: "option__name" }, contact.name));
      option.append(...this.indicators(contact));
      return { option, contact };
    });
    this.list.replaceChildren(...this.options.map(({ option }) => option));
    this.none.hidden = proposed.length > 0;
    this.point(this.options.findIndex(({ contact }) => contact === this.active));
  }

  // Icons with a name of one word or two; the sentence is in their tooltip.
  indicators(contact) {
    if (marksLost(this.box) || markLost(contact, this.chosen)) return [];
    return contact.remarks.map(({ key, words }) => tip(
      h("span", { role: "img", "aria-label": NAMES[key], class: `indicator indicator--${key}` }, icon(key)), [words]));
  }

  // Makes one option the active one of the keyboard; -1 for none.
  point(index) {
    for (const { option } of this.options) option.classList.remove("option--active");
    const { option, contact } = this.options[index] ?? {};
    this.active = contact ?? null;
    set(this.input, "aria-activedescendant", option?.id);
    if (!option) return;
    option.classList.add("option--active");
    option.scrollIntoView({ block: "nearest" });
    if (contact.remarks.length) showTip(option, contact.remarks.map(({ words }) => words));
    else hideTip();
  }

  key(event) {
    if (event.key === "Escape" && this.list) {
      event.stopPropagation();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.list) this.open();
      const count = this.options.length;
      const now = this.options.findIndex(({ contact }) => contact === this.active);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (count) this.point(now < 0 && step < 0 ? count - 1 : (now + step + count) % count);
    } else if (event.key === "Enter" && this.list) {
      event.preventDefault();
      if (this.active) this.toggle(this.active);
    } else if (event.key === "Backspace" && !this.input.value) {
      const last = this.contacts.filter((one) => this.chosen.has(one.reference)).at(-1);
      if (last) this.toggle(last);
    }
  }
}
