// The contacts as boxes to tick, with a sign that the page draws beside the name of who is not subscribed.
window.tick = (into, sign) => {
  for (const { name, chosen, disabled, silent } of CONTACTS) {
    const [row, label, box] = ["div", "label", "input"].map((tag) => document.createElement(tag));
    Object.assign(box, { type: "checkbox", checked: Boolean(chosen), disabled: Boolean(disabled) });
    label.append(box, ` ${name} `);
    row.append(label);
    if (silent) row.append(sign());
    into.append(row);
  }
};
