"""The traceability matrix as one page in French: nothing fetched, readable on a phone, in the dark and on paper."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from html import escape
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.verdict import Outcome, Verdict, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

CSS = Path(__file__).with_name("page.css")

_SIGNS = {
    Verdict.VERIFIED: ("good", "✓"),
    Verdict.PARTLY: ("half", "◐"),
    Verdict.UNVERIFIED: ("none", "?"),
    Verdict.FAILED: ("bad", "✗"),
    Outcome.PASSED: ("good", "✓"),
    Outcome.SKIPPED: ("half", "–"),
    Outcome.NOT_RUN: ("none", "?"),
    Outcome.FAILED: ("bad", "✗"),
}


def page(data: dict[str, Any]) -> str:
    """Return the whole page."""
    requirements = data["exigences"]
    written = datetime.fromisoformat(data["date"])
    report = f' · <a href="{escape(data["rapport"])}">rapport Allure</a>' if data["rapport"] else ""
    return f"""<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Traçabilité des exigences · MyOpenIP</title>
<style>
{CSS.read_text(encoding="utf-8")}</style>
</head>
<body>
<header>
<h1>Traçabilité des exigences</h1>
<p>« Démarrer une conversation depuis l'OC » · cible <strong>{escape(data["cible"])}</strong> ·
<time datetime="{escape(data["date"])}">{written:%d/%m/%Y à %H h %M}</time>{report}</p>
{_totals(requirements)}
<nav aria-label="Exigences"><ul class="map">
{"".join(_cell(one) for one in requirements)}</ul></nav>
</header>
<main>
{"".join(_section(one, data["rapport"]) for one in requirements)}</main>
<footer><p>Seul « vérifiée » est une preuve : tous les exemples ont tourné et réussi. Ce que la cible ne permet pas de
juger est « non vérifié », jamais réussi.</p></footer>
</body>
</html>
"""


def _totals(requirements: list[dict[str, Any]]) -> str:
    counted = Counter(one["verdict"] for one in requirements)
    counts = ((verdict, counted[verdict]) for verdict in Verdict)
    shown = "".join(
        f'<div class="{_SIGNS[verdict][0]}"><dt>{plural(verdict, count)}</dt><dd>{count}</dd></div>'
        for verdict, count in counts
    )
    return f'<dl class="totals">{shown}</dl>'


def _cell(requirement: dict[str, Any]) -> str:
    kind, sign = _SIGNS[requirement["verdict"]]
    key = escape(requirement["exigence"])
    said = f'<span class="said"> {requirement["verdict"]}</span>'
    return f'<li><a class="{kind}" href="#{key}">{key} <span aria-hidden="true">{sign}</span>{said}</a></li>\n'


def _section(requirement: dict[str, Any], report: str | None) -> str:
    key = escape(requirement["exigence"])
    # Inside the quotation marks that the page puts, the guide's own become the inner ones.
    guide = requirement["guide"].replace("« ", "“").replace(" »", "”")
    survivors = _survivors(requirement["defauts"]) if "defauts" in requirement else ""
    return f"""<section id="{key}" aria-labelledby="{key}-titre">
