// What older libraries draw, often over a native menu, has no roles: told by places, and by the words of that menu.
const BUTTON = "button, [role=button]";
const TYPED = "input:not([type=checkbox], [type=radio], [type=hidden], [inputmode=none]), textarea";
const BOUNDARY = "html, body, main, section, form, fieldset, dialog, [role=dialog], [role=group]";
const KEYED = `${BUTTON}, ${TYPED}, [tabindex]`;
const VALUED = "[data-value]";

// What takes the place of a menu comes right after it, or is around it, and takes keys: it opens the list itself, or
// by the button that tells what is selected.
const besides = (select) => {
  const near = [select.nextElementSibling, select.parentElement].filter((part) => part && seen(part));
  const alone = (part) => [...part.querySelectorAll("select")].every((one) => one === select);
  const takesKeys = (e) => e !== select && e.matches(KEYED) && seen(e);
  const keyed = (part) => [part, ...part.querySelectorAll(KEYED)].find(takesKeys);
  const place = near.find((part) => !part.matches(`label, ${BOUNDARY}`) && alone(part) && keyed(part));
  const first = place && keyed(place);
  return first?.matches(BUTTON) && !wordless(first) ? first : place ?? null;
};

// Its list lies over the page: beside the opener, or elsewhere if its options have the words of the menu.
const OVER = ["absolute", "fixed"];
const lies = (part) => OVER.includes(getComputedStyle(part).position);
const clipped = (part) => getComputedStyle(part).clip !== "auto";
const near = (part) => [opener, opener.parentElement].some((e) => !e.matches(BOUNDARY) && e.contains(part));
const overlay = () => [...page.body.querySelectorAll("*")].find((part) => {
  if (!lies(part) || part.contains(opener) || part.contains(behind)) return false;
  if (!seen(part) || clipped(part)) return false;
  const told = inside(part, `${OPTION}, ${VALUED}`);
  return near(part) ? told.length || unsaid(part).length : told.some((option) => covering.has(ownWords(option)));
});

// Its options carry the value that they stand for, or say the words of the menu.
const unsaid = (part) => {
  const valued = inside(part, VALUED);
  const options = valued.length ? valued : inside(part, "*").filter((e) => covering.has(ownWords(e)));
  return options.filter((e) => seen(e) && !options.some((other) => other !== e && other.contains(e)));
};
