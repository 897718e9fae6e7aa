"""Lines that look like a Gherkin keyword and are none."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from gherkin.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# A shorter word is too often another one, a letter away (« Mais », « mois »), or the start of prose (« et »).
_LONG = 5


_HEADINGS = ("feature", "rule", "background", "scenario", "scenarioOutline", "examples")
_STEPS = ("given", "when", "then", "and", "but")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` without what a hand gets wrong first: case, accents, curly apostrophes, kinds of space."""
    plain = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return re.sub(r"\s", " ", plain).replace("’", "'").casefold()


class Keywords:
    """The keywords of one language, by how they look; raises KeyError for a language that Gherkin does not know."""

    def __init__(self, language: str) -> None:
        dialect = Dialect.for_name(language)
        if dialect is None:
            raise KeyError(language)
        spec = dialect.spec
        self.features = tuple(f"{word}:" for word in spec["feature"])
        self.outlines = frozenset(spec["scenarioOutline"])
        headings = [f"{word}:" for word in _words(spec, _HEADINGS)]
        steps = [word for word in _words(spec, _STEPS) if word != "* "]
        self._proper = (*headings, *steps)
        # By look. Of two that look the same, the plainer heading (« Plan du scénario ») and the step with its accents
        # (« Étant donné ») are what hands mean: Gherkin lists them first and last.
        self.headings = {fold(word): word for word in reversed(headings)}
        self.steps = {fold(word): word for word in steps}

    def is_proper(self, line: str) -> bool:
        """Tell whether a line begins with a keyword as Gherkin wants it."""
        return line.startswith(self._proper)

    def heading(self, line: str) -> str | None:
        """Return the heading keyword that a line seems to begin with."""
        return _nearest(fold(line.strip()), self.headings)

    def is_feature(self, line: str) -> bool:
        """Tell whether a line seems to begin with the keyword of a feature."""
        return self.heading(line) in self.features

    def step(self, line: str) -> str | None:
        """Return the step keyword that a line seems to begin with; a short one only as it is written."""
        text = line.strip() + " "
        meant = _nearest(fold(text), self.steps)
        return None if meant and _is_short(meant) and not text.startswith(meant) else meant


def _words(spec: Mapping[str, object], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from cast("list[str]", spec[key])


def _is_short(keyword: str) -> bool:
    return len(keyword.strip(" ':")) < _LONG


def _nearest(line: str, keywords: dict[str, str]) -> str | None:
    found = [
        (far, -len(folded), keyword)
        for folded, keyword in keywords.items()
        if (far := _distance(line, folded)) is not None
    ]
    return min(found)[2] if found else None


def _distance(line: str, keyword: str) -> int | None:
    """Return 0 if the line begins with the keyword, 1 if one character is wrong, None if more are."""
    if line.startswith(keyword):
        return 0
    if _is_short(keyword):
        return None
    starts = (line[: len(keyword) + more] for more in (-1, 0, 1))
    return 1 if any(_one_apart(start, keyword) for start in starts) else None


def _one_apart(left: str, right: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap makes `left` of `right`."""
    same = next((at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), None)
    if same is None:
        return abs(len(left) - len(right)) <= 1
    rest, other = left[same:], right[same:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
