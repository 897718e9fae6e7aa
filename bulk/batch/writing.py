"""A batch file, as the robot reads it: an example to begin with."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from bulk.batch.columns import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bulk.row import Row

KINDS = (".xlsx", ".csv")
_WIDTHS = (16, 18, 18, 32, 32, 40, 80)


def write(rows: Iterable[Row], file: Path) -> None:
    """Write rows into a new workbook or CSV file, by the name's ending. Raises OSError."""
    lines = (_cells(row) for row in rows)
    if file.suffix.casefold() == ".csv":
        _csv(lines, file)
    else:
        _workbook(lines, file)


def _cells(row: Row) -> tuple[str, ...]:
    contacts = ("; ".join(row.client_contacts), "; ".join(row.partner_contacts))
    return (row.key, row.offer, row.order, *contacts, row.subject, row.content)


def _csv(lines: Iterable[tuple[str, ...]], file: Path) -> None:
    """Write what French spreadsheets open without asking."""
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        written = csv.writer(opened, delimiter=";")
        written.writerow(NAMES)
        written.writerows(lines)


def _workbook(lines: Iterable[tuple[str, ...]], file: Path) -> None:
    with Workbook(str(file), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Lot")
        # As text, so that what is typed there later keeps its leading zeros.
        text = workbook.add_format({"num_format": "@", "valign": "top"})
        head = workbook.add_format({"bold": True, "bg_color": "#1F2A44", "font_color": "#FFFFFF"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, text)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, NAMES, head)
        for line, cells in enumerate(lines, 1):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(line, column, cell, text)
