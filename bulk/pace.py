"""How fast the robot may go: one rate for all workers, patience with a row, and with a portal in trouble."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulk.messages import Limits


def back_off(times: int, limits: Limits) -> float:
    """Seconds to wait after so many faults in a row: twice as long each time, give or take a half."""
    wait = limits.back_off * 2.0 ** min(times - 1, 16)
    return min(limits.longest, wait) * random.uniform(0.5, 1.5)  # noqa: S311 - no secret


class Rate:
    """At most so many rows a minute begin, evenly spread; None sets no limit."""

    def __init__(self, per_minute: float | None) -> None:
        self._apart = 60 / per_minute if per_minute else 0.0
        self._next = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next row may begin."""
        return max(0.0, self._next - now)

    def begin(self, now: float) -> None:
        self._next = max(now, self._next) + self._apart


class Breaker:
    """Pauses the whole batch while the portal is in trouble, then lets one row try."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._faults = 0
        self._until = 0.0

    @property
    def closed(self) -> bool:
        """Whether the portal is believed to be well."""
        return self._faults == 0

    @property
    def gave_up(self) -> bool:
        """Whether the portal has been in trouble for so long that somebody should look."""
        return self._faults > self._limits.pauses

    def fault(self, now: float, asked: float | None) -> None:
        """The portal is in trouble; `asked` is how many seconds it asks to wait. One pause covers all its rows."""
        if now >= self._until:
            self._faults += 1
            self._until = now + back_off(self._faults, self._limits)
        if asked is not None:
            self._until = max(self._until, now + asked)

    def success(self, now: float) -> None:
        """The portal has answered well; during a pause that says nothing: it was asked before."""
        if now >= self._until:
            self._faults = 0

    def wait(self, now: float) -> float:
        """Seconds until something may be tried again."""
        return max(0.0, self._until - now)
