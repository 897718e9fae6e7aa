// Shows the view of each address, and goes from one to the next without loading the page again.
import { Refusal } from "./parts/api.js";
import { h, meta, set } from "./parts/dom.js";
import { mark, rail } from "./parts/rail.js";
import { hideTip } from "./parts/tooltip.js";
import { conversation } from "./views/conversation.js";
import { flows } from "./views/flows.js";
import { form } from "./views/form.js";
import { home } from "./views/home.js";
import { offer } from "./views/offer.js";
import { offers } from "./views/offers.js";
import { signIn } from "./views/sign_in.js";

const ROUTES = [
  [/^\/entrer$/, signIn],
  [/^\/espace$/, home],
  [/^\/espace\/oc$/, offers],
  [/^\/espace\/oc\/([^/]+)\/message$/, form],
  [/^\/espace\/oc\/([^/]+)$/, offer],
  [/^\/espace\/echanges\/(\d+)$/, conversation],
  [/^\/espace\/flux$/, flows],
];

const main = h("main", { class: "page", tabindex: "-1" });
let leaving = new AbortController();

function skeleton() {
  return h("div", { class: "skeleton", "aria-hidden": "true" }, ...Array.from({ length: 4 }, () => h("div", { class: "bone" })));
}

function refused(message) {
  return { title: "Impossible", nodes: [h("h1", { tabindex: "-1" }, "Impossible d'afficher cette page"),
    h("p", { class: "card", role: "alert" }, message), h("p", {}, h("a", { href: "/espace" }, "Aller au tableau de bord"))] };
}

async function viewed(signal) {
  if (meta("refusal") && !history.state?.moved) return refused(meta("refusal"));
  for (const [pattern, view] of ROUTES) {
    const found = pattern.exec(location.pathname);
    if (found) return view({ named: decodeURIComponent(found[1] ?? ""), query: new URLSearchParams(location.search), go, signal });
  }
  return refused("Cette page n'existe pas ou n'existe plus.");
}

// A view gives its title and nodes, or null when it has gone elsewhere itself.
async function show(focused) {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  hideTip();
  mark(location.pathname);
  main.replaceChildren(skeleton());
  set(main, "aria-busy", "true");
  let shown;
  try {
    shown = await viewed(signal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    shown = refused(error.message);
  }
  if (signal.aborted || shown === null) return;
  document.title = `${shown.title} · Espace OC`;
  main.replaceChildren(...shown.nodes);
  set(main, "aria-busy", null);
  scrollTo(0, 0);
  if (focused) main.querySelector("h1")?.focus();
}

function go(path, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"]({ moved: true }, "", path);
  return show(true);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);
  if (!link || !plain || link.origin !== location.origin || !link.pathname.startsWith("/espace")) return;
  event.preventDefault();
  go(link.pathname + link.search);
});
addEventListener("popstate", () => show(true));

if (meta("account")) document.body.append(rail());
else document.body.classList.add("bare");
document.body.append(main);
show(false);
