// One contracted offer: its orders, its contacts, its exchanges (EX-09, EX-10).
import { get } from "../parts/api.js";
import { defect } from "../parts/defects.js";
import { day, h, icon, moment, uid } from "../parts/dom.js";
import { subjectOf } from "../parts/subject.js";
import { toast } from "../parts/toast.js";
import { tip } from "../parts/tooltip.js";

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function section(title, items, none) {
  const id = uid();
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title),
    items.length ? h("ul", { role: "list", class: "cards" }, ...items.map((item) => h("li", { class: "card" }, ...item)))
      : h("p", { class: "soft" }, none));
}

function iconButton(words, drawn, onclick, props = {}) {
  return tip(h("button", { type: "button", class: "round", "aria-label": words, onclick, ...props }, icon(drawn)), [words]);
}

async function share() {
  try {
    await navigator.clipboard.writeText(location.href);
    toast("Adresse copiée.");
  } catch {
    toast(`Adresse à partager : ${location.href}`); // the browser keeps the clipboard to itself
  }
}

export async function offer({ named, go }) {
  const path = `offers/${encodeURIComponent(named)}`;
  const shown = await get(path);
  const form = defect("start-leads-to-list") ? "/espace/oc" : `/espace/oc/${encodeURIComponent(shown.started)}/message`;
  return {
    title: shown.reference,
    nodes: [
      h("p", {}, h("a", { href: "/espace/oc" }, "Toutes les OC")),
      h("div", { class: "head" },
        h("div", {}, h("h1", { tabindex: "-1" }, shown.reference), h("p", { class: "soft" }, `${shown.service} · ${shown.site}`)),
        h("div", { class: "head__tools" },
          iconButton("Partager", "share", share),
          iconButton("Nouvel écran", "screen", () => open(location.href, "_blank", "noopener")),
          !defect("start-missing") && iconButton("Nouvel échange", "add", () => go(form), { disabled: !shown.may_start || defect("start-disabled") }))),
      h("dl", { class: "card facts facts--row" }, fact("Société", shown.client), fact("Partenaire", shown.partner),
        fact("Produit", shown.service), fact("Site", shown.site)),
      section("Commandes", shown.orders.map((order) => [
        h("h3", {}, order.reference),
        h("p", {}, h("span", { class: `tag tag--${order.status.value}` }, order.status.label), " ", h("span", { class: "soft" }, `passée le ${day(order.placed_on)}`)),
        h("p", {}, order.assigned.length ? `Affectés : ${order.assigned.join(", ")}` : "Personne d'affecté"),
      ]), "Aucune commande."),
      section("Interlocuteurs", shown.contacts.map((contact) => [
        h("h3", {}, contact.name), h("p", { class: "soft" }, `${contact.kind} · ${contact.company}`),
        h("p", { class: "breakable" }, contact.email), h("p", {}, contact.phone),
      ]), "Aucun interlocuteur."),
      section("Échanges", shown.conversations.map((one) => [
        h("h3", { class: "breakable" }, h("a", { href: `/espace/echanges/${one.id}` }, subjectOf(one))),
        h("p", { class: "soft" }, `${one.order} · ${one.author} · ${moment(one.created_at)}`),
      ]), "Aucun échange pour le moment."),
    ],
  };
}
