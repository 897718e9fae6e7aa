// What a set of choices is made of: what opens its list, that list, its options.
const BOX = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=menuitemcheckbox]";
const PROPER = "[role=option], option";
const OPTION = `${BOX}, ${PROPER}`;
const TOGGLE = ":is(button, [role=button])[aria-pressed]:not([role=toolbar] *), "
  + "[aria-selected]:not([role]), [aria-checked]:not([role])";
const LISTER = "[role=combobox]:not(select), [aria-haspopup=listbox]";
const OPENER = `${LISTER}, [aria-haspopup=dialog], [data-toggle=modal], [data-bs-toggle=modal]`;
const POPUP = "[role=listbox], [role=dialog], dialog";

// What the target tells of a list whose parts have no role: its options, and those that are chosen or stand for them.
const signs = {};
for (const [name, all] of Object.entries(wanted.signs ?? {})) signs[name] = all.filter((one) => one.isConnected);
const toldOptions = signs.option?.length ? signs.option : null;
const tellsSigns = Boolean(signs.option || signs.chosen);
const toldChosen = toldOptions || signs.chosen?.length ? signs.chosen : null;

const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });

// The list that a widget opens often goes by the same name, until it has faded: it is no other widget.
const shownBy = (one, list) => one !== list && one.matches(LISTER) && list.matches("[role=listbox]");
const [root, ...strangers] = roots.filter((list) => !roots.some((one) => shownBy(one, list)));
if (!root || strangers.length) return null;

const page = root.ownerDocument;

const holds = (part, node) => {
  let around = node;
  while (around && around !== part) around = drawnAround(around);
  return Boolean(around);
};

// A native menu that a library covers with its own stays in the page, in step with what is around it or next to it.
const covered = (select) => select.ariaHidden === "true" || select.getBoundingClientRect().width <= 1
  || !select.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const standIn = (select) => {
  const around = select.parentElement.closest(OPENER);
  if (around) return around;
  const near = [...select.parentElement.querySelectorAll(`select, ${OPENER}`)];
  const next = near[near.indexOf(select) + 1];
  return next && !next.matches("select") ? next : besides(select);
};
// Boxes in a part of the widget that unfolds: by its one button for that, or by the one part that takes a click while
// they are out of sight or lie over the page.
const boxes = toldOptions ?? inside(root, BOX);
const allAround = (parts) => {
  let around = drawnAround(parts[0]);
  while (around && !parts.every((part) => holds(around, part))) around = drawnAround(around);
  return around;
};
const hand = (e) => getComputedStyle(e).cursor === "pointer";
const unfolderOf = () => {
  if (!boxes.length || root.matches(`select, ${OPENER}`)) return undefined;
  const holders = new Set();
  for (const box of boxes) for (let part = box; part && part !== root; part = drawnAround(part)) holders.add(part);
  const beside = (wanted) => {
    const found = inside(root, "*").filter((e) => wanted(e) && !holders.has(e) && seen(e));
    const outer = found.filter((e) => !found.some((other) => other !== e && holds(other, e)));
    return outer.length === 1 ? outer[0] : undefined;
  };
  const proper = beside((e) => e.matches(UNFOLDER));
  const common = allAround(boxes);
  const over = [...holders].find((part) => holds(part, common) && lies(part));
  if (proper || !over && seen(common)) return proper;
  // Without words it may be the cross of a chip, which would take a contact away.
  const chip = (e) => toldChosen?.some((one) => holds(one, e));
  const takes = (e) => !wordless(e) && !chip(e) && (e.matches(BUTTON) || hand(e) && !hand(drawnAround(e)));
  return beside((e) => takes(e) && !(over && holds(over, e)));
};
const UNFOLDER = `summary, :is(${BUTTON})[aria-expanded], [data-toggle=dropdown], [data-bs-toggle=dropdown]`;
const unfolder = unfolderOf();
// Some keep real boxes out of sight for good, and draw others at the end of the page.
const keyedBeside = () => inside(root, KEYED).some((e) => !boxes.includes(e) && seen(e));
const plainPart = !root.role && !root.matches(BOUNDARY) && seen(root);
const veiled = !toldOptions && plainPart && !unfolder && boxes.length && !boxes.some(seen) && keyedBeside();
// Suggestions that the target tells, under a field in which one types.
const typedIn = () => signs.option && !inside(root, OPTION).length ? inside(root, TYPED).find(seen) : undefined;
// Some give the role to a field that takes the keys for them and that nobody sees: one clicks the whole.
const keptFromSight = (e) => {
  let part = e;
  while (part !== root && !clipped(part) && part.clientWidth > 1) part = drawnAround(part);
  return part !== root;
};
const openerOf = () => {
  const plain = unfolder ?? (veiled || root.matches(BUTTON) ? root : undefined) ?? typedIn();
  if (root.tagName === "SELECT") return covered(root) ? standIn(root) : null;
  if (root.matches(OPENER)) return root;
  const role = root.closest("[role=combobox]") ?? inside(root, OPENER)[0];
  return veiled && role && keptFromSight(role) ? root : role ?? plain;
};
const opener = openerOf();
const covers = (select) => covered(select) && standIn(select) === opener;
const roleless = Boolean(opener) && !opener.matches(OPENER);
const within = () => {
  const [select, ...others] = inside(root, "select");
  return select && !others.length && covered(select) ? select : undefined;
};
const behind = opener && (root.tagName === "SELECT" ? root : [...page.querySelectorAll("select")].find(covers) ?? within());
// What is drawn stands then for choices that the form holds: options, or boxes.
const standsFor = Boolean(behind || veiled);
const held = veiled ? boxes : [...behind?.options ?? []];
const heldWords = (one) => folded(one.label ?? ownWords(one));
// What invites to choose is no choice, nor what is drawn for it.
const invites = (e) => e.tagName === "OPTION" && e.value === "";
const invitations = held.filter(invites).map(heldWords);
const covering = new Map(held.filter((one) => !invites(one)).map((one) => [heldWords(one), one]));

