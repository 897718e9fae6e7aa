"""The contract with Playwright that lanes stand on: it is pinned, and this says whether a new version keeps it."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from bulk.lanes import Lanes, OneByOne, Overlapping, lanes
from pages import browser as browsers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture
def served() -> Iterator[tuple[Lanes, Browser]]:
    """Lanes served by a thread of their own, with a browser."""
    ready: Future[tuple[Lanes, Browser]] = Future()

    def serve() -> None:
        with browsers.driver() as playwright:
            made = lanes(playwright)
            browser = browsers.launch(playwright)
            ready.set_result((made, browser))
            made.serve()
            browser.close()

    thread = Thread(target=serve)
    thread.start()
    made, browser = ready.result(timeout=30)
    yield made, browser
    made.stop()
    thread.join(timeout=30)
    assert not thread.is_alive()


def test_lanes_overlap(served: tuple[Lanes, Browser]) -> None:
    """Each of two lanes waits in its page for what only the other can bring about."""
    made, browser = served
    assert isinstance(made, Overlapping)
    first, second = Event(), Event()

    def meet(mine: Event, other: Event) -> bool:
        page = browser.new_page()
        page.set_content("<p>en attente</p>")
        mine.set()
        while not other.is_set():
            page.evaluate("() => new Promise((done) => setTimeout(done, 5))")
        page.close()
        return True

    met = [made.start(lambda: meet(first, second)), made.start(lambda: meet(second, first))]
    assert [one.result(timeout=30) for one in met] == [True, True]


def test_a_lane_that_waits_for_another_thread_blocks_no_other(served: tuple[Lanes, Browser]) -> None:
    made, browser = served
    permit: Future[str] = Future()
    waiting = made.start(lambda: made.wait(permit))
    other = made.start(lambda: browser.new_page().evaluate("1 + 1"))
    assert other.result(timeout=30) == 2
    assert not waiting.done()
    permit.set_result("accordé")
    assert waiting.result(timeout=30) == "accordé"


def test_what_goes_wrong_in_a_lane_reaches_whoever_waits(served: tuple[Lanes, Browser]) -> None:
    made, browser = served
    with pytest.raises(Error, match="non"):
        made.start(lambda: browser.new_page().evaluate("() => { throw new Error('non') }")).result(timeout=30)
    assert made.start(lambda: "encore là").result(timeout=30) == "encore là"


def test_without_playwrights_inner_parts_there_is_one_lane() -> None:
    made = lanes(object())  # type: ignore[arg-type]
    assert isinstance(made, OneByOne)
    thread = Thread(target=made.serve)
    thread.start()
    done = [made.start(partial(int, place)) for place in range(3)]
    assert [one.result(timeout=10) for one in done] == [0, 1, 2]
    answered: Future[bool] = Future()
    answered.set_result(True)
    assert made.start(lambda: made.wait(answered)).result(timeout=10)
    made.stop()
    thread.join(timeout=10)
