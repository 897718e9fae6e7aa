// Who is told of exchanges (EX-16, EX-18).
import { call, get, Refusal } from "../parts/api.js";
import { counted, h, set } from "../parts/dom.js";
import { input, toggle } from "../parts/field.js";
import { toast } from "../parts/toast.js";

function card(contact, mayManage) {
  const item = h("li", { class: "card flow" });
  const button = toggle("Abonné", contact.subscribed, async (wanted, now) => {
    if (item.getAttribute("aria-busy") === "true") return;
    set(item, "aria-busy", "true");
    try {
      now((await call("PUT", `contacts/${contact.id}`, { subscribed: wanted })).subscribed);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      toast(refusal.message, "alert");
    }
    set(item, "aria-busy", null);
  });
  set(button, "aria-label", `Abonné : ${contact.name}`);
  button.disabled = !mayManage;
  item.append(h("div", {}, h("h2", {}, contact.name), h("p", { class: "soft" }, `${contact.kind} · ${contact.company}`)), button);
  return item;
}

export async function flows({ query, go }) {
  const name = query.get("nom") ?? "";
  const shown = await get("contacts", { name, page: query.get("page") });
  const sought = input("Nom du contact", { value: name });
  const to = (page) => {
    const kept = new URLSearchParams(Object.entries({ nom: sought.control.value, page: page > 1 ? String(page) : "" }).filter(([, value]) => value));
    return go(kept.size ? `/espace/flux?${kept}` : "/espace/flux");
  };
  const turn = (words, page, possible) => h("button", { type: "button", class: "button", disabled: !possible, onclick: () => to(page) }, words);
  return {
    title: "Flux de notification",
    nodes: [
      h("h1", { tabindex: "-1" }, "Flux de notification"),
      h("form", { class: "card filters", role: "search", "aria-label": "Recherche d'un contact", onsubmit: (event) => { event.preventDefault(); to(1); } },
        sought.root, h("div", { class: "filters__actions" }, h("button", { class: "button button--main" }, "Chercher"))),
      h("p", { role: "status", class: "soft" }, shown.count ? counted(shown.count, "contact") : "Aucun contact ne porte ce nom."),
      h("ul", { role: "list", class: "cards", "aria-label": "Abonnements" }, ...shown.contacts.map((one) => card(one, shown.may_manage))),
      shown.pages > 1 && h("nav", { class: "pager", "aria-label": "Pages" }, turn("Précédents", shown.page - 1, shown.page > 1), turn("Suivants", shown.page + 1, shown.page < shown.pages)),
    ].filter(Boolean),
  };
}
