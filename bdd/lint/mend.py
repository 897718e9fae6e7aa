"""Mends what can only have been meant one way: accents, invisible characters, the look of a keyword."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bdd.lint.keywords import fold
from bdd.lint.typography import INVISIBLE

if TYPE_CHECKING:
    from bdd.lint.declared import Sentences
    from bdd.lint.keywords import Keywords


def mended(text: str, keywords: Keywords, sentences: Sentences) -> str:
    """Return the text with composed accents, no invisible character and proper keywords.

    A doc string only gets composed accents: what it holds may be there on purpose.
    """
    lines = []
    fence = ""
    for line in unicodedata.normalize("NFC", text).splitlines(keepends=True):
        mark = line.strip()[:3]
        if fence or mark in {'"""', "```"}:
            fence = "" if mark == fence else fence or mark
            lines.append(line)
        else:
            lines.append(_line(INVISIBLE.sub("", line), keywords, sentences))
    return "".join(lines)


def _line(line: str, keywords: Keywords, sentences: Sentences) -> str:
    start = len(line) - len(line.lstrip())
    indent, rest = line[:start], line[start:]
    if keywords.is_proper(rest):
        return line
    if colon := re.match(r"[^:]*:", rest):
        keyword = keywords.headings.get(fold(re.sub(r"\s+(?=:)", "", colon[0])))
        if keyword:
            return indent + keyword + rest[colon.end() :]
    for folded, keyword in sorted(keywords.steps.items(), key=lambda item: -len(item[0])):
        tail = rest[len(folded) :]
        if fold(rest[: len(folded)]) == folded and sentences.known(tail):
            return indent + keyword + tail
    return line
