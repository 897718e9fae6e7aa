"""Rows that ask for the very same conversation: nothing would tell theirs apart, so one goes after the other."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulk.row import Row

Likeness = tuple[object, ...]


def likeness(row: Row) -> Likeness:
    """What twins have in common."""
    return row.offer, row.order, row.client_contacts, row.partner_contacts, row.subject, row.content


class Twins:
    """Keeps twins apart."""

    def __init__(self) -> None:
        self._busy: dict[Likeness, str] = {}
        self._held: dict[Likeness, deque[Row]] = {}

    @property
    def waiting(self) -> bool:
        """Whether a row waits for its twin."""
        return bool(self._held)

    def begin(self, row: Row) -> bool:
        """Begin a row; or hold it, and say False, because a twin of it is under way or in doubt."""
        like = likeness(row)
        if self._busy.setdefault(like, row.key) == row.key:
            return True
        self._held.setdefault(like, deque()).append(row)
        return False

    def end(self, row: Row) -> list[Row]:
        """The row is under way no more: return the twin that may now begin, if one waits."""
        like = likeness(row)
        if self._busy.get(like) == row.key:
            del self._busy[like]
        held = self._held.get(like)
        if not held:
            return []
        released = held.popleft()
        if not held:
            del self._held[like]
        return [released]
