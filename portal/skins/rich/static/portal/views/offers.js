// The catalogue: cards of contracted offers, found with four filters, a page at a time (EX-08).
import { get, Refusal } from "../parts/api.js";
import { defect } from "../parts/defects.js";
import { counted, day, h, set } from "../parts/dom.js";
import { input, select } from "../parts/field.js";
import { toast } from "../parts/toast.js";

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function card(offer, go) {
  const open = () => go(`/espace/oc/${encodeURIComponent(offer.opens)}`);
  return h("li", { class: "card offer" },
    h("h2", {}, offer.reference),
    h("dl", { class: "facts" }, fact("Société", offer.client), fact("Produit", offer.service),
      fact("Étape", offer.status?.label ?? "—"), fact("Dernière commande", offer.placed_on ? day(offer.placed_on) : "—")),
    h("button", { type: "button", class: "button", onclick: open, "aria-label": `Détail de ${offer.reference}` }, "Détail"));
}

export async function offers({ query, go, signal }) {
  const first = await get("offers", Object.fromEntries(query));
  const fields = {
    reference: input("N° d'OC", { value: query.get("reference") ?? "" }),
    client: input("Société", { value: query.get("client") ?? "" }),
    statut: select("Étape", [{ value: "", label: "Toutes" }, ...first.statuses], query.get("statut") ?? ""),
    offre: select("Produit", [{ value: "", label: "Tous" }, ...first.services.map((value) => ({ value, label: value }))], query.get("offre") ?? ""),
  };
  const said = h("p", { role: "status", class: "soft" });
  const results = h("div", { class: "results" });
  let asked = 0;
  let at = 1; // the page shown
  let held = ""; // the step that filters though its menu is empty: none, but for a defect

  function fill({ offers: found, count, page, pages }) {
    at = page;
    said.textContent = count ? `${counted(count, "OC", "OC")} · page ${page} sur ${pages}` : "Aucune OC ne répond à ces critères.";
    const turn = (words, to, possible) => h("button", { type: "button", class: "button", disabled: !possible, onclick: () => search(to) }, words);
    results.replaceChildren(
      h("ul", { role: "list", class: "cards", "aria-label": "Offres contractées" }, ...found.map((offer) => card(offer, go))),
      pages > 1 ? h("nav", { class: "pager", "aria-label": "Pages" }, turn("Précédentes", page - 1, page > 1), turn("Suivantes", page + 1, page < pages)) : "");
    set(results, "aria-busy", null);
  }

  // A search with other filters starts again from the first page.
  async function search(page = defect("search-keeps-page") ? at : 1) {
    asked += 1;
    const turn = asked; // an answer that another search has overtaken is not shown
    const filters = page > 1 && defect("page-two-loses-filters") ? [] : Object.entries(fields);
    const shown = { ...Object.fromEntries(filters.map(([name, { control }]) => [name, control.value])), page: page > 1 ? String(page) : "" };
    if (shown.statut) held = "";
    const wanted = held ? { ...shown, statut: held } : shown;
    const kept = new URLSearchParams(Object.entries(shown).filter(([, value]) => value));
    history.pushState({ moved: true }, "", kept.size ? `/espace/oc?${kept}` : "/espace/oc");
    set(results, "aria-busy", "true");
    results.replaceChildren(h("div", { class: "cards", "aria-hidden": "true" }, ...Array.from({ length: 6 }, () => h("div", { class: "bone" }))));
    try {
      const found = await get("offers", wanted);
      if (turn === asked && !signal.aborted) fill(found);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      set(results, "aria-busy", null);
      toast(refusal.message, "alert");
    }
  }

  function clear() {
    const once = defect("reset-keeps-status-once");
    if (once || defect("reset-keeps-status")) held = fields.statut.control.value || held;
    const wrongly = { reference: defect("reset-keeps-reference"), client: defect("reset-keeps-client") };
    for (const [name, { control }] of Object.entries(fields)) if (!wrongly[name]) control.value = "";
    if (!defect("reset-empties-fields-only")) search(1);
    if (once) held = "";
  }

  fill(first);
  return {
    title: "Offres contractées (OC)",
    nodes: [
      h("h1", { tabindex: "-1" }, "Offres contractées (OC)"),
      h("form", { class: "card filters", role: "search", "aria-label": "Critères", onsubmit: (event) => { event.preventDefault(); search(); } },
        ...Object.values(fields).map(({ root }) => root),
        h("div", { class: "filters__actions" }, h("button", { class: "button button--main" }, "Chercher"),
          h("button", { type: "button", class: "button", onclick: clear }, "Tout effacer"))),
      said, results,
    ],
  };
}
