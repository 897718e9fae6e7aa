"""Puts what a command measured into the document that quotes it, between the two comments that name the command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def put(document: Path, command: str, text: str) -> None:
    """Replace all that the document quotes of a command. Raises ValueError: it has no place for it."""
    _rewrite(document, command, lambda _: text)


def put_line(document: Path, command: str, line: str) -> None:
    """Replace the one line that begins like this one, up to « : »; the others stay. Raises ValueError likewise."""
    own = line.partition(" :")[0]

    def among_others(quoted: str) -> str:
        lines = quoted.splitlines(keepends=True)
        others = [one for one in lines if one.startswith("- ") and one.partition(" :")[0] != own]
        return "".join(sorted([*others, line]))

    _rewrite(document, command, among_others)


def _rewrite(document: Path, command: str, change: Callable[[str], str]) -> None:
    place = rf"(<!-- (?:chiffres :|figures:) {re.escape(command)} -->\n)(.*?)(<!-- /)"
    text, count = re.subn(
        place, lambda found: found[1] + change(found[2]) + found[3], document.read_text("utf-8"), flags=re.DOTALL
    )
    if count != 1:
        raise ValueError(f"{document} : pas de place pour « {command} »")
    document.write_text(text, encoding="utf-8")
