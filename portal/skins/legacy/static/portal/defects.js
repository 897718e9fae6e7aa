// Whether a named defect is on; see portal/defects.py.
"use strict";

function defect(name) {
  return (document.documentElement.dataset.defects || "").split(" ").indexOf(name) >= 0;
}
