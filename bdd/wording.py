"""The words of a step sentence, and the pattern that they make: pure text, quick to import."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLACEHOLDER = re.compile(r'(?P<quote>"?)\{(?P<name>[A-Za-z_]\w*)(?::(?P<kind>\w+))?\}')
_KINDS = {"d": int}
_PATTERNS = {"d": r"[-+]?\d+"}


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return `text` as sentences are compared: composed accents, straight apostrophes, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


class Wording:
    """A sentence with ``{name}`` or ``{name:d}`` (a whole number) where an argument stands.

    An argument between straight quotes may be empty and holds no quote; any other has a character or more.
    Arguments come out normalised too: what must arrive to the letter goes into a doc string or a table.
    Raises ValueError for a kind other than ``d``, or for a name used twice.
    """

    def __init__(self, text: str) -> None:
        self.text = normalise(text)
        self.kinds: dict[str, type[int]] = {}
        try:
            self.regex = re.compile(self._pattern())
        except re.error:
            raise ValueError(f"« {self.text} » : deux arguments y ont le même nom.") from None

    def matches(self, written: str) -> bool:
        return self.regex.fullmatch(normalise(written)) is not None

    def arguments(self, written: str) -> dict[str, object] | None:
        """Return the arguments of a sentence as it is written, None if it is another sentence."""
        match = self.regex.fullmatch(normalise(written))
        if match is None:
            return None
        return {key: self.kinds.get(key, str)(value) for key, value in match.groupdict().items()}

    def _pattern(self) -> str:
        pattern = ""
        end = 0
        for place in _PLACEHOLDER.finditer(self.text):
            name, kind, quote = place["name"], place["kind"], place["quote"]
            if kind is not None:
                if kind not in _KINDS:
                    raise ValueError(f"« {{{name}:{kind}}} » : seul « :d » (nombre entier) est compris.")
                self.kinds[name] = _KINDS[kind]
                argument = _PATTERNS[kind]
            else:
                argument = '[^"]*' if quote else ".+?"
            pattern += re.escape(self.text[end : place.start()]) + f"{quote}(?P<{name}>{argument})"
            end = place.end()
        return pattern + re.escape(self.text[end:])
