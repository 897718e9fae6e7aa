"""The engine on Dask distributed: on this machine by default, on a cluster where a scheduler is given.

Dask runs lost tasks again, lets frozen workers go on, and knows nothing of permits: it is trusted with nothing but
bringing tasks to workers and reports back.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import dask
import msgspec
from distributed import Client, LocalCluster
from distributed.comm.addressing import get_local_address_for
from distributed.core import Server

from bulk.messages import Attempt, Intent
from bulk.remote import close_browsers, perform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Future

    from bulk.engine import Permit
    from bulk.messages import Report, Task
    from bulk.remote import Kit

SETTINGS = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.worker-ttl": "60s",
    "distributed.admin.log-format": "%(message)s",
}
_WAIT = 60.0
"""Seconds that a scheduler may be out of reach before the run ends."""
_FAREWELL = 20.0
"""Seconds that the workers of this machine get to close their browsers."""
_FRESH = 1.0
"""Seconds for which what is known of the workers is good enough."""


class SchedulerLost(Exception):
    """The cluster's scheduler cannot be reached; the message says so in French."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Where the workers are: so many on this machine, or those of a scheduler."""

    workers: int = 1
    lanes: int = 1
    """Pages at a time in each worker of this machine; a scheduler's workers have as many as their threads."""
    scheduler: str | None = None


class Cluster:
    """Workers behind a Dask scheduler."""

    def __init__(self, kit: Kit, permit: Permit, site: Site) -> None:
        dask.config.set(SETTINGS)
        _hush()
        self._permit = permit
        self._ended: SimpleQueue[tuple[Task, Report | None]] = SimpleQueue()
        self._futures: dict[str, tuple[Task, Future[Any]]] = {}
        self._one_at_a_time = ThreadPoolExecutor(1, thread_name_prefix="permis")
        self._own = None if site.scheduler else _local(site)
        self._scheduler: str = self._own.scheduler_address if self._own is not None else site.scheduler or ""
        try:
            self._client = self._connect()
        except OSError as error:
            reason = type(error).__name__
            raise SchedulerLost(f"L'ordonnanceur {self._scheduler} ne répond pas ({reason}).") from None
        self._kit = msgspec.structs.replace(kit, permits=self._client.sync(self._listen))
        self._known: tuple[float, int, dict[str, str]] = (0.0, site.workers * site.lanes, {})

    @property
    def window(self) -> int:
        return 2 * self._look()[1]

    def submit(self, task: Task) -> None:
        future = self._client.submit(perform, task, self._kit, key=task.name, pure=False, retries=0)
        self._futures[task.name] = (task, future)
        future.add_done_callback(partial(self._end, task))

    def next(self, seconds: float) -> tuple[Task, Report | None] | None:
        if self._client.status != "running":
            self._reconnect()
        with suppress(Empty):
            task, report = self._ended.get(timeout=seconds)
            # Its last reference: the result leaves the worker's memory.
            self._futures.pop(task.name, None)
            return task, report
        return None

    def forget(self, task: Task) -> None:
        _, future = self._futures.pop(task.name, (task, None))
        if future is not None:
            future.cancel()

    def workers(self) -> dict[str, str]:
        return self._look()[2]

    def close(self) -> None:
        self._futures.clear()
        with suppress(Exception):
            self._client.sync(self._server.close)
        if self._own is not None:
            with suppress(Exception):
                self._client.sync(self._close_browsers, callback_timeout=_FAREWELL)
        self._client.close(timeout=5)
        if self._own is not None:
            self._own.close(timeout=15)
        self._one_at_a_time.shutdown(wait=False)

    async def _close_browsers(self) -> None:
        """A worker that is ended from outside leaves its browser no time to clear up after itself."""
        told: Any = self._client.run(close_browsers, on_error="ignore")
        await told

    def _end(self, task: Task, future: Future[Any]) -> None:
        report: Report | None = None
        with suppress(Exception):
            if future.status == "finished":
                report = future.result(timeout=30)
        self._ended.put((task, report))

    def _look(self) -> tuple[float, int, dict[str, str]]:
        """What the workers are, and what each is doing; asked anew every second."""
        if time.monotonic() - self._known[0] > _FRESH:
            with suppress(Exception):
                threads = self._client.nthreads()
                doing = self._client.processing()
                told = {address: ", ".join(map(str, doing.get(address, ()))) for address in threads}
                self._known = (time.monotonic(), max(1, sum(threads.values())), told)
        return self._known

    def _connect(self) -> Client:
        """Raises OSError, which time-outs are too."""
        return Client(self._scheduler, timeout=30, set_as_default=False)

    def _reconnect(self) -> None:
        """The scheduler is gone: what it had is lost, and another may take its place."""
        for task, _ in self._futures.values():
            self._ended.put((task, None))
        self._futures.clear()
        deadline = time.monotonic() + _WAIT
        with suppress(Exception):
            self._client.close(timeout=1)
        while True:
            try:
                self._client = self._connect()
            except OSError:
                if time.monotonic() > deadline:
                    raise SchedulerLost(f"L'ordonnanceur {self._scheduler} ne répond plus.") from None
            else:
                self._kit = msgspec.structs.replace(self._kit, permits=self._client.sync(self._listen))
                return

    async def _listen(self) -> str:
        """Answer permits where the workers can reach us: at the address by which we reach the scheduler."""
        scheme = self._scheduler.partition("://")[0]
        host = get_local_address_for(self._scheduler).rpartition("//")[2]
        self._server: Any = await Server({"permit": self._answer})
        # The certificates of Dask's own configuration: whoever may ask for a permit shows one of them.
        options = self._client.security.get_listen_args("client") if scheme == "tls" else {}
        await self._server.listen(f"{scheme}://{host}:0", **options)
        return str(self._server.address)

    async def _answer(self, attempt: bytes, intent: bytes) -> bool:
        asked = msgspec.json.decode(attempt, type=Attempt), msgspec.json.decode(intent, type=Intent)
        loop = asyncio.get_running_loop()
        return bool(await loop.run_in_executor(self._one_at_a_time, self._permit, *asked))


def _hush() -> None:
    """Keep Dask's own words from the operator: what matters of them comes back as a lost task, in French."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _local(site: Site) -> LocalCluster:
    with _deaf_to_interrupts():
        return LocalCluster(
            n_workers=site.workers,
            threads_per_worker=site.lanes,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        )


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that leave Ctrl-C to us: a row under way is to come to its end."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
