"""Lanes: several pages of one browser at work at the same time, with the same synchronous page objects.

A row mostly waits for the portal. Playwright's synchronous API waits by switching to a greenlet that runs its event
loop; a lane is a greenlet of ours started by that loop, so that while one waits the others go on. Two private
attributes of Playwright are needed, and Playwright is pinned; without them there is one lane.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol, TypeVar

import greenlet
from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Playwright

T = TypeVar("T")
GONE = "le navigateur n'est plus là"
"""What is said of whatever was asked of a browser that is no more."""


class Lanes(Protocol):
    """Runs acts in the browser's thread."""

    def start(self, act: Callable[[], T]) -> Future[T]:
        """Run an act in a lane of its own; may be called from any thread."""
        ...

    def wait(self, future: Future[T]) -> T:
        """Wait, from within a lane, for what another thread will say."""
        ...

    def serve(self) -> None:
        """Serve in this thread until stopped, or until the browser's driver is gone."""
        ...

    def stop(self) -> None:
        """End ``serve``; may be called from any thread."""
        ...


def lanes(playwright: Playwright) -> Lanes:
    """The lanes of a Playwright: overlapping where its event loop can be reached, one by one elsewhere."""
    loop = getattr(playwright, "_loop", None)
    fiber = getattr(playwright, "_dispatcher_fiber", None)
    if isinstance(loop, asyncio.AbstractEventLoop) and isinstance(fiber, greenlet.greenlet):
        return Overlapping(loop, fiber)
    return OneByOne()


class Overlapping:
    """A greenlet for each act, on Playwright's own event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, fiber: greenlet.greenlet) -> None:
        self._loop = loop
        self._fiber = fiber
        self._stopped: Future[None] = Future()

    def start(self, act: Callable[[], T]) -> Future[T]:
        done: Future[T] = Future()

        def run() -> None:
            try:
                done.set_result(act())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the act is told
                done.set_exception(error)

        try:
            # The lane's parent is the greenlet of the loop: there a lane's end leads back to.
            self._loop.call_soon_threadsafe(lambda: greenlet.greenlet(run, parent=self._fiber).switch())
        except RuntimeError:  # the loop is closed
            raise Error(GONE) from None
        return done

    def wait(self, future: Future[T]) -> T:
        lane = greenlet.getcurrent()
        awaited = asyncio.wrap_future(future, loop=self._loop)
        awaited.add_done_callback(lambda _: lane.switch())
        while not awaited.done():
            if self._fiber.dead:
                raise Error(GONE)
            self._fiber.switch()
        return awaited.result()

    def serve(self) -> None:
        self.wait(self._stopped)

    def stop(self) -> None:
        if not self._stopped.done():
            self._stopped.set_result(None)


class OneByOne:
    """One act at a time, in the order of asking."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    def start(self, act: Callable[[], T]) -> Future[T]:
        done: Future[T] = Future()

        def run() -> None:
            try:
                done.set_result(act())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the act is told
                done.set_exception(error)

        self._asked.put(run)
        return done

    def wait(self, future: Future[T]) -> T:
        return future.result()

    def serve(self) -> None:
        while (run := self._asked.get()) is not None:
            run()

    def stop(self) -> None:
        self._asked.put(None)
