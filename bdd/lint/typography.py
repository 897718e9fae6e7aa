"""Characters that look right and compare wrong.

A byte order mark at the start and a curly apostrophe inside a sentence are harmless: files and sentences are read
without them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bdd.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def check(file: str, text: str) -> Iterator[Problem]:
    """Yield the lines with decomposed accents or invisible characters."""
    for line, content in enumerate(text.splitlines(), start=1):
        if not unicodedata.is_normalized("NFC", content):
            yield Problem(
                file, line, "accents décomposés (NFD) : ils ne se comparent pas aux autres. « --fix » les recompose."
            )
        for found in dict.fromkeys(INVISIBLE.findall(content)):
            name = unicodedata.name(found)
            yield Problem(file, line, f"caractère invisible U+{ord(found):04X} ({name}). « --fix » l'enlève.")
