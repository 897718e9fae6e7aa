"""Batch files to read, sound or not, and records to write."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from bulk.batch import BatchError, read
from bulk.batch.columns import NAMES
from bulk.row import Record, Row, State
from pages.target import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LIMITS = Limits(subject=200, content=20_000)
SOUND = ("R-1", "OC-2026-004002", "CMD-2026-018001", "Odette Legrand; Luc Petit", "", "Sujet", "Bonjour,\nMerci")


def sound(**changes: Any) -> list[Any]:  # noqa: ANN401 - whatever a cell may hold
    """Return the cells of a row that nothing is wrong with, but for the changes."""
    return [changes.get(name, cell) for name, cell in zip(NAMES, SOUND, strict=True)]


def workbook(file: Path, *rows: Sequence[Any], after: Callable[[Workbook, Any], None] | None = None) -> Path:
    """Write a workbook of one sheet, rows from A1 on; None leaves a cell out; `after` may spoil it."""
    with Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Lot")
        for line, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(line, column, cell)
        if after:
            after(book, sheet)
    return file


def text(*rows: Sequence[str], delimiter: str = ";") -> str:
    """Write rows as CSV."""
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def problems(file: Path, *, twins: bool = False) -> list[tuple[str, str]]:
    """Return place and reason of all that is wrong with a file."""
    try:
        read(file, LIMITS, twins=twins)
    except BatchError as error:
        return [(problem.place, problem.reason) for problem in error.problems]
    return []


def record(state: State = State.DONE, number: int = 1, **changes: Any) -> Record:  # noqa: ANN401 - fields of Row and Record
    """Return a record as a run would leave it."""
    row: dict[str, Any] = {
        "key": f"R-{number}",
        "line": number + 1,
        "offer": "OC-1",
        "order": "CMD-1",
        "subject": f"Sujet {number}",
        "content": "Bonjour,\nMerci",
    }
    rest: dict[str, Any] = {"attempts": 1, "seconds": 0.5, "worker": "poste-1"}
    if state.final:
        rest["finished_at"] = 1_795_600_000.0 + number
    if state is State.DONE:
        rest |= {"conversation": str(number), "address": f"https://portail.example/conversations/{number}/"}
    elif state.final:
        rest["reason"] = "La commande est terminée (livrée)."
    row |= {name: value for name, value in changes.items() if name in row or name.endswith("_contacts")}
    rest |= {name: value for name, value in changes.items() if name not in row}
    return Record(row=Row(**row), state=state, **rest)
