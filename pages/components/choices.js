// One look at a set of choices: what each is called, whether it can be seen, is chosen, and what is said of it.
(root) => {
  const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const byId = (ids) => (ids ?? "").split(/\s+/).filter(Boolean)
    .map((id) => root.ownerDocument.getElementById(id)).filter(Boolean);
  const OPTION = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=option], [role=menuitemcheckbox], option";

  const label = (option) => {
    const named = byId(option.getAttribute("aria-labelledby")).map((e) => e.textContent).join(" ");
    const own = option.labels ? [...option.labels].map((e) => e.textContent).join(" ") : option.textContent;
    return folded(option.getAttribute("aria-label") || named || option.label || own || option.closest("label")?.textContent);
  };
  // The row of an option: the largest part of the set that holds this option alone.
  const rowOf = (option) => {
    let row = option;
    while (row.parentElement && row !== root && row.parentElement !== root
        && row.parentElement.querySelectorAll(OPTION).length === 1) row = row.parentElement;
    return row;
  };
  const said = (element) => ["title", "data-original-title", "data-bs-original-title", "aria-label", "alt", "aria-description"]
    .map((name) => element.getAttribute(name)).filter(Boolean)
    .concat(byId(element.getAttribute("aria-describedby")).flatMap((e) => [e.textContent, ...saidWithin(e)]));
  const saidWithin = (element) => [element, ...element.querySelectorAll("*")].filter((e) => !e.matches(OPTION) || e === element)
    .filter((e) => e.tagName === "OPTION" || seen(e)).flatMap(said);

  const options = root.matches(OPTION) ? [root] : [...root.querySelectorAll(OPTION)];
  return options.map((option) => {
    const row = rowOf(option);
    const chosen = option.selected ?? option.checked ?? [
      option.getAttribute("aria-selected"), option.getAttribute("aria-checked")].includes("true");
    return {
      label: label(option),
      shown: option.tagName === "OPTION" ? !option.hidden && seen(root) : seen(row) && !row.closest("[hidden]"),
      chosen: chosen === true,
      enabled: !option.disabled && option.getAttribute("aria-disabled") !== "true",
      blank: option.tagName === "OPTION" && option.value === "",
      remarks: [...saidWithin(row), ...said(option), folded(row.textContent)].map(folded),
    };
  }).filter((choice) => !choice.blank);
}
