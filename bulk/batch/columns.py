"""The columns of a batch, and finding them in the header that a person wrote."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

from bulk.batch.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulk.batch.grid import Cell


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a batch."""

    name: str
    required: bool = False
    """Whether each row must fill it."""
    exact: bool = True
    """Whether it names something of the portal, letter by letter, rather than being free text."""
    once: bool = False
    """Whether what it names must not come again: a reference in the file, a contact in the cell."""
    lines: bool = False
    """Whether a line break may stand in it."""
    most: int = 200
    """Characters; what the target says takes the place of it for free text."""


REFERENCE = Column(name="reference", required=True, once=True, most=100)
OFFER = Column(name="oc", required=True)
ORDER = Column(name="commande")
CLIENT_CONTACTS = Column(name="contacts_client", once=True, most=2_000)
PARTNER_CONTACTS = Column(name="contacts_partenaire", once=True, most=2_000)
SUBJECT = Column(name="sujet", required=True, exact=False)
CONTENT = Column(name="contenu", required=True, exact=False, lines=True)
COLUMNS = (REFERENCE, OFFER, ORDER, CLIENT_CONTACTS, PARTNER_CONTACTS, SUBJECT, CONTENT)
"""In the order in which a row is read."""

NAMES = tuple(column.name for column in COLUMNS)


def folded(header: str) -> str:
    """Reduce a header to what tells it apart: no accents, no capitals, neither blanks nor signs."""
    letters = unicodedata.normalize("NFKD", header.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


_KNOWN = {folded(name): place for place, name in enumerate(NAMES)}


def known(headers: Sequence[str]) -> int:
    """Count the headers that name a column."""
    return sum(folded(header) in _KNOWN for header in headers)


class Layout(msgspec.Struct, frozen=True):
    """Where each column of COLUMNS stands in the file, from 0, and which columns among them have no header."""

    places: tuple[int, ...]
    bare: tuple[int, ...]
    width: int
    """Columns, up to the last one that has a header."""


def lay_out(header: Sequence[Cell], row: int) -> Layout | list[Problem]:
    """Find the columns by their headers, which stand in this row of the file, or say what is wrong with them."""
    places: dict[int, int] = {}
    problems = []
    for at, cell in enumerate(header):
        wanted = _KNOWN.get(folded(str(cell)))
        if cell == "":
            continue
        if wanted is None:
            problems.append(Problem(row, at + 1, f"colonne inconnue : « {cell} »{_meant(str(cell))}"))
        elif wanted in places:
            problems.append(Problem(row, at + 1, f"la colonne « {NAMES[wanted]} » est déjà là, plus à gauche"))
        else:
            places[wanted] = at
    problems += _missing(places, row)
    if problems:
        return problems
    width = max(places.values()) + 1
    bare = tuple(at for at in range(width) if header[at] == "")
    return Layout(tuple(places[wanted] for wanted in range(len(COLUMNS))), bare, width)


def _missing(places: dict[int, int], row: int) -> Iterator[Problem]:
    lacking = [f"« {name} »" for wanted, name in enumerate(NAMES) if wanted not in places]
    if lacking:
        what = "il manque la colonne" if len(lacking) == 1 else "il manque les colonnes"
        yield Problem(row, 0, f"{what} {', '.join(lacking)}")


def _meant(header: str) -> str:
    close = get_close_matches(folded(header), _KNOWN, n=1)
    return f" ; vouliez-vous dire « {NAMES[_KNOWN[close[0]]]} » ?" if close else ""
