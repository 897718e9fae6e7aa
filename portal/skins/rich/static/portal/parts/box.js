// What the box « Masquer les contacts indisponibles » does to a list of contacts (EX-13, EX-14).
import { defect } from "./defects.js";

// The box as the form opens.
export const untouched = () => ({ ticked: !defect("box-not-ticked"), touched: false });

// Whether a contact of this kind is proposed.
export function proposed(contact, kind, box) {
  if (!box.ticked && defect("untick-hides-able")) return !contact.offered;
  return contact.offered || !hides(kind, box);
}

function hides(kind, { ticked, touched }) {
  if (defect("box-inverted")) return !ticked;
  if (ticked) return !(touched && defect("retick-does-nothing"));
  return defect("untick-does-nothing") || (kind === "client" && defect("untick-shows-partners-only"));
}

// Whether the indicators are gone (EX-16): they never are, but for a defect.
export const marksLost = ({ ticked, touched }) => ticked && touched && defect("marks-lost-on-retick");

// Likewise those of one contact, once chosen.
export const markLost = ({ reference }, chosen) => defect("marks-lost-once-chosen") && chosen.has(reference);

// Who is chosen once the box has been touched: whoever was. `first` are those chosen as the form opened.
export function stillChosen(chosen, { ticked }, contacts, first) {
  if (defect(ticked ? "retick-loses-selection" : "untick-loses-selection")) return new Set();
  if (defect(ticked ? "retick-restores-defaults" : "untick-restores-defaults")) return new Set(first);
  if (ticked && defect("retick-adds-defaults")) return new Set([...chosen, ...first]);
  if (!ticked && defect("untick-selects-everyone")) return new Set(contacts.map(({ reference }) => reference));
  return chosen;
}
