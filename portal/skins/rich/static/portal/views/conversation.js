// An exchange once published (EX-21).
import { get } from "../parts/api.js";
import { defect } from "../parts/defects.js";
import { h, moment, uid } from "../parts/dom.js";
import { subjectOf } from "../parts/subject.js";

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function quoted(content) {
  const quote = h("blockquote", { class: "keep" });
  if (defect("markup-rendered")) quote.innerHTML = content;
  else quote.append(...content.split("\n").map((line) => h("p", {}, line || h("br"))));
  return quote;
}

export async function conversation({ named }) {
  const shown = await get(`conversations/${named}`);
  const [about, message] = [uid(), uid()];
  const offer = `/espace/oc/${encodeURIComponent(shown.offer)}`;
  return {
    title: shown.subject,
    nodes: [
      h("p", {}, h("a", { href: offer }, `Revenir à ${shown.offer}`)),
      h("h1", { tabindex: "-1", class: "keep" }, subjectOf(shown)),
      h("section", { class: "card", "aria-labelledby": message }, h("h2", { id: message }, "Message"),
        quoted(shown.content)),
      h("section", { class: "card", "aria-labelledby": about }, h("h2", { id: about }, "Informations"),
        h("dl", { class: "facts facts--row" }, fact("Commande", shown.order), fact("Auteur", shown.author), fact("Date", moment(shown.created_at)),
          ...shown.people.map(({ label, names }) => fact(`Interlocuteurs ${label}`, names.join(", "))))),
    ],
  };
}
