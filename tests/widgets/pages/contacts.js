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

// How an option is drawn, where a library lets the portal draw it: the name, and the sign of who is not subscribed.
window.drawn = (name) => {
  const row = document.createElement("span");
  row.textContent = name;
  if (CONTACTS.find((one) => one.name === name)?.silent) {
    row.append(Object.assign(document.createElement("i"), { title: SILENT, textContent: " ○" }));
  }
  return row;
};
