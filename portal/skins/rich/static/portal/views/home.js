// What the space opens on.
import { get } from "../parts/api.js";
import { counted, h, meta, moment } from "../parts/dom.js";

export async function home() {
  const { statuses, conversations } = await get("home");
  const total = statuses.reduce((sum, { count }) => sum + count, 0);
  statuses.sort((one, other) => other.count - one.count || one.label.localeCompare(other.label, "fr"));
  return {
    title: "Tableau de bord",
    nodes: [
      h("h1", { tabindex: "-1" }, `Bonjour ${meta("account")}`),
      h("section", { class: "card" }, h("h2", {}, counted(total, "commande en cours", "commandes en cours")),
        h("dl", { class: "figures" }, ...statuses.map(({ label, count }) => h("div", {}, h("dt", {}, label), h("dd", {}, String(count)))))),
      h("section", { class: "card" }, h("h2", {}, "Derniers échanges"),
        conversations.length
          ? h("ul", { role: "list", class: "feed" }, ...conversations.map((one) => h("li", {},
            h("a", { href: `/espace/echanges/${one.id}` }, one.subject), h("p", { class: "soft" }, `${one.offer} · ${one.author} · ${moment(one.created_at)}`))))
          : h("p", { class: "soft" }, "Aucun échange pour le moment.")),
    ],
  };
}
