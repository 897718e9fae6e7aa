// A labelled field with what is wrong with it, wired for those who listen to it.
import { h, set, uid } from "./dom.js";

// `make(labelId)` gives the control; `told(messages)` shows them, or nothing when there is nothing to say.
export function field(label, make, { required = false, wide = false } = {}) {
  const labelId = uid();
  const control = make(labelId);
  const errors = h("div", { class: "field__errors", id: uid(), hidden: true });
  const title = h("label", { id: labelId }, label, required && h("span", { class: "star", "aria-hidden": "true" }, " *"));
  if (/^(INPUT|SELECT)$/.test(control.tagName)) {
    control.id = uid();
    title.htmlFor = control.id;
  } else title.addEventListener("click", () => control.focus());
  const root = h("div", { class: wide ? "field field--wide" : "field" }, title, control, errors);
  const told = (messages) => {
    errors.replaceChildren(...messages.map((message) => h("p", {}, message)));
    errors.hidden = messages.length === 0;
    set(control, "aria-invalid", messages.length > 0 && "true");
    set(control, "aria-describedby", messages.length > 0 && errors.id);
  };
  return { root, control, told };
}

export function input(label, props = {}, options = {}) {
  return field(label, () => h("input", { autocomplete: "off", ...props }), options);
}

export function select(label, choices, chosen) {
  const options = choices.map(({ value, label: words }) => h("option", { value, selected: value === chosen }, words));
  return field(label, () => h("select", {}, ...options));
}

// A button that stands for yes or no.
export function toggle(label, on, changed) {
  const button = h("button", { type: "button", role: "switch", class: "switch", "aria-checked": String(on) }, label);
  button.addEventListener("click", () => {
    const wanted = button.getAttribute("aria-checked") !== "true";
    changed(wanted, (really) => button.setAttribute("aria-checked", String(really)));
  });
  return button;
}
