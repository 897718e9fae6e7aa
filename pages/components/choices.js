// One look at a set of choices: what each is called, whether it can be seen, is chosen, and what is said of it.
// Asked for a `part`, it gives elements instead: the "opener" of the list and the "popup" that it opens, if they are
// there; or, of the choice named `label`, its "option", the "remover" of its chip, those of its "icons" that say
// none of the `known` words and so may have a tooltip to show.
(root, wanted) => {
  const { part, label: asked, known = [] } = wanted ?? {};
  const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const plain = (text) => folded(text).replaceAll("’", "'").toLowerCase();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const page = root.ownerDocument;
  const byId = (ids) => (ids ?? "").split(/\s+/).filter(Boolean).map((id) => page.getElementById(id)).filter(Boolean);
  const OPTION = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=option], [role=menuitemcheckbox], option";
  const OPENER = "[role=combobox]:not(select), [aria-haspopup=listbox], [aria-haspopup=dialog], [data-toggle=modal], [data-bs-toggle=modal]";
  const FIELD = "input:not([type=hidden]), select, textarea, [contenteditable], [role=switch], [aria-haspopup=listbox]";

  // What opens the list of choices, where they are not simply in the page; and that list, wherever it then is.
  const opener = root.matches(OPENER) ? root : root.querySelector(OPENER);
  const pointed = () => {
    const told = (name) => opener.getAttribute(name);
    const at = told("data-bs-target") || told("data-target") || (told("href") ?? "").replace(/^[^#]*/, "");
    return byId(told("aria-controls") || told("aria-owns"))[0] ?? (at.length > 1 ? byId(at.slice(1))[0] : undefined);
  };
  const popup = () => {
    const open = pointed() ?? [...page.querySelectorAll("[role=listbox], [role=dialog], dialog")].filter(seen).at(-1);
    return open && seen(open) ? open : undefined;
  };
  const list = opener ? popup() : root;
  if (part === "opener") return opener;
  if (part === "popup") return opener && list;

  const label = (option) => {
    const named = byId(option.getAttribute("aria-labelledby")).map((e) => e.textContent).join(" ");
    const own = option.labels ? [...option.labels].map((e) => e.textContent).join(" ") : option.textContent;
    return folded(option.getAttribute("aria-label") || named || option.label || own || option.closest("label")?.textContent)
      || folded(rowOf(option).textContent); // a box that nothing labels is called what its row says
  };
  // The row of an option: the largest part of the set that holds this option alone.
  const rowOf = (option) => {
    let row = option;
    while (row.parentElement && row !== list && row.parentElement !== list
        && row.parentElement.querySelectorAll(OPTION).length === 1) row = row.parentElement;
    return row;
  };
  const SAYS = ["title", "data-original-title", "data-bs-original-title", "aria-label", "alt", "aria-description"];
  const said = (element) => SAYS.map((name) => element.getAttribute(name)).filter(Boolean)
    .concat(byId(element.getAttribute("aria-describedby")).flatMap((e) => [e.textContent, ...saidWithin(e)]));
  const saidWithin = (element) => [element, ...element.querySelectorAll("*")].filter((e) => !e.matches(OPTION) || e === element)
    .filter((e) => e.tagName === "OPTION" || seen(e)).flatMap(said);

  // The chips of those chosen: each the largest part around the opener that holds one button alone, and words besides.
  const chips = () => {
    let area = opener;
    while (area !== root && root !== opener || area.parentElement?.querySelectorAll(FIELD).length === 1) area = area.parentElement;
    return [...area.querySelectorAll("button, [role=button]")].filter((button) => button !== opener && !list?.contains(button)).map((button) => {
      let chip = button;
      while (chip !== area && chip.parentElement !== area && !chip.parentElement.contains(opener)
          && chip.parentElement.querySelectorAll("button, [role=button]").length === 1) chip = chip.parentElement;
      const own = chip.cloneNode(true);
      own.querySelectorAll("button, [role=button]").forEach((one) => one.remove());
      return { label: folded(own.textContent), button };
    }).filter((chip) => chip.label);
  };
  const icons = (row) => [...row.querySelectorAll("svg, img, i, [role=img]")].filter((icon) => {
    if (!seen(icon) || icon.parentElement.closest("svg, i, [role=img]")) return false;
    const words = saidWithin(icon).map(plain);
    return !known.some((one) => words.some((word) => word.includes(plain(one))));
  });

  const options = !list ? [] : list.matches(OPTION) ? [list] : [...list.querySelectorAll(OPTION)];
  if (part) {
    const option = options.find((one) => label(one) === asked);
    if (part === "icons") return option ? icons(rowOf(option)) : [];
    if (part === "remover") return opener ? chips().find((chip) => chip.label === asked)?.button : undefined;
    // Portals draw their own boxes over the real ones, whose label then takes the click, as a user's would.
    return option?.labels?.[0] ?? option;
  }
  const choices = options.map((option) => {
    const row = rowOf(option);
    const chosen = option.selected ?? option.checked ?? [
      option.getAttribute("aria-selected"), option.getAttribute("aria-checked")].includes("true");
    return {
      label: label(option),
      value: option.getAttribute("value"),
      shown: option.tagName === "OPTION" ? !option.hidden && seen(list) : seen(row) && !row.closest("[hidden]"),
      chosen: chosen === true,
      enabled: !option.disabled && option.getAttribute("aria-disabled") !== "true",
      blank: option.tagName === "OPTION" && option.value === "",
      remarks: [...saidWithin(row), ...said(option), folded(row.textContent)].map(folded),
    };
  }).filter((choice) => !choice.blank);
  const listed = new Set(choices.map((choice) => choice.label));
  const others = opener ? chips().filter((chip) => !listed.has(chip.label)) : [];
  return choices.concat(others.map((chip) => (
    { label: chip.label, value: null, shown: false, chosen: true, enabled: true, blank: false, remarks: [] })));
}
