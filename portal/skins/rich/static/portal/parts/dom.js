// Elements from words: h("button", { type: "button", onclick: close }, "Fermer"). Text is always text, never markup.
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else set(element, name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Gives an attribute its value; null and false take it away.
export function set(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}

let count = 0;

// An id for ARIA to point to; another at every run.
export function uid() {
  count += 1;
  return `r${count}-${Math.random().toString(36).slice(2, 7)}`;
}

const DRAWN = {
  add: "M10 4v12M4 10h12",
  bell: "M10 3a4 4 0 0 0-4 4v3l-2 3h12l-2-3V7a4 4 0 0 0-4-4zM8.5 16a1.5 1.5 0 0 0 3 0",
  barred: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5 5l10 10",
  catalogue: "M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z",
  close: "m5 5 10 10M15 5 5 15",
  down: "m6 8 4 4 4-4",
  home: "m3 10 7-6 7 6M5 9v7h10V9",
  leave: "M8 4H4v12h4M9 10h8m-3-3 3 3-3 3",
  screen: "M3 4h14v9H3zM7 16h6M10 13v3",
  share: "M7 10 13 6M7 10l6 4M5 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM15 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM15 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  silent: "M10 3a4 4 0 0 0-4 4v3l-2 3h12l-2-3V7a4 4 0 0 0-4-4zM8.5 16a1.5 1.5 0 0 0 3 0M3 3l14 14",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DRAWN[name]);
  svg.append(path);
  return svg;
}

const DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" });
const MOMENT = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" });

export const day = (text) => DAY.format(new Date(text));
export const moment = (text) => MOMENT.format(new Date(text));

// « 3 OC », « 1 échange » …
export const counted = (number, one, many = `${one}s`) => `${number} ${number > 1 ? many : one}`;

export const meta = (name) => document.getElementsByName(name)[0]?.content ?? "";
