"""Names in running text: neither « Anne Royer » nor « Anne Roy-Petit » says « Anne Roy », nor « OC-12 » « OC-1 »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The browser matches too, and for it no letter with an accent is a word character.
_LETTER = r"[\wÀ-ɏ]"


def whole(name: str) -> re.Pattern[str]:
    """Match a name in full, whatever the case and blanks, and not as a part of a longer word or of a hyphenated one."""
    wanted = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!{_LETTER})(?<!{_LETTER}-){wanted}(?!{_LETTER}|-{_LETTER})", re.IGNORECASE)


def says(text: str, name: str) -> bool:
    """Whether a text says a name in full."""
    return whole(name).search(text) is not None


def said(text: str, names: Iterable[str]) -> set[str]:
    """Which of these names a text says: the words of a longer one do not say a shorter one besides."""
    found = set()
    for name in sorted(set(names), key=len, reverse=True):
        text, times = whole(name).subn("\N{NULL}", text)
        if times:
            found.add(name)
    return found
