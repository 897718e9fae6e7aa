"""A batch in a CSV file, as French or English spreadsheets write it."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from bulk.batch.archive import MOST
from bulk.batch.columns import known
from bulk.batch.grid import Grid, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

_DELIMITERS = ";,"


def read(file: Path) -> Grid:
    """Read the records; a blank line is an empty row, as in a spreadsheet. Raises Unreadable."""
    if file.stat().st_size > MOST:
        raise Unreadable(f"fichier trop gros ({MOST // 1024**2} Mo au plus) ; partagez le lot")
    text = decode(file.read_bytes())
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return Grid(list(records))
    except csv.Error as error:
        raise Unreadable(f"CSV illisible vers la ligne {records.line_num} : guillemet de trop, ou non fermé") from error


def decode(data: bytes) -> str:
    """Read UTF-8, with a byte order mark or not, or else cp1252. Raises Unreadable."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable("texte en UTF-16 ; enregistrez-le au format « CSV UTF-8 »")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable(
            f"encodage illisible à la ligne {line} ; enregistrez le fichier au format « CSV UTF-8 »"
        ) from None


def _delimiter(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip(_DELIMITERS + " ")), "")
    return max(_DELIMITERS, key=lambda sign: known(next(csv.reader([header], delimiter=sign), [])))
