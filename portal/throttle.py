"""Sign-in attempts counted per account, known or not (EX-06). In memory: it forgets when the process ends."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock

from portal.search import normalise

FAILURES = 5
"""Wrong passwords in a row after which an account has to wait."""

WAIT = 60.0
"""Seconds without a new attempt being heard, counted from the last failure."""

_KEPT = 10_000


class Throttle:
    """Counts failures; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def blocked(self, login: str) -> bool:
        """Tell whether this login has to wait before it is heard again."""
        with self._lock:
            count, since = self._failures.get(normalise(login), (0, 0.0))
            if count >= FAILURES and time.monotonic() - since >= WAIT:
                del self._failures[normalise(login)]
                return False
            return count >= FAILURES

    def failed(self, login: str) -> None:
        with self._lock:
            count, _ = self._failures.pop(normalise(login), (0, 0.0))
            self._failures[normalise(login)] = (count + 1, time.monotonic())
            # Made-up logins must not fill the memory: the oldest are forgotten.
            if len(self._failures) > _KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, login: str) -> None:
        with self._lock:
            self._failures.pop(normalise(login), None)


attempts = Throttle()
"""The one that the sign-in page consults."""
