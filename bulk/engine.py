"""The seam to whatever runs the workers: tasks go in, reports come out, in any order; it is trusted with no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from bulk.messages import Attempt, Intent

if TYPE_CHECKING:
    from bulk.messages import Report, Task

Permit = Callable[[Attempt, Intent], bool]
"""What the coordinator answers to a worker that is about to save; it may be asked from any thread."""


class Engine(Protocol):
    """Runs tasks on workers."""

    @property
    def window(self) -> int:
        """How many tasks are worth having under way at a time."""
        ...

    def submit(self, task: Task) -> None:
        """Have a task carried out."""
        ...

    def next(self, seconds: float) -> tuple[Task, Report | None] | None:
        """The next task that has ended, if any does within so many seconds; None for its report if it was lost.

        Lost never means « not carried out ».
        """
        ...

    def forget(self, task: Task) -> None:
        """Stop waiting for a task; whatever it still does, it gets no permit any more."""
        ...

    def workers(self) -> dict[str, str]:
        """What each worker is doing, for whoever watches."""
        ...

    def close(self) -> None:
        """End the workers."""
        ...
