"""From a batch file to its rows, or to all that is wrong with it."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path  # noqa: TC003 - msgspec reads the annotation
from typing import TYPE_CHECKING

import msgspec

from bulk.batch import delimited, workbook
from bulk.batch.cells import fault
from bulk.batch.columns import COLUMNS, CONTENT, REFERENCE, SUBJECT, lay_out
from bulk.batch.grid import Unreadable
from bulk.batch.problems import BatchError, Problem, place
from bulk.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulk.batch.columns import Column, Layout
    from bulk.batch.grid import Cell, Grid
    from pages.target import Limits

_UNREADABLE = {
    FileNotFoundError: "ce fichier n'existe pas",
    IsADirectoryError: "c'est un dossier, et non un fichier",
    PermissionError: "la lecture de ce fichier est refusée",
}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


class Batch(msgspec.Struct, frozen=True):
    """The rows of a file, each fit to be sent."""

    file: Path
    digest: str
    """SHA-256 of the file, in hexadecimal: the same file, or another one."""
    rows: tuple[Row, ...]


def read(file: Path, limits: Limits, *, twins: bool = False) -> Batch:
    """Read a batch and check all of it; `twins` lets rows of identical content through.

    Raises BatchError with every problem of the file.
    """
    try:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        rows, problems = _Reading(_grid(file), limits).all()
    except OSError as error:
        why = next((words for kind, words in _UNREADABLE.items() if isinstance(error, kind)), "lecture impossible")
        raise BatchError(file, [Problem(0, 0, why)]) from None
    except Unreadable as why:
        raise BatchError(file, [Problem(0, 0, str(why))]) from None
    problems += [] if twins else _twins(rows)
    if problems:
        raise BatchError(file, problems)
    return Batch(file, digest, tuple(rows))


def _grid(file: Path) -> Grid:
    """Read the file by what it holds: its name may say anything."""
    with file.open("rb") as opened:
        start = opened.read(4)
    if start == _ZIP:
        return workbook.read(file)
    if start == _OLE:
        raise Unreadable("classeur protégé par un mot de passe, ou ancien format .xls ; enregistrez-le en .xlsx, sans")
    if file.suffix.casefold() in {".xlsx", ".xlsm", ".xls", ".ods"}:
        raise Unreadable("ce fichier n'est pas un classeur, malgré son nom ; enregistrez-le de nouveau en .xlsx")
    return delimited.read(file)


class _Reading:
    """One pass over the cells of a file."""

    def __init__(self, grid: Grid, limits: Limits) -> None:
        self._rows = grid.rows
        self._problems = list(grid.problems)
        self._told = {(problem.row, problem.column) for problem in grid.problems}
        self._references: dict[str, int] = {}
        own = {SUBJECT: limits.subject, CONTENT: limits.content}
        self._most = [own.get(column, column.most) for column in COLUMNS]

    def all(self) -> tuple[list[Row], list[Problem]]:
        """Return the rows that nothing is wrong with, and what is wrong with the others."""
        header = next((at for at, cells in enumerate(self._rows) if _filled(cells)), None)
        if header is None:
            return [], [*self._problems, Problem(0, 0, "ce fichier est vide")]
        layout = lay_out(self._rows[header], header + 1)
        if isinstance(layout, list):
            return [], [*self._problems, *layout]
        rows = [
            self._row(number, cells, layout)
            for number, cells in enumerate(self._rows[header + 1 :], header + 2)
            if _filled(cells)
        ]
        if not rows:
            self._problems.append(Problem(0, 0, "ce fichier n'a aucune ligne sous ses en-têtes"))
        return [row for row in rows if row is not None], self._problems

    def _row(self, number: int, cells: Sequence[Cell], layout: Layout) -> Row | None:
        if len(cells) < layout.width:
            self._note(number, 0, f"{len(cells)} cellules au lieu de {layout.width} : il en manque")
            return None
        for at in (*layout.bare, *range(layout.width, len(cells))):
            if cells[at] != "":
                self._note(number, at + 1, "cellule remplie dans une colonne sans en-tête")
        texts = []
        for at, column, most in zip(layout.places, COLUMNS, self._most, strict=True):
            cell = cells[at]
            why = fault(cell, column, most)
            if why is None and column.once:
                why = self._repetition(str(cell), column, number, at)
            if why:
                self._note(number, at + 1, why)
            else:
                texts.append(str(cell))
        return _made(number, texts) if len(texts) == len(COLUMNS) else None

    def _repetition(self, text: str, column: Column, number: int, at: int) -> str | None:
        """Find what must stand once: a reference in the file, a name among the contacts of one side."""
        if column is REFERENCE:
            key = _exact(text)
            before = self._references.setdefault(key, number)
            return None if before == number else f"la référence « {key} » est déjà en {place(before, at + 1)}"
        names = _names(text)
        return None if len(set(names)) == len(names) else f"« {column.name} » nomme deux fois le même contact"

    def _note(self, row: int, column: int, reason: str) -> None:
        """Add a problem, unless the kind of file already gave one of that cell."""
        if (row, column) not in self._told:
            self._problems.append(Problem(row, column, reason))


def _made(number: int, texts: list[str]) -> Row:
    reference, offer, order, client, partner, subject, content = texts
    return Row(
        key=_exact(reference),
        line=number,
        offer=_exact(offer),
        order=_exact(order),
        client_contacts=_names(client),
        partner_contacts=_names(partner),
        subject=subject.strip(),
        content=content.replace("\r\n", "\n").replace("\r", "\n"),
    )


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cell != "" for cell in cells)


def _exact(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def _names(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    names = (" ".join(name.split()) for name in unicodedata.normalize("NFC", text).split(";"))
    return tuple(name for name in names if name)


def _twins(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find rows that ask for the same conversation: most often a row pasted twice under another reference."""
    first: dict[tuple[object, ...], Row] = {}
    for row in rows:
        same = (row.offer, row.order, row.client_contacts, row.partner_contacts, row.subject, row.content)
        before = first.setdefault(same, row)
        if before is not row:
            yield Problem(
                row.line, 0, f"jumelle de la {place(before.line, 0)} : seule la référence change (permise par --twins)"
            )
