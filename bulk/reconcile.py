"""What to make of rows that may have been sent: a look at the portal decides, never a guess."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from bulk.messages import Look, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulk.journal import Journal
    from bulk.messages import Attempt, Found, Sight
    from bulk.row import Row

READS = 2
"""Looks without a match, far enough apart, before a row counts as not sent."""


class Finding(Enum):
    """What a look says of a row in doubt."""

    MADE = "made"
    AMBIGUOUS = "ambiguous"
    LOOK_AGAIN = "look again"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


class Doubt(msgspec.Struct):
    """A row that may have been sent."""

    attempt: Attempt
    reason: str
    due: float
    """When to look, on the coordinator's own clock."""
    misses: int = 0
    errors: int = 0

    def judge(self, sight: Sight) -> Finding:
        """Take a look into account. An error says nothing, least of all that nothing is there."""
        if sight.error:
            self.errors += 1
            return Finding.UNREADABLE
        matches = sight.found[self.attempt.row.key]
        if len(matches) == 1:
            return Finding.MADE
        if matches:
            return Finding.AMBIGUOUS
        self.misses += 1
        return Finding.ABSENT if self.misses >= READS else Finding.LOOK_AGAIN


class Owners:
    """Which conversations of an offer belong to which row."""

    def __init__(self, journal: Journal, rows: Sequence[Row]) -> None:
        offers = {row.key: row.offer for row in rows}
        self._by_offer: dict[str, dict[str, str]] = {}
        for conversation, key in journal.owners().items():
            self.add(offers[key], conversation, key)

    def add(self, offer: str, conversation: str, key: str) -> None:
        self._by_offer.setdefault(offer, {})[conversation] = key

    def strangers(self, row: Row) -> tuple[str, ...]:
        """Conversations on the row's offer that belong to other rows."""
        owned = self._by_offer.get(row.offer, {})
        return tuple(conversation for conversation, key in owned.items() if key != row.key)


class Control:
    """The positive control: the matcher must find what is known to be there, and how long that takes is measured.

    Without it no row is ever tried again by itself.
    """

    def __init__(self, journal: Journal, settle: float) -> None:
        self._journal = journal
        self._settle = settle
        self.row: Row | None = None
        self._saved_at = 0.0
        lag = journal.note("lag")
        self._lag = None if lag is None else float(lag)
        self._proved = journal.note("control") == "proved"
        self.failed = journal.note("control") == "failed"

    @property
    def passed(self) -> bool:
        return not self.failed and (self._proved or self._lag is not None)

    @property
    def settle(self) -> float:
        """Seconds after which a saved conversation is believed to show: three times the longest lag seen."""
        return max(self._settle, 3 * (self._lag or 0.0))

    def begin(self, row: Row, now: float) -> bool:
        """Take the first confirmed row; False if there was one already."""
        if self.row is not None or self._lag is not None or self.failed:
            return False
        self.row, self._saved_at = row, now
        return True

    def judge(self, matches: tuple[Found, ...], now: float) -> bool:
        """Tell whether the control is over; if not, the row is to be looked for again."""
        if matches:
            self._lag = now - self._saved_at
            self._journal.write_note("lag", str(self._lag))
        elif now - self._saved_at > 3 * self._settle:
            self.failed = True
            self._journal.write_note("control", "failed")
        return self._lag is not None or self.failed

    def prove(self) -> None:
        """A row in doubt was found: the matcher does find. How long that takes it does not tell."""
        if not (self._proved or self.failed):
            self._proved = True
            self._journal.write_note("control", "proved")


def look_for(journal: Journal, owners: Owners, row: Row, name: str) -> Look:
    """A look for what a row's last permitted attempt was about to save."""
    intent = journal.intent(row.key)
    if intent is None:
        raise AssertionError(f"{row.key} n'a jamais eu de permis")
    return Look(
        name=name,
        offer=row.offer,
        wanted=(Wanted(key=row.key, intent=intent, strangers=owners.strangers(row)),),
    )
