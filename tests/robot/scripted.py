"""An engine whose workers say what a test has them say, and ask for the permits that they would ask for."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bulk.messages import Report, Task


class ScriptedEngine:
    """Carries tasks out in the order in which they come; keeps the names of those that it was given."""

    window = 4

    def __init__(self, act: Callable[[Task], Report | None]) -> None:
        self._act = act
        self._asked: deque[Task] = deque()
        self.submitted: list[str] = []
        self.most = 0
        """How many tasks it had at a time, at most."""

    def submit(self, task: Task) -> None:
        self._asked.append(task)
        self.submitted.append(task.name)
        self.most = max(self.most, len(self._asked))

    def next(self, _seconds: float) -> tuple[Task, Report | None] | None:
        if not self._asked:
            return None
        task = self._asked.popleft()
        return task, self._act(task)

    def forget(self, task: Task) -> None:
        self._asked = deque(one for one in self._asked if one is not task)

    def workers(self) -> dict[str, str]:
        return {}

    def close(self) -> None:
        """Nothing runs."""
