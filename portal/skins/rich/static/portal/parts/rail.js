// The rail beside every page of whoever is signed in: where to go, and the way out.
import { call } from "./api.js";
import { defect } from "./defects.js";
import { h, icon, meta, set, uid } from "./dom.js";
import { toast } from "./toast.js";

const link = (href, drawn, words) => h("li", {}, h("a", { href, class: "rail__link" }, icon(drawn), h("span", {}, words)));

// A menu button: the menu is in the document only while it is open.
function menuButton() {
  const item = h("a", { role: "menuitem", href: meta("offers"), class: "menu__item", tabindex: "-1" }, "Offres contractées (OC)");
  const menu = h("ul", { role: "menu", id: uid(), "aria-label": "Catalogue", class: "menu" }, meta("offers") && h("li", { role: "none" }, item));
  const button = h("button", { type: "button", class: "rail__link", "aria-haspopup": "menu", "aria-expanded": "false" },
    icon("catalogue"), h("span", {}, "Catalogue"), icon("down"));
  const group = h("li", { class: "rail__group" }, button);
  const open = (wanted) => {
    if (wanted === menu.isConnected) return;
    set(button, "aria-expanded", String(wanted));
    set(button, "aria-controls", wanted && menu.id);
    if (wanted && defect("menu-entry-missing-on-conversation") && location.pathname.includes("/echanges/")) menu.replaceChildren();
    if (wanted) group.append(menu);
    else menu.remove();
  };
  button.addEventListener("click", (event) => {
    open(!menu.isConnected && !defect("menu-closed"));
    if (event.detail === 0 && menu.isConnected) item.focus(); // by the keyboard, one goes on from the first item
  });
  group.addEventListener("focusout", (event) => { if (!group.contains(event.relatedTarget)) open(false); });
  group.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.isConnected) {
      button.focus();
      open(false);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      open(true);
      item.focus();
    }
  });
  document.addEventListener("click", (event) => { if (!button.contains(event.target)) open(false); });
  return group;
}

async function leave() {
  try {
    await call("DELETE", "session");
    location.assign("/entrer");
  } catch (refusal) {
    toast(refusal.message, "alert");
  }
}

export function rail() {
  const links = h("ul", {}, link("/espace", "home", "Tableau de bord"), menuButton(),
    link("/espace/flux", "bell", "Flux de notification"));
  return h("header", { class: "rail" },
    h("p", { class: "rail__brand" }, "Espace OC"),
    h("nav", { "aria-label": "Navigation principale" }, links),
    h("div", { class: "rail__foot" }, h("span", { class: "rail__who" }, meta("account")),
      h("button", { type: "button", class: "rail__link", onclick: leave }, icon("leave"), h("span", {}, "Quitter"))));
}

// Marks where one is.
export function mark(path) {
  for (const one of document.querySelectorAll(".rail a")) set(one, "aria-current", one.pathname === path && "page");
}
