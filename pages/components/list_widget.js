// What a set of choices is made of: what opens its list, that list, its options. Told by roles, states and places:
// nothing here knows a library by name. The files list_*.js are the body of one function, in the order of listing.py.
const BOX = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=menuitemcheckbox]";
const PROPER = "[role=option], option";
const OPTION = `${BOX}, ${PROPER}`;
const LISTER = "[role=combobox]:not(select), [aria-haspopup=listbox]";
const OPENER = `${LISTER}, [aria-haspopup=dialog], [data-toggle=modal], [data-bs-toggle=modal]`;
const POPUP = "[role=listbox], [role=dialog], dialog";

const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });

// The list that a widget opens often goes by the same name, until it has faded: it is no other widget.
const shownBy = (one, list) => one !== list && one.matches(LISTER) && list.matches("[role=listbox]");
const [root, ...strangers] = roots.filter((list) => !roots.some((one) => shownBy(one, list)));
if (!root || strangers.length) return null;

const page = root.ownerDocument;
const tree = root.getRootNode(); // inside a web component, ids are its own
const byId = (ids) => (ids ?? "").split(/\s+/).filter(Boolean).map((id) => tree.getElementById?.(id)).filter(Boolean);

// A native menu that a library covers with its own stays in the page, in step with what is around it or next to it.
const covered = (select) => select.ariaHidden === "true" || select.getBoundingClientRect().width <= 1
  || !select.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const standIn = (select) => {
  const around = select.parentElement.closest(OPENER);
  if (around) return around;
  const near = [...select.parentElement.querySelectorAll(`select, ${OPENER}`)];
  const next = near[near.indexOf(select) + 1];
  return next && !next.matches("select") ? next : null;
};
const openerOf = () => {
  if (root.tagName === "SELECT") return covered(root) ? standIn(root) : null;
  return root.matches(OPENER) ? root : root.closest("[role=combobox]") ?? root.querySelector(OPENER);
};
const opener = openerOf();
const covers = (select) => covered(select) && standIn(select) === opener;
const behind = opener && (root.tagName === "SELECT" ? root : [...page.querySelectorAll("select")].find(covers));

// What the opener shows, wherever that then is.
const pointed = () => {
  const told = (name) => opener.getAttribute(name);
  const at = told("data-bs-target") || told("data-target") || (told("href") ?? "").replace(/^[^#]*/, "");
  return byId(told("aria-controls") || told("aria-owns"))[0] ?? (at.length > 1 ? byId(at.slice(1))[0] : undefined);
};
const lastIn = (part) => [...part.querySelectorAll(POPUP)].filter(seen).at(-1);
const popup = () => {
  const open = opener.ariaExpanded === "false" ? undefined : pointed() ?? lastIn(opener) ?? lastIn(page);
  return open && seen(open) ? open : undefined;
};
// Some lists are kept for screen readers alone, a few options at a time, in a box of no size beside what one sees.
const told = opener ? popup() : root;
const hollow = Boolean(told?.matches("[role=listbox]") && told.parentElement && !told.clientHeight && told.scrollHeight);
const list = hollow ? told.parentElement : told;

// Options proper where there are any, else boxes; those that a web component is given are in its slots.
const inside = (node, selector) => [...node.querySelectorAll(selector), ...[...node.querySelectorAll("slot")]
  .flatMap((slot) => slot.assignedElements({ flatten: true })).filter((element) => element.matches(selector))];
const options = () => {
  if (!list) return [];
  if (hollow) return [...list.querySelectorAll("[aria-selected]:not([role])")].filter((one) => !told.contains(one));
  const proper = list.matches(OPTION) ? [list] : inside(list, PROPER);
  const blank = (option) => option.tagName === "OPTION" && option.value === "";
  return (proper.length ? proper : inside(list, BOX)).filter((option) => !blank(option));
};
