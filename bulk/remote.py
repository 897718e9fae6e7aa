"""What runs on a worker of the cluster: one browser for the process, and permits asked of the coordinator."""

from __future__ import annotations

import asyncio
import os
import socket
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec
from distributed import get_worker

from bulk.messages import Limits  # noqa: TC001 - names the type of a field
from bulk.worker import Worker
from pages.target import Target  # noqa: TC001 - names the type of a field

if TYPE_CHECKING:
    from concurrent.futures import Future

    from bulk.messages import Attempt, Intent, Report, Task


class Kit(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker needs besides the task. Passwords come from its own environment, never from here."""

    target: Target
    role: str
    limits: Limits
    tracing: bool = False
    """Whether attempts that do not come off bring a trace."""
    permits: str = ""
    """Where the coordinator answers."""


_workers: list[tuple[Kit, Worker]] = []
_lock = Lock()


def perform(task: Task, kit: Kit) -> Report:
    """Carry out a task in this process's browser."""
    host: Any = get_worker()

    def ask(attempt: Attempt, intent: Intent) -> Future[bool]:
        return asyncio.run_coroutine_threadsafe(_ask(host, kit, attempt, intent), host.loop.asyncio_loop)

    return _mine(kit, Path(host.local_directory)).perform(task, ask)


def _mine(kit: Kit, folder: Path) -> Worker:
    """The worker of this process for a run: where runs permit, and their target, differ, so do their workers.

    *folder* is Dask's own, which it empties even after a process that was killed.
    """
    with _lock:
        known = next((worker for its, worker in _workers if its == kit), None)
        if known is None:
            _close([(its, worker) for its, worker in _workers if worker.idle])
            name = f"{socket.gethostname()}-{os.getpid()}"
            known = Worker(kit.target, kit.role, kit.limits, name, folder if kit.tracing else None)
            _workers.append((kit, known))
        return known


def close_browsers() -> None:
    """Close the browsers of this process: called on the workers of this machine before they end, with no task left."""
    with _lock:
        _close(list(_workers))


def _close(workers: list[tuple[Kit, Worker]]) -> None:
    for one in workers:
        one[1].close()
        _workers.remove(one)


async def _ask(host: Any, kit: Kit, attempt: Attempt, intent: Intent) -> bool:  # noqa: ANN401 - distributed has no types
    said = host.rpc(kit.permits).permit(attempt=msgspec.json.encode(attempt), intent=msgspec.json.encode(intent))
    return await asyncio.wait_for(said, kit.limits.ttl) is True
