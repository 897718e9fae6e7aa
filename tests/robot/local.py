"""An engine in this very process: same tasks, same workers, no cluster. Tests can reach into it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from bulk.worker import Worker

if TYPE_CHECKING:
    from bulk.engine import Permit
    from bulk.messages import Attempt, Intent, Limits, Report, Task
    from pages.target import Target


class LocalEngine:
    """One worker with so many lanes."""

    def __init__(self, target: Target, limits: Limits, permit: Permit, lanes: int = 1) -> None:
        self.worker = Worker(target, "non_admin_with_right", limits, "ici")
        self.window = 2 * lanes
        self._permit = permit
        self._lanes = ThreadPoolExecutor(lanes)
        self._answers = ThreadPoolExecutor(1)
        self._ended: SimpleQueue[tuple[Task, Report | None]] = SimpleQueue()

    def submit(self, task: Task) -> None:
        self._lanes.submit(self.worker.perform, task, self._ask).add_done_callback(partial(self._end, task))

    def next(self, seconds: float) -> tuple[Task, Report | None] | None:
        try:
            return self._ended.get(timeout=seconds)
        except Empty:
            return None

    def forget(self, task: Task) -> None:
        """Nothing to forget: the report comes, and is not heeded."""

    def workers(self) -> dict[str, str]:
        return {}

    def close(self) -> None:
        self._lanes.shutdown()
        self.worker.close()
        self._answers.shutdown()

    def _ask(self, attempt: Attempt, intent: Intent) -> Future[bool]:
        return self._answers.submit(self._permit, attempt, intent)

    def _end(self, task: Task, done: Future[Report]) -> None:
        self._ended.put((task, done.result()))
