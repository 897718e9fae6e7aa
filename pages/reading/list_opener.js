// What a widget that opens its list shows without it: the chips of those chosen, a box to search in, and the way in.
const FIELD = "input:not([type=hidden]), select, textarea, [contenteditable], [role=switch], [aria-haspopup=listbox]";

// The part of the page that is this widget alone.
const areaOf = () => {
  const mine = (field) => field === behind || field.ariaHidden === "true" || field.contains(opener)
    || opener.contains(field) || list && holds(list, field);
  let area = opener;
  while ((area !== root || root === opener) && area.parentElement && !area.parentElement.matches(BOUNDARY)
      && [...area.parentElement.querySelectorAll(FIELD)].every(mine)) area = area.parentElement;
  return area;
};
const area = opener && areaOf();

// A chip is the largest part around one mark alone, and words besides. Marks are buttons or, where there are none,
// signs without words, such as a cross; never in the name of the widget, where a star says that it is required.
const inName = (e) => e.closest("label, legend")?.contains(opener) === false;
const marks = (wanted) => [...area.querySelectorAll("*")]
  .filter((e) => e !== opener && !(list && holds(list, e)) && !e.contains(opener) && !inName(e) && wanted(e) && seen(e))
  .filter((e, _, all) => !all.some((other) => other !== e && other.contains(e)));
const chipsAround = (found) => found.map((mark) => {
  const alone = (part) => found.filter((one) => part.contains(one)).length === 1;
  const outside = (part) => !part || part === area || part === opener || part.contains(opener);
  let chip = mark;
  while (chip !== area && !outside(chip.parentElement) && !chip.parentElement.querySelector(FIELD)
      && alone(chip.parentElement)) chip = chip.parentElement;
  const label = folded(spoken(chip, (e) => found.includes(e) || e.ariaHidden === "true" || noted(e) || !seen(e)));
  return { label, mark, chip };
}).filter((chip) => chip.label && chip.mark !== chip.chip);
const drawn = (e) => wordless(e) && !e.matches(FIELD) && !e.querySelector(FIELD) && !e.closest("option")
  && e.getBoundingClientRect().width > 0;
const sign = (e) => drawn(e) && !e.closest("[aria-hidden=true]");
// Crosses kept from screen readers, which take the option again instead: what one clicks in what one does not, or what
// says what it does.
const REMOVES = /^(supprimer|retirer|enlever|effacer|delete|remove)/i;
const removes = (e) => SAYS.some((name) => REMOVES.test(e.getAttribute(name) ?? ""));
const cross = (e) => drawn(e) && e.ariaHidden === "true" && hand(e) && (removes(e) || !hand(e.parentElement));
const chips = () => {
  const buttons = chipsAround(marks((e) => e.matches(BUTTON)));
  if (buttons.length) return buttons;
  const crosses = chipsAround(marks(cross));
  if (crosses.length) return crosses;
  // A sign that only says something beside a cross, the mark of a contact, is not what takes the chip away.
  const clean = marks((e) => sign(e) && (hand(e) || !noted(e)));
  const signs = clean.length ? clean : marks(sign);
  // A lone sign beside all that the opener says is rather the arrow of the opener.
  const alone = signs.filter((one) => opener.contains(one)).length === 1;
  const arrow = ({ chip }) => alone && opener.contains(chip) && chip.textContent.trim() === opener.textContent.trim();
  return chipsAround(signs).filter((chip) => !arrow(chip));
};
// What stands for a choice that has no mark: the smallest part that says its label and no more.
const labelled = (label) => [...area.querySelectorAll("*")]
  .filter((e) => !e.closest("select") && !(list && holds(list, e)) && seen(e) && folded(e.textContent) === label)
  .at(-1);

// Where to click to open: a point of the opener, or of what is drawn around it, that is no part of a chip; a point of
// an icon only if there is no other, for it may be the cross of a chip that nothing tells apart.
const door = () => {
  const taken = chips().map(({ chip }) => chip);
  const free = (hit, part, icons) => hit && part.contains(hit) && !taken.some((chip) => chip.contains(hit))
    && (icons || part === hit || !hit.closest(ICON) && !hit.shadowRoot) && [null, part].includes(hit.closest(BUTTON));
  for (const icons of [false, true]) {
    for (let part = opener; part; part = part === area ? null : part.parentElement) {
      part.scrollIntoView({ block: "nearest" });
      const box = part.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      for (const share of [0.5, 0.98, 0.9, 0.75, 0.25, 0.02]) {
        const [x, y] = [box.x + box.width * share, box.y + box.height / 2];
        const at = { x: x - box.x - part.clientLeft, y: y - box.y - part.clientTop };
        if (free(opener.getRootNode().elementFromPoint(x, y), part, icons)) return { element: part, at };
      }
    }
  }
  return { element: opener, at: null };
};

// Where one types to have the list searched, in the widget or in the panel that holds the list; what else takes keys.
const panel = () => {
  const around = [list, list?.parentElement, list?.parentElement?.parentElement].filter(Boolean);
  return around.filter((part) => part === list || !part.contains(opener) && !part.matches(BOUNDARY));
};
const searchBox = () => [opener, area, ...panel()].flatMap((part) => [part, ...inside(part, TYPED)])
  .find((e) => e.matches(TYPED) && !e.readOnly && seen(e) && e.getBoundingClientRect().width > 0);
const keyed = () => {
  const focused = (e) => e.tabIndex >= 0 && seen(e);
  return searchBox() ?? [opener, ...opener.querySelectorAll("*")].find(focused) ?? opener;
};
