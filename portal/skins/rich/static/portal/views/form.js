// What starts an exchange: the order first, then contacts, subject and content (EX-11 … EX-22).
import { get } from "../parts/api.js";
import { askOrder } from "../parts/choice.js";
import { defect } from "../parts/defects.js";
import { h } from "../parts/dom.js";
import { draft } from "../parts/draft.js";

// The contacts that the order selects (EX-12).
function defaultsOf(order, offer) {
  if (!defect("defaults-stay")) return order.defaults;
  sessionStorage[offer] ??= JSON.stringify(order.defaults);
  return JSON.parse(sessionStorage[offer]);
}

export async function form({ named, query, go, signal }) {
  const reference = encodeURIComponent(named);
  const sheet = await get(`offers/${reference}/message`);
  const back = defect("back-leads-to-list") ? "/espace/oc" : `/espace/oc/${encodeURIComponent(sheet.back)}`;
  const place = { offer: `/espace/oc/${reference}`, api: `offers/${reference}/message`, back };
  const orderNamed = h("span");
  const about = h("p", { class: "soft" }, `${sheet.reference} · ${sheet.client} · ${sheet.service}`, orderNamed);
  const holder = h("div");

  function name(order) {
    orderNamed.textContent = ` · commande ${order}`;
  }

  function write(order, defaults) {
    name(order);
    holder.append(draft(sheet, order, defaults, place, { go, name }));
  }

  // The order that the address tells, or else the one that the user names.
  async function choose() {
    const told = sheet.orders.find((order) => order.reference === query.get("commande"));
    const order = told ?? await askOrder(sheet.orders, signal);
    if (signal.aborted) return;
    if (order === null) {
      go(place.offer, { replace: true });
      return;
    }
    history.replaceState({ moved: true }, "", `${place.offer}/message?commande=${encodeURIComponent(order.reference)}`);
    write(order.reference, defaultsOf(order, sheet.reference));
  }

  if (signal.aborted) return null;
  const asked = sheet.orders.length === 1 && defect("single-order-asked-on-form"); // over the form, which is there
  if (sheet.orders.length && !asked) choose();
  else write(sheet.order, sheet.menus.flatMap(({ contacts }) => contacts.filter(({ chosen }) => chosen).map((one) => one.reference)));
  if (asked) askOrder(sheet.orders, signal);
  return { title: `Nouvel échange · ${sheet.reference}`, nodes: [h("h1", { tabindex: "-1" }, "Nouvel échange"), about, holder] };
}
