"""What is wrong with a batch file: cell by cell, in French, all at once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Problem(msgspec.Struct, frozen=True):
    """A reason not to send the batch, and where: rows and columns count from 1, 0 is the whole row, column or file."""

    row: int
    column: int
    reason: str

    @property
    def place(self) -> str:
        """Where it is, as a spreadsheet names it."""
        return place(self.row, self.column)


class BatchError(Exception):
    """The batch cannot be sent: every problem of its file, in reading order."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.row, problem.column, problem.reason)))
        super().__init__("\n".join(f"{file}, {where} : {reason}" for where, reason in self.grouped()))

    def grouped(self) -> Iterator[tuple[str, str]]:
        """Yield place and reason, neighbours of one column and one reason together: « A2 à A41 (40) »."""
        together = sorted(self.problems, key=lambda problem: (problem.column, problem.reason, problem.row))
        runs = groupby(enumerate(together), lambda item: (item[1].column, item[1].reason, item[1].row - item[0]))
        found = [[problem for _, problem in run] for _, run in runs]
        for run in sorted(found, key=lambda run: (run[0].row, run[0].column)):
            first, last = run[0], run[-1]
            alone = first is last
            yield first.place if alone else f"{first.place} à {last.place} ({len(run)})", first.reason


def place(row: int, column: int) -> str:
    """Name a cell (`D14`), a row, a column or the file."""
    if row and column:
        return f"{letters(column)}{row}"
    if row:
        return f"ligne {row}"
    return f"colonne {letters(column)}" if column else "fichier"


def letters(column: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
