// The contacts of every page: two selected at first, one not subscribed, one who cannot be chosen, one with markup in the name.
window.SILENT = "Ce contact n'est pas abonné aux notification des conversations";
window.CONTACTS = [
  { name: "Anne Martin", chosen: true },
  { name: "Marie-Anne Martin" },
  { name: "Hugo Petit", chosen: true },
  { name: "Zoé Lefèvre-d’Arc", silent: true },
  { name: "Léa <b>Roux</b>" },
  { name: "Paul Noir", disabled: true },
];
window.CHOSEN = CONTACTS.filter((one) => one.chosen);

// What the form of the page would send; null where the page has none, or none that knows the contacts.
window.sent = () => {
  const form = document.forms.conversation;
  return form ? new FormData(form).getAll("client").flatMap(decoded) : null;
};
window.decoded = (value) => [value]; // pages whose library sends all contacts in one field say how to take them apart

// The contacts as the options of a native menu, for the libraries that take its place.
window.offer = (select) => {
  for (const { name, chosen, disabled, silent } of CONTACTS) {
    const option = new Option(name, name, chosen, chosen);
    option.disabled = Boolean(disabled);
    if (silent) option.dataset.silent = "";
    select.add(option);
  }
  return select;
};

// The same in two groups.
window.grouped = (select) => {
  const options = [...select.options];
  for (const [label, from, to] of [["Direction", 0, 3], ["Exploitation", 3, 6]]) {
    const group = Object.assign(document.createElement("optgroup"), { label });
    group.append(...options.slice(from, to));
    select.append(group);
  }
  return select;
};

// How an option is drawn, where a library lets the portal draw it: the name, and the sign of who is not subscribed.
window.drawn = (name) => {
  const row = document.createElement("span");
  row.textContent = name;
  if (CONTACTS.find((one) => one.name === name)?.silent) {
    row.append(Object.assign(document.createElement("i"), { title: SILENT, textContent: " ○" }));
  }
  return row;
};
