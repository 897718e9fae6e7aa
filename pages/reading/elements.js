// What is asked of elements one by one.
shown: () => roots.map(textOf),
lines: () => roots.map(linesOf),
tops: () => roots.map((element) => element.getBoundingClientRect().y),
// Some editors have a value as fields have, and are none. A password is nobody's to read.
fields: () => roots.map((e) => ({
  kind: e.tagName === "IFRAME" ? "frame" : e.matches("input, textarea") ? "plain" : "block",
  value: e.matches("input:not([type=password]), textarea") ? e.value : "",
})),
// A filter: what it is made of, and what it is set to.
filters: () => roots.map((e) => ({
  drawn: !e.matches("select, input, textarea") || e.matches("[role=combobox]:not(select), [aria-haspopup=listbox]"),
  typed: e.matches("input, textarea") && !e.matches("[role=combobox], [aria-haspopup=listbox]"),
  options: e.matches("select") ? [...e.options].map(({ label, value, selected }) => ({ label, value, selected })) : null,
  value: e.matches("input, textarea") ? e.value : "",
})),
// What sends a form may be a field, in which one presses a key.
takesKeys: () => roots.map((e) => e.matches("input:not([type=submit], [type=button], [type=image])")),
takesClicks: () => roots.map((element) => getComputedStyle(element).pointerEvents !== "none"),
