// One look at the whole set: its state, and what each choice is called, whether it can be seen, is chosen, and what is
// said of it. Asked for a `part`: the state alone, an element, or several, mostly of the choice named `label`.
const { part, label: asked, known = [] } = wanted;

// What stands for a chosen one beside the list: told by the target, else the chips of the widget.
const apart = (one) => !options().some((option) => holds(option, one) || holds(one, option));
const toldChips = () => toldChosen.filter(apart)
  .map((chip) => ({ label: bare(folded(wordsOf(chip))), mark: inside(chip, "*").filter(drawn).at(-1) ?? chip, chip }))
  .filter((chip) => chip.label);
const ownChips = () => opener && opener !== unfolder
  ? chips().filter(({ label }) => !standsFor || covering.has(label)) : [];
const chosenChips = toldChosen ? toldChips() : ownChips();
// An option may say more of a contact than its chip, or than the menu behind it, on a second line. Lines that only their
// style keeps apart run together.
const saysMore = (label, name) => name && label.startsWith(name) && /^[^\p{Ll}\p{N}'’-]/u.test(label.slice(name.length));
// It is the one option that begins as the chip.
let labels;
const secondLine = (chip, name) => {
  labels ??= options().map(labelOf);
  const begins = (label) => saysMore(label, chip.label);
  return begins(name) && !labels.includes(chip.label) && labels.filter(begins).length === 1;
};
const chipOf = (name) => chosenChips.find((chip) => chip.label === name)
  ?? chosenChips.find((chip) => secondLine(chip, name));
const optionOf = async (name) => {
  let option;
  const find = (found) => (option = found.find((one) => labelOf(one) === name));
  await travel(find, true);
  const scroller = option && opener && scrollerOf(options());
  if (scroller) {
    option.scrollIntoView({ block: "center" });
    await halted(scroller);
    find(options());
  }
  return option;
};
// The option of the menu behind that one of the list stands for: the longest of which it says more.
const coverOf = (name) => covering.has(name) ? name : [...covering.keys()].filter((key) => saysMore(name, key))
  .sort((one, other) => other.length - one.length)[0];
const coveredBy = (name) => covering.get(coverOf(name));
// Beside a choice that the list leaves out once it is chosen, icons are in its chip; the cross that removes it is none.
const iconsBeside = (option, chip, words) => option ? iconsIn(rowOf(option), words)
  : chip ? iconsIn(chip.chip, words).filter((icon) => !chip.mark.contains(icon)) : [];
// Portals draw their own boxes over the real ones, whose label then takes the click, as a user's would.
const clicked = (option) => MEMBER === OPTION && option?.labels?.[0] || option;
const PARTS = {
  list: () => opener && list,
  door,
  keyed,
  search: () => opener && searchBox(),
  icons: async () => iconsBeside(await optionOf(asked), chipOf(asked), known),
  on: async () => clicked(await optionOf(asked)),
  off: async () => chipOf(asked)?.mark ?? clicked(await optionOf(asked)),
  chip: () => opener && labelled(asked),
};
// Whether the pointer reaches what is around an option: not while some lists are still being shown.
const reached = (option) => getComputedStyle(drawnAround(option)).pointerEvents !== "none";
// Older libraries hear no key before their list has unfolded, and Bootstrap's windows no click.
const still = () => !(roleless || dialog) || !list.getAnimations({ subtree: dialog }).length;
const state = {
  native: root.tagName === "SELECT" && !opener,
  several: root.multiple === true,
  covered: root.tagName === "SELECT" && Boolean(opener) && seen(opener),
  closed: Boolean(opener) && !list,
  searched: Boolean(opener && searchBox()),
  ready: options().some((option) => seen(option) && reached(option)) && still(),
  dialog,
  sides: Boolean(taken),
  field: roleless && opener.matches(TYPED),
  toggled: roleless && (opener === unfolder || opener.matches(BUTTON)),
};

// Some lists mark as selected the option under the cursor: what the widget itself shows then decides.
const cursors = opener ? [opener, ...opener.querySelectorAll("[aria-activedescendant]")]
  .map((e) => e.getAttribute("aria-activedescendant")) : [];
const cursorOnly = (option, name) => list.ariaMultiSelectable !== "true" && option.id && cursors.includes(option.id)
  && !folded(textOf(area)).includes(name);
const chosenBehind = (one) => Boolean(one?.selected ?? one?.checked);
const isChosen = (option, name) => {
  if (standsFor) return chosenBehind(coveredBy(name));
  if (taken) return holds(taken, option);
  if (chipOf(name)) return true;
  if (toldChosen) return toldChosen.some((one) => holds(option, one) || holds(one, option));
  if (MEMBER === TOGGLE) return [option.ariaPressed, option.ariaSelected, option.ariaChecked].includes("true");
  if (option.selected ?? option.checked ?? option.ariaChecked === "true") return true;
  return option.ariaSelected === "true" && !cursorOnly(option, name);
};
// A pointer that says no, or passes by, where nothing else tells.
const isBarred = (option) => {
  if (option.disabled || option.ariaDisabled === "true" || coveredBy(labelOf(option))?.disabled) return true;
  if (option.matches("option, input")) return false;
  const { cursor, pointerEvents } = getComputedStyle(option);
  return cursor === "not-allowed" || pointerEvents === "none" && reached(option);
};
// A component may draw what is in it and no box of its own.
const drawnRow = (row, option) => (seen(row) || seen(option)) && !row.closest("[hidden]");
const choice = (option) => {
  const [row, name] = [rowOf(option), labelOf(option)];
  return {
    label: name,
    value: option.getAttribute("value") || coveredBy(name)?.value || null,
    shown: option.tagName === "OPTION" ? !option.hidden && seen(list) : drawnRow(row, option),
    chosen: isChosen(option, name),
    enabled: !isBarred(option),
    icons: iconsBeside(option, null, []).length > 0,
    remarks: [...saidWithin(row), ...said(option), written(row)].map(folded),
  };
};
const choices = [];
const gather = (found) => {
  const met = new Set(choices.map((one) => one.label));
  choices.push(...found.map(choice).filter((one) => !met.has(one.label)));
  return asked !== undefined && choices.some((one) => one.label === asked);
};
// Chosen ones that the list leaves out are offered all the same, if it leaves out each of them.
const view = () => {
  const listed = new Set(choices.flatMap((one) => [one.label, coverOf(one.label), chipOf(one.label)?.label]));
  const shown = !choices.some((one) => one.chosen);
  const beside = [...covering].filter(([, one]) => chosenBehind(one)).map(([name]) => name)
    .concat(chosenChips.map((chip) => chip.label));
  const leftOut = (name) => {
    const chip = chipOf(name);
    const remarks = chip ? [...saidWithin(chip.chip), chip.chip.textContent].map(folded) : [];
    const icons = iconsBeside(null, chip, []).length > 0;
    return { label: name, value: null, shown, chosen: true, enabled: true, icons, remarks };
  };
  const others = [...new Set(beside)].filter((name) => !listed.has(name)).map(leftOut);
  return { ...state, choices: [...choices, ...others] };
};
