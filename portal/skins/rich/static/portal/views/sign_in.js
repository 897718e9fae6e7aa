// The way in (EX-06).
import { call } from "../parts/api.js";
import { h, meta } from "../parts/dom.js";
import { input } from "../parts/field.js";

export async function signIn() {
  const login = input("Courriel ou identifiant", { autocomplete: "username", autocapitalize: "none", spellcheck: "false" });
  const password = input("Code secret", { type: "password", autocomplete: "current-password" });
  const said = h("div", { role: "alert", class: "banner", hidden: true });
  const form = h("form", { class: "stack", novalidate: true, method: "post" }, login.root, password.root, said,
    h("button", { class: "button button--main" }, "Entrer"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    said.hidden = true;
    try {
      await call("POST", "session", { login: login.control.value, password: password.control.value });
      location.assign(meta("next") || "/espace");
    } catch (refusal) {
      said.textContent = refusal.message;
      said.hidden = false;
      password.control.value = "";
      password.control.focus();
      form.removeAttribute("aria-busy");
    }
  });
  return { title: "Entrer", nodes: [h("div", { class: "card gate" }, h("p", { class: "gate__brand" }, "Espace OC"),
    h("h1", { tabindex: "-1" }, "Bonjour"), form)] };
}
