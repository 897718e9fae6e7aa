// Comforts only: without this file every page still works. Events are listened to on the document, so nothing
// on a page can be clicked before its listener exists.
"use strict";

const SUBMISSION_MS = 5000; // after which a submission that went nowhere may be tried again

document.documentElement.classList.add("js");

// Whether a named defect is on; see portal/defects.py.
const defect = (name) => (document.documentElement.dataset.defects ?? "").split(" ").includes(name);

// The menu « Catalogue »: opens on click, closes on Escape and on leaving it.
function disclose(group, open) {
  group.classList.toggle("open", open);
  group.querySelector("button").setAttribute("aria-expanded", String(open));
}

document.addEventListener("click", (event) => {
  for (const group of document.querySelectorAll("[data-disclosure]")) {
    const button = group.querySelector("button");
    if (button.contains(event.target)) disclose(group, !defect("menu-closed") && !group.classList.contains("open"));
    else if (!group.contains(event.target)) disclose(group, false);
  }
});

document.addEventListener("keydown", (event) => {
  const group = event.key === "Escape" && document.querySelector("[data-disclosure].open");
  if (!group) return;
  disclose(group, false);
  group.querySelector("button").focus();
});

document.addEventListener("focusout", (event) => {
  const group = event.target.closest("[data-disclosure]");
  if (group && event.relatedTarget && !group.contains(event.relatedTarget)) disclose(group, false);
});

// One submission at a time, however fast the clicks come.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-once") || defect("double-click-saves-twice")) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  setTimeout(() => form.removeAttribute("aria-busy"), SUBMISSION_MS);
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-once]")) form.removeAttribute("aria-busy");
});

// The contacts assigned to the chosen order are selected; those that the user set by hand stay as they are.
const touched = new Set();

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.name === "contacts") touched.add(field.value);
  if (field.name === "contacts" && field.checked && defect("marks-lost-once-chosen")) {
    for (const mark of field.closest("li").querySelectorAll(".indicator")) mark.remove();
  }
  if (field.name !== "commande" || (defect("defaults-stay") && field.form.dataset.filled)) return;
  field.form.dataset.filled = "yes";
  const wanted = new Set(field.dataset.defaults.split(" "));
  for (const box of field.form.querySelectorAll("input[name=contacts]")) {
    if (!touched.has(box.value)) box.checked = wanted.has(box.value);
  }
});

document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus]")?.focus());

// What ticking or unticking the box does to the rest of the form: nothing, but for defects (EX-11, EX-14, EX-16).
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.name !== "eligibles") return;
  for (const box of field.form.querySelectorAll("input[name=contacts]")) {
    if (defect(field.checked ? "retick-loses-selection" : "untick-loses-selection")) box.checked = false;
    if (defect(field.checked ? "retick-restores-defaults" : "untick-restores-defaults")) box.checked = box.defaultChecked;
    if (field.checked && defect("retick-adds-defaults")) box.checked ||= box.defaultChecked;
    if (!field.checked && defect("untick-selects-everyone")) box.checked = true;
  }
  field.form.dataset.ticked = "once";
  const first = field.form.querySelector("input[name=commande][type=radio]");
  if (!field.checked && first && defect("box-resets-order")) first.checked = true;
  if (!field.checked && defect("box-loses-text")) {
    for (const text of field.form.querySelectorAll("#sujet, #contenu")) text.value = "";
  }
  if (!field.checked || !defect("marks-lost-on-retick")) return;
  for (const mark of field.form.querySelectorAll(".indicator")) mark.remove();
});
