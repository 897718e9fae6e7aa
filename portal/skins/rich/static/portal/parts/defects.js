// Whether a named defect is on; see portal/defects.py.
const on = (document.documentElement.dataset.defects ?? "").split(" ");

export const defect = (name) => on.includes(name);
