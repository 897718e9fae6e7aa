"""The parser of step sentences: ``@when(sentence('il enregistre sans contact "{kind}"'))``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pytest_bdd.parsers import StepParser

_PLACEHOLDER = re.compile(r'(?P<quote>"?)\{(?P<name>[A-Za-z_]\w*)(?::(?P<kind>\w+))?\}')
_KINDS = {"d": int}
_PATTERNS = {"d": r"[-+]?\d+"}


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return `text` as sentences are compared: composed accents, straight apostrophes, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


class Sentence(StepParser):
    """A sentence with ``{name}`` or ``{name:d}`` (a whole number) where an argument stands.

    An argument between straight quotes may be empty and holds no quote; any other has a character or more.
    Arguments come out normalised too: what must arrive to the letter goes into a doc string or a table.
    Raises ValueError for a kind other than ``d``, or for a name used twice.
    """

    def __init__(self, text: str) -> None:
        super().__init__(normalise(text))
        self.kinds: dict[str, type[int]] = {}
        self.regex = re.compile(self._pattern(self.name))

    def is_matching(self, name: str) -> bool:
        return self.regex.fullmatch(normalise(name)) is not None

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        match = self.regex.fullmatch(normalise(name))
        if match is None:
            return None
        return {key: self.kinds.get(key, str)(value) for key, value in match.groupdict().items()}

    def _pattern(self, text: str) -> str:
        pattern = ""
        end = 0
        for place in _PLACEHOLDER.finditer(text):
            name, kind, quote = place["name"], place["kind"], place["quote"]
            if kind is not None:
                if kind not in _KINDS:
                    raise ValueError(f"« {{{name}:{kind}}} » : seul « :d » (nombre entier) est compris.")
                self.kinds[name] = _KINDS[kind]
                argument = _PATTERNS[kind]
            else:
                argument = '[^"]*' if quote else ".+?"
            pattern += re.escape(text[end : place.start()]) + f"{quote}(?P<{name}>{argument})"
            end = place.end()
        return pattern + re.escape(text[end:])


def sentence(text: str) -> Sentence:
    """Return the parser of one step sentence; see Sentence."""
    return Sentence(text)
