"""The workbook that comes back: the batch, and beside each row what has become of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from bulk.batch.columns import NAMES
from bulk.ending import WORDS
from bulk.output.links import picture, web
from bulk.output.summary import local, ordered, plural
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from xlsxwriter.format import Format

    from bulk.row import Record, Summary

MOST_LINKS = 65_530
"""Excel repairs a sheet that has more, and loses them all; the address itself stays readable."""

MOST_ADDRESS = 2_000
MOST_CHARACTERS = 32_767
"""What a link and a cell of Excel hold."""

_COLUMNS = (
    *zip(NAMES, (16, 18, 18, 28, 28, 36, 48), strict=True),
    ("état", 14),
    ("conversation", 14),
    ("adresse", 44),
    ("essais", 8),
    ("durée (s)", 10),
    ("terminée le", 18),
    ("motif", 60),
    ("capture", 24),
    ("exécutant", 16),
)
"""Header and width of each column."""

_COLOURS = {
    State.DONE: ("#DDF3E4", "#14532D"),
    State.REJECTED: ("#FBE0DD", "#7F1D1D"),
    State.NEEDS_HUMAN: ("#FDEFC8", "#713F12"),
    State.UNCERTAIN: ("#FDEFC8", "#713F12"),
}
"""Behind and of the state's words."""


def write(records: Iterable[Record], summary: Summary, file: Path) -> None:
    """Write the workbook row by row: memory grows with the links, not with the texts."""
    with Workbook(str(file), {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": f"Résultat du lot {summary.batch}"})
        result = _Result(workbook)
        found = Counter(result.add(record).state for record in records)
        result.end()
        _overview(workbook, summary, found)


def neutral(text: str) -> str:
    """Put an apostrophe before what a spreadsheet could take for a formula, now or once saved as CSV."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


class _Result:
    """The sheet with a line for each row of the batch."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheet = workbook.add_worksheet("Résultat")
        head = workbook.add_format({"bold": True, "bg_color": "#1F2A44", "font_color": "#FFFFFF", "valign": "vcenter"})
        self._plain = workbook.add_format({"valign": "top"})
        self._link = workbook.add_format({"valign": "top", "font_color": "#1D4ED8", "underline": 1})
        self._seconds = workbook.add_format({"valign": "top", "num_format": "0.0"})
        self._moment = workbook.add_format({"valign": "top", "num_format": "dd/mm/yyyy hh:mm:ss"})
        self._states = {
            state: workbook.add_format({"valign": "top", "bg_color": behind, "font_color": ink})
            for state, (behind, ink) in _COLOURS.items()
        }
        for column, (_, width) in enumerate(_COLUMNS):
            self._sheet.set_column(column, column, width)
        self._sheet.set_row(0, 22)
        self._sheet.write_row(0, 0, [name for name, _ in _COLUMNS], head)
        self._sheet.freeze_panes(1, 1)
        self._line = 0
        self._links = 0

    def add(self, record: Record) -> Record:
        """Write one row."""
        self._line += 1
        row = record.row
        texts = (
            *(row.key, row.offer, row.order),
            *("; ".join(row.client_contacts), "; ".join(row.partner_contacts)),
            *(row.subject, row.content),
        )
        for column, text in enumerate(texts):
            self._text(column, text, self._plain)
        column = len(texts)
        self._text(column, WORDS[record.state], self._states.get(record.state, self._plain))
        self._text(column + 1, record.conversation, self._plain)
        self._address(column + 2, record.address, web(record.address))
        self._sheet.write_number(self._line, column + 3, record.attempts, self._plain)
        if record.seconds is not None:
            self._sheet.write_number(self._line, column + 4, record.seconds, self._seconds)
        if record.finished_at is not None:
            moment = local(record.finished_at).replace(tzinfo=None)
            self._sheet.write_datetime(self._line, column + 5, moment, self._moment)
        self._text(column + 6, record.reason, self._plain)
        seen = picture(record.screenshot)
        self._address(column + 7, record.screenshot, f"external:{seen}" if seen else None)
        self._text(column + 8, record.worker, self._plain)
        return record

    def end(self) -> None:
        """Put filters on the headers of all that was written."""
        self._sheet.autofilter(0, 0, self._line, len(_COLUMNS) - 1)

    def _text(self, column: int, text: str, style: Format) -> None:
        if text:
            self._sheet.write_string(self._line, column, neutral(text)[:MOST_CHARACTERS], style)

    def _address(self, column: int, text: str, url: str | None) -> None:
        """Write a link, or its mere text where a link would be refused."""
        if text and url and len(url) < MOST_ADDRESS and self._links < MOST_LINKS:
            self._links += 1
            self._sheet.write_url(self._line, column, url, self._link, neutral(text))
        else:
            self._text(column, text, self._plain)


def _overview(workbook: Workbook, summary: Summary, found: Mapping[State, int]) -> None:
    """Add the sheet that sums the run up."""
    sheet = workbook.add_worksheet("Bilan")
    bold = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 60)
    told: list[tuple[str, str | int]] = [("Lot", summary.batch)]
    told += [("Cible", summary.target)] if summary.target else []
    told += [(f"Lignes {plural(WORDS[state], 2)}", count) for state, count in ordered(found).items()]
    told += [("Lignes en tout", sum(found.values())), *(("À savoir", remark) for remark in summary.remarks)]
    for line, (name, value) in enumerate(told):
        sheet.write_string(line, 0, name, bold)
        sheet.write(line, 1, neutral(value) if isinstance(value, str) else value)