<div class="head"><h2 id="{key}-titre"><span class="key">{key}</span> {escape(requirement["titre"])}</h2>
{_badge(requirement["verdict"])}</div>
<blockquote>« {escape(guide)} »</blockquote>
{_table(requirement, report)}
{survivors}</section>
"""


def _table(requirement: dict[str, Any], report: str | None) -> str:
    if not requirement["scenarios"]:
        return '<p class="empty">Aucun exemple n\'a été choisi pour ce passage.</p>'
    names = ["Scénario", "Exemples", "Résultat", *(["Défauts tués"] if "defauts" in requirement else [])]
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    bodies = ""
    for file, scenarios in groupby(requirement["scenarios"], key=itemgetter("fichier")):
        rows = "".join(_row(one, requirement, report) for one in scenarios)
        group = f'<tr class="file"><th scope="rowgroup" colspan="{len(names)}">{escape(file)}</th></tr>'
        bodies += f"<tbody>\n{group}\n{rows}</tbody>"
    return f"<table><thead><tr>{head}</tr></thead>{bodies}</table>"


def _row(scenario: dict[str, Any], requirement: dict[str, Any], report: str | None) -> str:
    cells = [
        f'<th scope="row">{_name(scenario, report)}</th>',
        f'<td data-label="Exemples">{_counts(scenario["exemples"])}</td>',
        f'<td data-label="Résultat">{_badge(scenario["resultat"])}</td>',
    ]
    if "defauts" in requirement:
        mine = f"{scenario['fichier']}::{scenario['nom']}"
        killed = [one for one in requirement["defauts"] if any(_of(node, mine) for node in one["tue_par"])]
        names = "".join(f"<li>{escape(one['phrase'])}{_skin(one)}</li>" for one in killed)
        listed = f"<details><summary>{len(killed)}</summary><ul>{names}</ul></details>" if killed else "0"
        cells.append(f'<td data-label="Défauts tués">{listed}</td>')
    return f"<tr>{''.join(cells)}</tr>\n"


def _of(node: str, scenario: str) -> bool:
    """Tell whether a node id is of an example of that scenario."""
    return node == scenario or node.startswith(f"{scenario}[")


def _name(scenario: dict[str, Any], report: str | None) -> str:
    """Name a scenario, and list its examples if there are several; a lone one is the scenario itself."""
    name, examples = escape(scenario["nom"]), scenario["exemples"]
    if len(examples) == 1:
        return _link(name, examples[0], report) + _told(examples[0])
    items = "".join(f"<li{'' if one['raison'] else ' class=quiet'}>{_example(one, report)}</li>" for one in examples)
    is_open = " open" if scenario["resultat"] == Outcome.FAILED else ""
    return f"{name}<details{is_open}><summary>{len(examples)} exemples</summary><ul>{items}</ul></details>"


def _example(example: dict[str, Any], report: str | None) -> str:
    kind, sign = _SIGNS[example["resultat"]]
    name = _link(escape(example["nom"]), example, report)
    return f'<span class="{kind}" aria-hidden="true">{sign}</span> {name}, {example["resultat"]}{_told(example)}'


def _link(name: str, example: dict[str, Any], report: str | None) -> str:
    if not report or "allure" not in example:
        return name
    return f'<a href="{escape(report)}#{escape(example["allure"])}">{name}</a>'


def _told(example: dict[str, Any]) -> str:
    """Say why an example did not pass, and lead to its evidence."""
    reason = f'<span class="reason">{escape(example["raison"])}</span>' if example["raison"] else ""
    proofs = [f'<a href="{escape(one["fichier"])}">{escape(one["nom"])}</a>' for one in example.get("preuves", [])]
    return reason + (f'<span class="proofs">{" · ".join(proofs)}</span>' if proofs else "")


def _survivors(defects: list[dict[str, Any]]) -> str:
    if not defects:
        return ""
    alive = [one for one in defects if not one["tue_par"]]
    killed = len(defects) - len(alive)
    count = f"<p>{killed} {plural('défaut', killed)} {plural('tué', killed)} sur {len(defects)}.</p>"
    names = "".join(f"<li>{escape(one['phrase'])}{_skin(one)}</li>" for one in alive)
    return count + (
        f'<div class="alive"><p>Défauts que nul scénario ne voit :</p><ul>{names}</ul></div>' if alive else ""
    )


def _skin(defect: dict[str, Any]) -> str:
    return f" ({escape(defect['habillage'])})" if defect["habillage"] else ""


def _counts(examples: Iterable[dict[str, Any]]) -> str:
    counted = Counter(one["resultat"] for one in examples)
    return ", ".join(f"{counted[one]} {plural(one, counted[one])}" for one in Outcome if counted[one])


def _badge(words: str) -> str:
    kind, sign = _SIGNS[words]  # type: ignore[index]
    return f'<p class="badge {kind}"><span aria-hidden="true">{sign}</span> {escape(words)}</p>'
