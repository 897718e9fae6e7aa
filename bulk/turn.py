"""One lane at a time."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulk.lanes import Lanes


class Turn:
    """Lets one lane at a time through; the others wait without blocking the thread."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._taken = False
        self._waiting: deque[Future[None]] = deque()

    @contextmanager
    def taken(self) -> Iterator[None]:
        while self._taken:
            self._waiting.append(Future())
            self._lanes.wait(self._waiting[-1])
        self._taken = True
        try:
            yield
        finally:
            self._taken = False
            if self._waiting:
                self._waiting.popleft().set_result(None)
