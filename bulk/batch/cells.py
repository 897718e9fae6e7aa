"""What one cell may hold: text that the portal will show as it was meant."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulk.batch.columns import Column
    from bulk.batch.grid import Cell

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufdd0-\ufdef\ufeff\ufffd-\uffff"
    "ÂÃâ\ud800-\udfff]"
)
"""What nothing sound holds, and what begins a letter read with the wrong encoding: such a cell is looked at closely."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2800\u3164\ufeff]")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "VRAI ou FAUX"),
    (float, "un nombre"),
    (int, "un nombre"),
    (date, "une date"),
    (time, "une heure"),
    (timedelta, "une durée"),
)
"""What a spreadsheet makes of text behind its author's back; bool before int, which it is too."""


def fault(value: Cell, column: Column, most: int | None) -> str | None:
    """Say in French what is wrong with a cell, None if nothing is. `most` is in characters, None for any length."""
    if not isinstance(value, str):
        kind = next(words for kind, words in _KINDS if isinstance(value, kind))
        return f"« {column.name} » attend du texte et non {kind} : mettez la cellule au format Texte et retapez-la"
    if not _VISIBLE.search(value):
        return f"« {column.name} » est vide" if column.required else None
    found = _damage(value, column) if _SUSPECT.search(value) else None
    return found or _disguise(value, column) or _excess(value, column, most)


def _damage(text: str, column: Column) -> str | None:
    if control := _CONTROL.search(text):
        return f"caractère interdit (U+{ord(control[0]):04X})"
    if mangled(text):
        return "lettres abîmées par un mauvais encodage : enregistrez de nouveau le fichier d'origine"
    if column.exact and (hidden := _INVISIBLE.search(text)):
        return f"caractère invisible (U+{ord(hidden[0]):04X}) : retapez la cellule"
    return None


def _disguise(text: str, column: Column) -> str | None:
    """Find what a spreadsheet wrote in place of a name."""
    if column.exact and text.startswith("="):
        return "formule : remplacez-la par sa valeur"
    if column.exact and _SHORTENED.fullmatch(text.strip()):
        return f"nombre abrégé par le tableur, dont la fin est perdue : {text.strip()}"
    return None


def _excess(text: str, column: Column, most: int | None) -> str | None:
    if not column.lines and "\n" in text.strip():
        return f"« {column.name} » tient sur une seule ligne"
    if most is not None and len(text) > most:
        return f"« {column.name} » a {len(text)} caractères, {most} au plus"
    return None


def mangled(text: str) -> bool:
    """Whether letters were lost, or UTF-8 was read as cp1252 (« Ã© » for « é »)."""
    if "\ufffd" in text:
        return True
    try:
        return text.encode("cp1252").decode() != text
    except UnicodeError:
        return False
