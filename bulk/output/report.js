"use strict";
const { rows, states, columns } = JSON.parse(document.getElementById("data").textContent);
const PAGE = 100, PRINTED = 2000;
const part = id => document.getElementById(id);
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const numbers = new Intl.NumberFormat("fr-FR");
const tenths = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const moments = new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "medium" });
const collator = new Intl.Collator("fr", { numeric: true });
const at = Object.fromEntries(columns.map((column, place) => [column.key, place]));
const searched = rows.map(row => folded([...row, states[row[at.state]]].join(" ")));
let page = 0, found = [];

function made(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function link(href, text) {
  return made("a", { href, rel: "noreferrer" }, text);
}

const shown = {
  state: row => made("span", { className: `badge ${row[at.state]}` }, states[row[at.state]]),
  conversation: row => row[at.address] ? link(row[at.address], row[at.conversation] || "ouvrir") : row[at.conversation],
  reason: row => row[at.screenshot]
    ? made("span", {}, row[at.reason], " ", link(row[at.screenshot], "Voir la capture"))
    : row[at.reason],
  seconds: row => row[at.seconds] === null ? "" : tenths.format(row[at.seconds]),
  finished_at: row => row[at.finished_at] === null ? "" : moments.format(row[at.finished_at] * 1000),
  offer: row => [row[at.offer], row[at.order]].filter(Boolean).join("\n"),
  subject: row => made("details", {},
    made("summary", {}, row[at.subject]),
    made("p", {}, row[at.content]),
    ...[["Client", row[at.client]], ["Partenaire", row[at.partner]]].map(([side, names]) =>
      made("p", {}, `Contacts ${side} : ${names || "ceux proposés par défaut"}`)),
    ...(row[at.worker] ? [made("p", {}, `Exécutant : ${row[at.worker]}`)] : [])),
};

function line(row) {
  const cells = columns.filter(column => column.name).map(column => {
    const content = shown[column.key] ? shown[column.key](row) : String(row[at[column.key]] ?? "");
    const cell = made(column.key === "key" ? "th" : "td", { className: column.style }, content);
    if (column.key === "key") cell.scope = "row";
    cell.dataset.name = column.name;
    return cell;
  });
  return made("tr", {}, ...cells);
}

function draw(count = PAGE) {
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const first = count === PAGE ? page * PAGE : 0;
  part("lines").replaceChildren(...found.slice(first, first + count).map(place => line(rows[place])));
  part("page").textContent = `page ${numbers.format(page + 1)} sur ${numbers.format(pages)}`;
  part("before").disabled = page === 0;
  part("after").disabled = page + 1 >= pages;
  part("pages").hidden = pages === 1;
}

function search() {
  const words = folded(part("words").value).split(/\s+/).filter(Boolean);
  const state = part("state").value, column = at[part("order").value], way = part("down").checked ? -1 : 1;
  found = [];
  rows.forEach((row, place) => {
    if ((!state || row[at.state] === state) && words.every(word => searched[place].includes(word))) found.push(place);
  });
  const empty = value => value === null || value === "";
  found.sort((a, b) => {
    const [one, other] = [rows[a][column], rows[b][column]];
    if (empty(one) || empty(other)) return empty(one) - empty(other);
    return way * (typeof one === "number" ? one - other : collator.compare(one, other));
  });
  page = 0;
  for (const head of part("heads").children) {
    head.ariaSort = head.dataset.key === part("order").value ? (way > 0 ? "ascending" : "descending") : null;
  }
  part("count").textContent = found.length === rows.length
    ? `${numbers.format(rows.length)} ${rows.length > 1 ? "lignes" : "ligne"}`
    : `${numbers.format(found.length)} sur ${numbers.format(rows.length)} lignes`;
  draw();
}

function turn(step) {
  page += step;
  draw();
  part("rows").scrollIntoView();
}

function sortBy(key) {
  part("down").checked = part("order").value === key && !part("down").checked;
  part("order").value = key;
  search();
}

function heading(column) {
  const button = made("button", { type: "button", onclick: () => sortBy(column.key) }, column.name);
  const head = made("th", { scope: "col" }, column.sorts ? button : column.name);
  head.dataset.key = column.key;
  return head;
}

part("heads").append(...columns.filter(column => column.name).map(heading));
part("order").append(...columns.filter(column => column.sorts).map(column => made("option", { value: column.key }, column.name.toLowerCase())));
const occurring = new Set(rows.map(row => row[at.state]));
part("state").append(...Object.entries(states).filter(([state]) => occurring.has(state)).map(([value, name]) => made("option", { value }, name)));
part("search").addEventListener("input", search);
part("search").addEventListener("submit", event => event.preventDefault());
part("before").addEventListener("click", () => turn(-1));
part("after").addEventListener("click", () => turn(1));
addEventListener("beforeprint", () => draw(PRINTED));
addEventListener("afterprint", () => draw());
search();
