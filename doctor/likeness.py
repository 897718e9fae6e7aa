"""How alike two wordings are, for somebody who reads French labels."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[a-z0-9]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER = re.compile(r"\b[nN][°º]|№")
_SYNONYM = 0.85
"""What a word of the same meaning is worth, beside the word itself."""
_AGAINST = ("de", "des", "in", "ir", "non")
"""What turns a word into its contrary: « déconnexion », « désabonner », « indisponible »."""
_TYPO = 0.8
"""From which share of common letters two words count as one."""


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """Tell from 0 to 1 how alike two wordings are: same words, synonyms, or nearly the same letters."""
    first, second = words(one), words(other)
    if not first or not second:
        return 0.0
    found, held = _share(first, second), _share(second, first)
    return 2 * found * held / (found + held) if found and held else 0.0


def best(wanted: Iterable[str], said: Iterable[str]) -> float:
    """The likeness of the two wordings that are most alike."""
    said = [text for text in said if text]
    return max((likeness(one, text) for one in wanted for text in said), default=0.0)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Cut a wording, or an id in any style, into plain words: no accents, no plurals, nothing that says nothing."""
    spelt = _NUMBER.sub("numero ", _HUMPS.sub(" ", text))
    letters = unicodedata.normalize("NFKD", spelt).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(_singular(word) for word in _WORD.findall(plain) if word not in _thesaurus()[1])


def _share(wanted: tuple[str, ...], said: tuple[str, ...]) -> float:
    return sum(max(_alike(word, other) for other in said) for word in wanted) / len(wanted)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if any(f"{prefix}{short}" == long for prefix in _AGAINST for short, long in ((one, other), (other, one))):
        return 0.0
    meanings = _thesaurus()[0]
    if meanings[one] & meanings[other]:
        return _SYNONYM
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio >= _TYPO else 0.0


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # noqa: PLR2004 - « les », « pas »


@lru_cache(maxsize=1)
def _thesaurus() -> tuple[defaultdict[str, frozenset[int]], frozenset[str]]:
    """The groups that each word is in, and the words to pass over."""
    told = tomllib.loads(Path(__file__).with_name("thesaurus.toml").read_text(encoding="utf-8"))
    meanings: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for number, group in enumerate(told["groups"]):
        for word in {word for phrase in group for word in phrase.split()}:
            meanings[_singular(word)] |= {number}
    return meanings, frozenset(told["empty"])
