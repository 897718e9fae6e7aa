"""A worker: a thread that holds a browser, and lanes that carry out what the coordinator asks."""

from __future__ import annotations

import time
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

import msgspec
import psutil
from playwright.sync_api import Error

from bulk.attempting import attempt
from bulk.faults import before_any_row, said, trouble
from bulk.household import Household
from bulk.lanes import GONE, Lanes, lanes
from bulk.looking import look
from bulk.messages import Attempt, Look, Outcome, Sight, Trouble, Verdict
from bulk.turn import Turn
from pages.browser import BrowserMissing, driver
from pages.errors import SignedOut, SignInRefused
from pages.target import TargetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

    from bulk.messages import Intent, Limits, Report, Task
    from pages.tab import Tab
    from pages.target import Target

    Ask = Callable[[Attempt, Intent], Future[bool]]

T = TypeVar("T")
GRACE = 10.0
"""Seconds that a page, then a browser, gets to close before stronger means are used."""
_PATIENCE = 3000
"""Milliseconds that a page in trouble may take to be pictured."""


class Worker:
    """Carries out tasks, several at a time, each within its deadline. Safe between threads."""

    def __init__(self, target: Target, role: str, limits: Limits, name: str = "", raw: Path | None = None) -> None:
        self._target = target
        self._role = role
        self._limits = limits
        self._name = name
        self._raw = raw
        self._lock = Lock()
        self._thread: Thread | None = None
        self._serving = False
        self._lanes: Lanes
        self._playwright: Playwright
        self._driver: list[psutil.Process] = []
        self._household: Household | None = None
        self._refused = ""
        self._moving: Turn
        self._tabs: dict[str, Tab] = {}
        self._running: set[Future[Report]] = set()

    def perform(self, task: Task, ask: Ask) -> Report:
        """Carry out a task and report; never raises. `ask` asks the coordinator for a permit."""
        started = time.monotonic()
        try:
            done = self._start(task, ask)
            report = self._in_time(task, done)
        except (Error, AssertionError, BrowserMissing, TargetError, TimeoutError, OSError) as error:
            report = _failure(task, error, before_any_row(error))
        seconds = time.monotonic() - started
        if isinstance(report, Outcome):
            return _signed(report, seconds=seconds, worker=self._name)
        return _signed(report, seconds=seconds)

    @property
    def idle(self) -> bool:
        """Whether nothing is being carried out."""
        return not self._running

    def close(self) -> None:
        """Close the browser and end its thread."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                self._lanes.stop()
                self._thread.join(timeout=GRACE)
                self._kill()

    def _start(self, task: Task, ask: Ask) -> Future[Report]:
        with self._lock:
            if not self._serving:
                self._begin()
            done: Future[Report] = self._lanes.start(lambda: self._carry_out(task, ask))
            self._running.add(done)
            done.add_done_callback(self._running.discard)
            if not self._serving:  # whoever ended meanwhile may not have known of this one
                _give_up(done)
            return done

    def _begin(self) -> None:
        """Start the browser's thread: Playwright wants one without an event loop of its own."""
        if self._thread is not None:
            self._thread.join(timeout=GRACE)
        ready: Future[None] = Future()
        self._household = None
        self._thread = Thread(target=self._serve, args=(ready,), daemon=True, name="navigateur")
        self._thread.start()
        ready.result(timeout=60)

    def _serve(self, ready: Future[None]) -> None:
        before = set(psutil.Process().children())
        try:
            with driver() as playwright:
                self._playwright = playwright
                self._driver = [one for one in psutil.Process().children() if one not in before]
                self._lanes = lanes(playwright)
                self._moving = Turn(self._lanes)
                self._serving = True
                ready.set_result(None)
                try:
                    self._lanes.serve()
                finally:
                    self._serving = False
                if self._household is not None:
                    self._household.close()
        except Exception as error:  # noqa: BLE001 - the thread ends; whoever waits for it is told why
            if not ready.done():
                ready.set_exception(error)
        finally:
            for done in list(self._running):
                _give_up(done)
            if self._household is not None:
                self._household.sweep()

    def _in_time(self, task: Task, done: Future[Report]) -> Report:
        """Wait for a lane; past the deadline close its page, and if that does not end it the whole browser."""
        with suppress(TimeoutError):
            return done.result(timeout=self._limits.row)
        tab = self._tabs.get(task.name)
        if tab is not None:
            self._lanes.start(tab.page.close)
        with suppress(TimeoutError):
            return done.result(timeout=GRACE)
        self._kill()
        return done.result(timeout=GRACE)

    def _kill(self) -> None:
        """Kill the driver and the browser with all their processes: some browsers are started through a wrapper."""
        for process in self._driver:
            with suppress(psutil.NoSuchProcess):
                for one in [*process.children(recursive=True), process]:
                    with suppress(psutil.NoSuchProcess):
                        one.kill()

    def _carry_out(self, task: Task, ask: Ask) -> Report:
        household = self._house()
        with household.tab() as tab:
            self._tabs[task.name] = tab
            try:
                report = self._signed_in(household, tab, task, ask)
                if isinstance(report, Outcome) and report.verdict in _UNSURE:
                    household.spoil(tab)
                return report
            finally:
                del self._tabs[task.name]

    def _house(self) -> Household:
        """The browser for the next row: another one if the last is worn or gone."""
        with self._moving.taken():
            if self._household is None or self._household.worn:
                if self._household is not None:
                    self._household.vacate()
                with self._not_refused_again():
                    self._household = Household(self._playwright, self._lanes, self._target, self._role, self._raw)
            return self._household

    @contextmanager
    def _not_refused_again(self) -> Iterator[None]:
        """An account that was refused is not tried again: portals lock those that are."""
        if self._refused:
            raise SignInRefused(self._refused)
        try:
            yield
        except SignInRefused as refused:
            self._refused = str(refused)
            raise

    def _signed_in(self, household: Household, tab: Tab, task: Task, ask: Ask) -> Report:
        """Carry a task out; where the session turns out to be over, sign in again, once, and go on."""
        session = household.session()
        try:
            return self._act(household, tab, task, ask)
        except SignedOut:
            try:
                with self._not_refused_again():
                    household.sign_in(tab, session)
                return self._act(household, tab, task, ask)
            except (AssertionError, Error, TargetError) as error:
                return _failure(task, error, before_any_row(error) or Trouble())

    def _act(self, household: Household, tab: Tab, task: Task, ask: Ask) -> Report:
        if isinstance(task, Look):
            return self._look(tab, task)
        act = partial(attempt, tab, task, lambda intent: self._granted(ask(task, intent)), self._limits)
        outcome = act() if household.recorder is None else household.recorder.record(act)
        return outcome if outcome.verdict.came_off else _signed(outcome, picture=_picture(tab))

    def _granted(self, answer: Future[bool]) -> bool:
        """Wait for the coordinator without holding up the other lanes; no answer is no permit."""
        try:
            return self._lanes.wait(answer)
        except (OSError, TimeoutError):
            return False

    def _look(self, tab: Tab, task: Look) -> Sight:
        try:
            return Sight(found=look(tab, task))
        except SignedOut:
            raise
        except (AssertionError, Error) as error:
            return Sight(error=said(error), trouble=trouble(tab, error))


def _give_up(done: Future[Report]) -> None:
    with suppress(InvalidStateError):
        done.set_exception(Error(GONE))


_UNSURE = (Verdict.UNCERTAIN, Verdict.FAILED)
R = TypeVar("R", Outcome, Sight)


def _signed(report: R, **more: object) -> R:
    return msgspec.structs.replace(report, **more)


def _failure(task: Task, error: BaseException, distress: Trouble | None) -> Report:
    if isinstance(task, Look):
        return Sight(error=said(error), trouble=distress)
    return Outcome(verdict=Verdict.FAILED, reason=said(error), trouble=distress)


def _picture(tab: Tab) -> bytes:
    with suppress(Error):
        return tab.page.screenshot(timeout=_PATIENCE)
    return b""
