// One look at a set of choices: what each is called, whether it can be seen, is chosen, and what is said of it.
// Asked for a `part` of the choice named `label`, it gives elements instead: its option, the button that removes
// its chip, or those of its icons that nothing names until the pointer is on them.
(root, { part, label: asked } = {}) => {
  const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const byId = (ids) => (ids ?? "").split(/\s+/).filter(Boolean)
    .map((id) => root.ownerDocument.getElementById(id)).filter(Boolean);
  const OPTION = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=option], [role=menuitemcheckbox], option";
  const OPENER = "[role=combobox]:not(select), [aria-haspopup=listbox]";
  const FIELD = "input:not([type=hidden]), select, textarea, [contenteditable], [role=switch], [aria-haspopup=listbox]";

  // A combobox shows its options in a list of its own, wherever in the page, while it is open.
  const box = root.matches(OPENER) ? root : root.querySelector(OPENER);
  const list = box
    ? byId(box.getAttribute("aria-controls") || box.getAttribute("aria-owns"))[0]
      ?? [...root.ownerDocument.querySelectorAll("[role=listbox]")].find(seen)
    : root;

  const label = (option) => {
    const named = byId(option.getAttribute("aria-labelledby")).map((e) => e.textContent).join(" ");
    const own = option.labels ? [...option.labels].map((e) => e.textContent).join(" ") : option.textContent;
    return folded(option.getAttribute("aria-label") || named || option.label || own || option.closest("label")?.textContent);
  };
  // The row of an option: the largest part of the set that holds this option alone.
  const rowOf = (option) => {
    let row = option;
    while (row.parentElement && row !== list && row.parentElement !== list
        && row.parentElement.querySelectorAll(OPTION).length === 1) row = row.parentElement;
    return row;
  };
  const said = (element) => ["title", "data-original-title", "data-bs-original-title", "aria-label", "alt", "aria-description"]
    .map((name) => element.getAttribute(name)).filter(Boolean)
    .concat(byId(element.getAttribute("aria-describedby")).flatMap((e) => [e.textContent, ...saidWithin(e)]));
  const saidWithin = (element) => [element, ...element.querySelectorAll("*")].filter((e) => !e.matches(OPTION) || e === element)
    .filter((e) => e.tagName === "OPTION" || seen(e)).flatMap(said);

  // The chips of a combobox: each the largest part around it that holds one button alone, and words besides.
  const chips = () => {
    let area = box;
    while (area !== root && root !== box || area.parentElement?.querySelectorAll(FIELD).length === 1) area = area.parentElement;
    return [...area.querySelectorAll("button, [role=button]")].filter((button) => button !== box && !list?.contains(button)).map((button) => {
      let chip = button;
      while (chip !== area && chip.parentElement !== area && !chip.parentElement.contains(box)
          && chip.parentElement.querySelectorAll("button, [role=button]").length === 1) chip = chip.parentElement;
      return { label: folded(chip.textContent.replace(button.textContent, "")), button };
    }).filter((chip) => chip.label);
  };
  const nameless = (row) => [...row.querySelectorAll("svg, img, i, [role=img]")].filter((icon) => {
    for (let e = icon; e !== row; e = e.parentElement) if (said(e).length || folded(e.textContent)) return false;
    return seen(icon);
  });

  const options = !list ? [] : list.matches(OPTION) ? [list] : [...list.querySelectorAll(OPTION)];
  if (part) {
    const option = options.find((one) => label(one) === asked);
    if (part === "icons") return option ? nameless(rowOf(option)) : [];
    if (part === "remover") return box ? chips().find((chip) => chip.label === asked)?.button : undefined;
    return option?.labels?.[0] ?? option;
  }
  const choices = options.map((option) => {
    const row = rowOf(option);
    const chosen = option.selected ?? option.checked ?? [
      option.getAttribute("aria-selected"), option.getAttribute("aria-checked")].includes("true");
    return {
      label: label(option),
      shown: option.tagName === "OPTION" ? !option.hidden && seen(list) : seen(row) && !row.closest("[hidden]"),
      chosen: chosen === true,
      enabled: !option.disabled && option.getAttribute("aria-disabled") !== "true",
      blank: option.tagName === "OPTION" && option.value === "",
      remarks: [...saidWithin(row), ...said(option), folded(row.textContent)].map(folded),
    };
  }).filter((choice) => !choice.blank);
  const listed = new Set(choices.map((choice) => choice.label));
  const others = box ? chips().filter((chip) => !listed.has(chip.label)) : [];
  return choices.concat(others.map((chip) => (
    { label: chip.label, shown: false, chosen: true, enabled: true, blank: false, remarks: [] })));
}
