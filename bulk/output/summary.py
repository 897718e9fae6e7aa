"""What all the outputs of a run say of it as a whole."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from bulk.ending import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bulk.row import Record, State


def counts(records: Iterable[Record]) -> Mapping[State, int]:
    """Count the rows in each state that occurs, in the order of WORDS."""
    return ordered(Counter(record.state for record in records))


def ordered(found: Mapping[State, int]) -> Mapping[State, int]:
    """Keep the states that occur, in the order in which they are told."""
    return {state: found[state] for state in WORDS if found.get(state)}


def said(found: Mapping[State, int], words: Mapping[State, str] = WORDS) -> str:
    """Say the counts in one line: « 12 créées, 1 refusée »."""
    told = (f"{number(count)} {plural(words[state], count)}" for state, count in ordered(found).items())
    return ", ".join(told) or "aucune ligne"


def lines(count: int) -> str:
    """Write a number of rows: « 1 ligne », « 12 lignes »."""
    return f"{number(count)} {'lignes' if count > 1 else 'ligne'}"


def plural(word: str, count: int) -> str:
    """Put a state's word in the plural; only past participles change."""
    return f"{word}s" if count > 1 and word.endswith(("ée", "aine", "ête")) else word


def number(value: float, decimals: int = 0) -> str:
    """Write a number the French way: « 12 345,6 »."""
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def duration(seconds: float) -> str:
    """Write a duration as people say it: « 2 h 05 », « 3 min 20 », « 42 s », « 4,2 s »."""
    if seconds < 9.95:  # noqa: PLR2004 - what would be written « 10,0 s »
        return f"{number(seconds, 1)}\u00a0s"
    if seconds < 59.5:  # noqa: PLR2004 - what would be written « 60 s »
        return f"{number(seconds)}\u00a0s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}\u00a0h\u00a0{minutes:02d}" if hours else f"{minutes}\u00a0min\u00a0{rest:02d}"


def local(moment: float) -> datetime:
    """Return a moment, in seconds since the epoch, on this machine's clock."""
    return datetime.fromtimestamp(moment).astimezone()
