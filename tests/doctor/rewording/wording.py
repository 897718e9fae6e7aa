"""Other words for a whole portal, drawn at random, and where its elements then are."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pages.target import Locate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.target import Target

_TOLD = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))
KNOWN: Mapping[str, list[str]] = _TOLD["known"]
INVENTED: Mapping[str, list[str]] = _TOLD["invented"]
TRUTH = msgspec.convert(_TOLD["truth"], dict[str, dict[str, Locate]])
_WHOLE = "|".join(re.escape(said) for said in sorted(KNOWN, key=len, reverse=True))
_IN_SOURCE = re.compile(rf"""(?<=["`])({_WHOLE})(?=["`]|[ ][^"`]*\$\{{)""")
"""A label as a script spells it: a whole string, or the beginning of one that ends with something shown."""
_IN_NAME = re.compile(rf"^({_WHOLE})(?=$| )")


class Reworded:
    """The words that one seed draws: always the same for the same seed, and no two the same."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)  # noqa: S311 - no secret depends on it
        self.words: dict[str, str] = {}
        for said, known in KNOWN.items():
            taken = {word.casefold() for word in self.words.values()}
            free = [word for word in (*known, *INVENTED.get(said, ())) if word.casefold() not in taken]
            self.words[said] = draw.choice(free)

    def source(self, text: str) -> str:
        """Return a page or script of the portal with these words in it."""
        return _IN_SOURCE.sub(lambda found: self.words[found[1]], text)

    def truth(self, target: Target) -> Target:
        """Return the target that says of each element where it now is."""
        every = {page: {**target.locators.get(page, {}), **TRUTH.get(page, {})} for page in target.locators}
        told = {page: {name: self._moved(way) for name, way in elements.items()} for page, elements in every.items()}
        return msgspec.structs.replace(target, locators=told)

    def _moved(self, way: Locate) -> Locate:
        spoken = {name: text for name in ("name", "label", "title", "placeholder") if (text := getattr(way, name))}
        moved = {name: _IN_NAME.sub(lambda found: self.words[found[1]], text) for name, text in spoken.items()}
        within = None if way.within is None else self._moved(way.within)
        return msgspec.structs.replace(way, **moved, within=within, exact=bool(moved))
