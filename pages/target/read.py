"""From a target file to its data, or to one French message that lists all its problems."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from pages.target.check import Fault, faults
from pages.target.errors import TargetError
from pages.target.lines import lines
from pages.target.schema import Written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)$")
_SYNTAX = {
    "Cannot overwrite a value": "clé écrite deux fois",
    "Cannot declare": "table écrite deux fois",
    "Invalid value": "valeur illisible (un texte s'écrit entre guillemets droits)",
    "Expected '='": "signe « = » attendu après la clé",
    "Unclosed array": "liste non fermée",
    "Unterminated string": "guillemet fermant absent",
    "Illegal character": "caractère interdit dans un texte (guillemet fermant oublié ?)",
    "Unescaped": "« \\ » se double, ou le texte se met entre apostrophes",
    "Expected newline": "fin de ligne attendue",
}
"""What tomllib says, by how its message begins, and what QA reads."""
_UNREADABLE = {
    FileNotFoundError: "il n'existe pas",
    IsADirectoryError: "c'est un dossier",
    PermissionError: "la lecture en est refusée",
}


def text_of(file: Path) -> str:
    """Read a target file; raises TargetError if there is none, or if it is not UTF-8 text."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TargetError(f"{file} : le fichier cible doit être enregistré en UTF-8.") from error
    except OSError as error:
        why = next((words for kind, words in _UNREADABLE.items() if isinstance(error, kind)), "lecture impossible")
        raise TargetError(f"{file} : fichier cible illisible ({why}).") from error


def tables(file: Path, text: str) -> dict[str, object]:
    """Parse and check the text of a target file; raises TargetError with every problem found."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TargetError(_syntax(file, text, str(error))) from None
    if found := [*faults(data, Written)]:
        raise TargetError(listed(file, text, found))
    return data


def listed(file: Path, text: str, found: Iterable[Fault]) -> str:
    """Write one line per problem, in the order of the file."""
    known = lines(text)
    placed = [(_line(known, fault), fault.text) for fault in found]
    return "\n".join(
        f"{file}, ligne {line} : {words}" if line else f"{file} : {words}"
        for line, words in sorted(placed, key=lambda item: item[0])
    )


def _line(known: dict[tuple[str | int, ...], int], fault: Fault) -> int:
    """Find the line of a key, or of the table it lacks from; 0 for the file as a whole."""
    path = fault.at
    while path and path not in known:
        path = path[:-1]
    return known.get(path, 0)


def _syntax(file: Path, text: str, message: str) -> str:
    why = next((words for start, words in _SYNTAX.items() if message.startswith(start)), "TOML illisible")
    place = _POSITION.search(message)
    if place is None:
        last = len(text.splitlines())
        return f"{file}, ligne {last} (fin du fichier) : erreur de syntaxe : {why}."
    return f"{file}, ligne {place[1]}, colonne {place[2]} : erreur de syntaxe : {why}."
