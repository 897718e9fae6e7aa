"""Names in running text: neither « Anne Royer » nor « Anne Roy-Petit » says « Anne Roy », nor « OC-12 » « OC-1 »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The browser matches too, and for it no letter with an accent is a word character.
_LETTERS = r"\wÀ-ÖØ-öø-ɏ"
SIGN = f"[^{_LETTERS}]"
"""A pattern of what is no letter and no figure: a blank, a mark, an icon drawn as a character."""
_LETTER = f"[{_LETTERS}]"
_BEFORE, _AFTER = rf"(?<!{_LETTER})(?<!{_LETTER}-)", rf"(?!{_LETTER}|-{_LETTER})"
# Labels drawn side by side are read without a blank between them: « Anne RoyPaul Durand », « OC-12En étude ».
_SMALL, _CAPITAL = "[a-zß-öø-ÿ0-9]", "[A-ZÀ-ÖØ-Þ]"
_JOINED_BEFORE = rf"(?-i:(?<={_SMALL})(?={_CAPITAL}))"
_JOINED_AFTER = rf"(?-i:(?<={_SMALL})(?={_CAPITAL}[a-zß-öø-ÿ]))"


def whole(name: str) -> re.Pattern[str]:
    """Match a name in full, whatever the case and blanks, and not as a part of a longer word or of a hyphenated one."""
    return re.compile(f"{_BEFORE}{_blanks(name)}{_AFTER}", re.IGNORECASE)


def says(text: str, name: str) -> bool:
    """Whether a text says a name in full, at its edges a blank, a sign or the capital of another word."""
    joined = rf"(?:{_BEFORE}|{_JOINED_BEFORE}){_blanks(name)}(?:{_AFTER}|{_JOINED_AFTER})"
    return re.search(joined, text, re.IGNORECASE) is not None


def said(text: str, names: Iterable[str]) -> set[str]:
    """Which of these names a text holds, edges or not: only a longer one among them hides a shorter one in it."""
    found = set()
    for name in sorted(set(names), key=len, reverse=True):
        text, times = re.subn(_blanks(name), "\N{NULL}", text, flags=re.IGNORECASE)
        if times:
            found.add(name)
    return found


def without(text: str, names: Iterable[str]) -> str:
    """A text from which these names are taken out, the longer ones first, whatever the case and blanks."""
    for name in sorted(set(names), key=len, reverse=True):
        text = re.sub(_blanks(name), "\N{NULL}", text, flags=re.IGNORECASE)
    return text


def literal(words: str) -> str:
    """A pattern of these very words, for the browser too: there a slash would end it."""
    return re.escape(words).replace("/", r"\/")


def _blanks(name: str) -> str:
    return r"\s+".join(literal(word) for word in name.split())
