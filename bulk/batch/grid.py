"""What either kind of file gives: cells in rows, as a spreadsheet would number them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time, timedelta

    from bulk.batch.problems import Problem

    Cell = str | float | bool | date | time | timedelta


class Grid:
    """All the cells of a file from A1 on, and what its kind of file already gives to complain of."""

    def __init__(self, rows: Sequence[Sequence[Cell]], problems: Sequence[Problem] = ()) -> None:
        self.rows = rows
        self.problems = problems


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says in French why, and what to do."""
