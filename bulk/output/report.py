"""The report of a run: one HTML file that asks nothing of the network, to search, sort and print."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from statistics import median, quantiles
from string import Template
from typing import TYPE_CHECKING

from bulk.ending import WORDS
from bulk.output import measures
from bulk.output.chart import bars
from bulk.output.links import picture, web
from bulk.output.summary import counts, duration, local, number, plural
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bulk.row import Record, Summary

_HERE = Path(__file__).parent

MOST_CHARACTERS = 2_000
"""Of a row's content: the page of a large batch must still open. The workbook holds the rest."""

_TWENTY = 20
"""Below this many rows, the slowest twentieth is no row at all."""

_COLUMNS = (
    ("line", "Ligne", "figure", True),
    ("key", "Référence", "", True),
    ("offer", "OC et commande", "code", True),
    ("subject", "Sujet", "subject", True),
    ("state", "État", "state", True),
    ("reason", "Motif", "reason", True),
    ("conversation", "Conversation", "", True),
    ("attempts", "Essais", "figure", True),
    ("seconds", "Durée (s)", "figure", True),
    ("finished_at", "Terminée le", "when", True),
    *((key, "", "", False) for key in ("screenshot", "order", "address", "client", "partner", "content", "worker")),
)
"""Key, heading (none: shown inside another column), style, and whether rows can be sorted by it."""


def write(records: Iterable[Record], summary: Summary, file: Path) -> None:
    """Write the report."""
    file.write_text(page(list(records), summary), encoding="utf-8")


def page(records: Sequence[Record], summary: Summary) -> str:
    """Return the whole page."""
    moments = [record.finished_at for record in records if record.finished_at is not None]
    seconds = [record.seconds for record in records if record.seconds is not None and record.state is State.DONE]
    return Template(_part("report.html")).substitute(
        batch=escape(summary.batch),
        style=_part("report.css"),
        script=_part("report.js"),
        lead=escape(_lead(summary, moments)),
        tiles="".join(_tiles(records, moments, seconds)),
        remarks="".join(f"<li>{escape(remark)}</li>" for remark in summary.remarks),
        charts=_charts(moments, seconds),
        data=_data(records),
    )


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _lead(summary: Summary, moments: Sequence[float]) -> str:
    where = f"{summary.target}. " if summary.target else ""
    if not moments:
        return f"{where}Aucune ligne terminée."
    start, end = local(min(moments)), local(max(moments))
    until = end.strftime("%H:%M" if start.date() == end.date() else "%d/%m/%Y %H:%M")
    return f"{where}Lignes terminées le {start:%d/%m/%Y} de {start:%H:%M} à {until}."


def _tiles(records: Sequence[Record], moments: Sequence[float], seconds: Sequence[float]) -> Iterable[str]:
    yield _tile("", "lignes", number(len(records)))
    for state, count in counts(records).items():
        share = number(100 * count / len(records), 1)
        yield _tile(state.value, plural(WORDS[state], count), number(count), f"{share}\u00a0%")
    if len(moments) > 1 and (lasted := max(moments) - min(moments)):
        yield _tile("", "de la première à la dernière ligne", duration(lasted))
        yield _tile("", "par minute en moyenne", number(60 * (len(moments) - 1) / lasted))
    if seconds:
        yield _tile("", "pour créer une ligne, en médiane", duration(median(seconds)))
    if len(seconds) >= _TWENTY:
        yield _tile("", "pour 95\u00a0% des lignes, au plus", duration(quantiles(seconds, n=_TWENTY)[-1]))


def _tile(style: str, name: str, value: str, more: str = "") -> str:
    small = f"<small>{escape(more)}</small>" if more else ""
    return f'<div class="{style}"><dt>{escape(name)}</dt><dd>{escape(value)}{small}</dd></div>'


def _charts(moments: Sequence[float], seconds: Sequence[float]) -> str:
    axis, rates = measures.throughput(moments)
    drawn = [
        ("rate", "Débit", axis, rates),
        ("spread", "Durées", "Nombre de lignes créées selon leur durée, en secondes", measures.spread(seconds)),
    ]
    figures = [
        f"<figure><figcaption>{title}</figcaption>{bars(key, title, axis, found)}</figure>"
        for key, title, axis, found in drawn
        if found
    ]
    return "".join(figures) or '<p class="note">Aucune ligne terminée : rien à mesurer.</p>'


def _data(records: Sequence[Record]) -> str:
    """Return what the script shows, written so that nothing in it can end the element that holds it."""
    data = {
        "states": {state.value: words for state, words in WORDS.items()},
        "columns": [dict(zip(("key", "name", "style", "sorts"), column, strict=True)) for column in _COLUMNS],
        "rows": [_row(record) for record in records],
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _row(record: Record) -> list[str | float | None]:
    row = record.row
    text = row.content
    return [
        *(row.line, row.key, row.offer, row.subject),
        *(record.state.value, record.reason, record.conversation, record.attempts),
        None if record.seconds is None else round(record.seconds, 1),
        *(record.finished_at, picture(record.screenshot) or "", row.order, web(record.address) or ""),
        *("; ".join(row.client_contacts), "; ".join(row.partner_contacts)),
        text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}… (la suite est dans le classeur)",
        record.worker,
    ]
