"""A batch in an XLSX workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from bulk.batch.archive import unpack
from bulk.batch.grid import Grid, Unreadable
from bulk.batch.problems import Problem, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO
    from pathlib import Path

    from python_calamine import CalamineSheet

_CELL = rb"<(?:\w+:)?c\s(?=[^<>]*\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'])[^<>]*"
_SIGNS = (
    (
        (b"<f", b":f"),
        re.compile(_CELL + rb">\s*<(?:\w+:)?f[\s/>]"),
        "formule : remplacez-la par sa valeur",
    ),
    (
        (b'"e"', b"'e'"),
        re.compile(_CELL + rb"\bt\s*=\s*[\"']e[\"']"),
        "erreur de calcul : mettez la valeur voulue",
    ),
    (
        (b"hidden",),
        re.compile(rb"<(?:\w+:)?row\s(?=[^<>]*\br\s*=\s*[\"']()(\d+)[\"'])[^<>]*\bhidden\s*=\s*[\"'](?:1|true)[\"']"),
        "ligne masquée, qui serait envoyée aussi : affichez-la ou supprimez-la",
    ),
)
"""What the reader would not tell: it gives a formula's last value, and nothing for an error.

Each with signs that are quick to look for, and without which the pattern finds nothing.
"""

_FAR = re.compile(rb"\br\s*=\s*[\"'](?:[A-Za-z]{2,}\d+|[A-Za-z]\d{7,})[\"'][^<>]*(?<!/)>")
"""A cell with something in it beyond column Z or row 999 999: the reader would make room for all before it."""


def read(file: Path) -> Grid:
    """Read the only sheet that holds something. Raises Unreadable."""
    unpacked = unpack(file)
    problems = [problem for source in _sources(unpacked) for problem in _seen_in_source(source)]
    unpacked.seek(0)
    try:
        with CalamineWorkbook.from_filelike(unpacked) as workbook:
            sheet = _only(workbook)
            return Grid(sheet.to_python(skip_empty_area=False), [*problems, *_merged(sheet)])
    except CalamineError as error:
        raise Unreadable("classeur abîmé ou incomplet ; enregistrez-le de nouveau") from error


def _sources(unpacked: BytesIO) -> Iterator[bytes]:
    with ZipFile(unpacked) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                yield archive.read(name)


def _only(workbook: CalamineWorkbook) -> CalamineSheet:
    sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    filled = [sheet for sheet in sheets if sheet.start is not None]
    if len(filled) > 1:
        names = ", ".join(f"« {sheet.name} »" for sheet in filled)
        raise Unreadable(f"plusieurs feuilles contiennent quelque chose ({names}) ; n'en gardez qu'une")
    return filled[0] if filled else sheets[0]


def _seen_in_source(sheet: bytes) -> Iterator[Problem]:
    if b"\0" in sheet:
        raise Unreadable("classeur d'un encodage inattendu ; enregistrez-le de nouveau avec un tableur")
    if _FAR.search(sheet):
        raise Unreadable("des cellules sont remplies au-delà de la colonne Z ou de la ligne 999 999 ; effacez-les")
    for signs, pattern, reason in _SIGNS:
        if any(sign in sheet for sign in signs):
            for found in pattern.finditer(sheet):
                yield Problem(int(found[2]), _number(found[1]), reason)


def _merged(sheet: CalamineSheet) -> Iterator[Problem]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        area = f"{place(top + 1, left + 1)}:{place(bottom + 1, right + 1)}"
        yield Problem(top + 1, left + 1, f"cellules fusionnées ({area}) : défusionnez-les")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
