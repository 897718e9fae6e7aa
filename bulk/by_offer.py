"""Rows of one offer go one after the other: what one saves can then not be taken for what another asks for."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulk.row import Row


class ByOffer:
    """Keeps the rows of an offer apart."""

    def __init__(self) -> None:
        self._busy: defaultdict[str, set[str]] = defaultdict(set)
        self._held: defaultdict[str, deque[Row]] = defaultdict(deque)

    def begin(self, row: Row) -> bool:
        """Begin a row; or hold it, and say False, because another of its offer is under way or in doubt."""
        if self._busy[row.offer] - {row.key}:
            self._held[row.offer].append(row)
            return False
        self.occupy(row)
        return True

    def occupy(self, row: Row) -> None:
        """The row is in doubt since an earlier start, maybe with others of its offer: the next one waits for all."""
        self._busy[row.offer].add(row.key)

    def end(self, row: Row) -> list[Row]:
        """The row is under way no more: return the one that may now begin, if any waits."""
        busy, held = self._busy[row.offer], self._held[row.offer]
        busy.discard(row.key)
        return [held.popleft()] if held and not busy else []
