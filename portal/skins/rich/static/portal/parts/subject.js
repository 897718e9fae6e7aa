// The subject of an exchange as it is shown: to the letter, but for a defect that takes its markup for markup (EX-21).
import { defect } from "./defects.js";

export const subjectOf = ({ subject }) =>
  defect("subject-rendered") ? document.createRange().createContextualFragment(subject) : subject;