// What the opener shows, wherever that then is.
const pointed = () => {
  const told = (name) => opener.getAttribute(name);
  const at = told("data-bs-target") || told("data-target") || (told("href") ?? "").replace(/^[^#]*/, "");
  const owned = byId(opener, told("aria-controls") || told("aria-owns"))[0];
  return owned ?? (at.length > 1 ? byId(opener, at.slice(1))[0] : undefined);
};
const lastIn = (part) => inside(part, POPUP).filter(seen).at(-1);
const unfolded = () => {
  let part = boxes[0];
  while (!holds(drawnAround(part), opener)) part = drawnAround(part);
  return seen(part) ? part : undefined;
};
const popup = () => {
  const listed = (toldOptions ?? []).filter(seen);
  if (toldOptions) return listed.length ? allAround(listed) : undefined;
  if (unfolder && opener === unfolder) return unfolded();
  if (roleless) return overlay();
  const open = opener.ariaExpanded === "false" ? undefined : pointed() ?? lastIn(opener) ?? lastIn(page);
  return open && seen(open) ? open : undefined;
};
// Some lists are kept for screen readers alone, a few options at a time, in a box of no size beside what one sees.
const told = opener ? popup() : root;
const hollow = Boolean(told?.matches("[role=listbox]") && told.parentElement && !told.clientHeight && told.scrollHeight);
const list = hollow ? told.parentElement : told;

// Two lists side by side: options go from the one of what can be chosen to the one of what is.
const sides = opener ? [] : inside(root, "select[multiple], [role=listbox]").filter(seen);
const taken = sides.length === 2 ? sides[1] : null;

// Options proper where there are any, else boxes; buttons that stay pressed only where there is nothing else, and no
// opener but of a dialog: editors, chips and favourites have such buttons too.
const dialog = Boolean(opener) && !roleless && !opener.matches(LISTER);
const pressed = list && (!opener || dialog) && !inside(list, OPTION).length;
const WAY = `a[href], [role=menuitem], ${BUTTON}`;
const leads = pressed && wanted.ways && !inside(list, TOGGLE).length;
const MEMBER = leads ? WAY : pressed ? TOGGLE : OPTION;
const options = () => {
  if (!list) return [];
  if (toldOptions) return toldOptions.filter((option) => !ofAll(option));
  if (hollow) return inside(list, "[aria-selected]:not([role])").filter((one) => !holds(told, one));
  const proper = list.matches(OPTION) ? [list] : inside(list, PROPER);
  const blank = (option) => invites(option) || invitations.includes(labelOf(option));
  const members = proper.length ? proper : inside(list, MEMBER).filter(ofMenu);
  return (roleless && !members.length ? unsaid(list) : members).filter((option) => !blank(option) && !ofAll(option));
};
// What takes all choices at once is none of them: a box in the head of a table, a line that says so.
const TICKED = "[type=checkbox], [role=checkbox], [role=menuitemcheckbox]";
const ofAll = (option) => {
  if (option.matches("option")) return false;
  const head = option.closest("thead, [role=columnheader]");
  if (head && holds(list, head)) return true; // a filter may itself stand in the head of a table
  const label = labelOf(option);
  if (leads) return !label || /^(annuler|fermer|retour|abandonner)/i.test(label); // the way back is no choice either
  return /(^|\s)(tout|tous|toutes)(\s|$)/i.test(label) && /(sélectionn|coch)er/i.test(label)
    || option.matches(TICKED) && /^(tout|tous|toutes)(\s|$)/i.test(label);
};
// Boxes for a whole group, or for all, have no counterpart in the menu that the list stands for.
const counted = (box) => covering.has(labelOf(box));
const ofMenu = (box, _, all) => !standsFor || counted(box) || !all.some(counted);
