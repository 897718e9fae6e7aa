"""One browser with its signed-in context and its pages, each kept for so many rows: a page kept for ever grows."""

from __future__ import annotations

import tempfile
from collections import deque
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulk.recorder import Recorder
from bulk.turn import Turn
from pages import browser as browsers
from pages.session import Sessions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Playwright

    from bulk.lanes import Lanes
    from pages.tab import Tab
    from pages.target import Target

PAGE_ROWS = 25
BROWSER_ROWS = 400


class Household:
    """A browser for so many rows, signed in once, with a page for each lane that asks for one."""

    def __init__(
        self, playwright: Playwright, lanes: Lanes, target: Target, role: str, raw: Path | None = None
    ) -> None:
        """*raw* is where to make the folder of what is recorded, secrets and all; nothing is recorded without it."""
        # A driver that is being killed may still write there while it is taken away.
        self._raw = tempfile.TemporaryDirectory(prefix="traces-", dir=raw, ignore_cleanup_errors=True) if raw else None
        folder = Path(self._raw.name) if self._raw else None
        self._role = role
        self._lanes = lanes
        self._turn = Turn(lanes)
        self._browser = browsers.launch(playwright, traces=folder)
        self._free: deque[tuple[Tab, int]] = deque()
        self._spoilt: set[Tab] = set()
        self._rows = 0
        self._users = 0
        self._last_out: Future[None] = Future()
        self._sessions = 1
        secrets: set[str] = set()
        self._sign_ins = Sessions(self._browser, target, secrets)
        try:
            self._context = self._sign_ins.context(role)
        except BaseException:
            self.close()
            raise
        self.recorder = Recorder(self._context, self._turn, secrets, folder) if folder else None
        """What records the attempts, where traces are asked for."""

    @property
    def worn(self) -> bool:
        """Whether the next row had better go to another browser."""
        return self._rows >= BROWSER_ROWS or not self._browser.is_connected()

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """Lend a tab for one row; it goes on to another row, or is closed once it has served enough."""
        with self._occupied():
            tab, rows = self._free.popleft() if self._free else (self._sign_ins.tab(self._role, self._context), 0)
            try:
                yield tab
                if rows + 1 < PAGE_ROWS and not tab.page.is_closed() and tab not in self._spoilt:
                    self._free.append((tab, rows + 1))
                elif not tab.page.is_closed():
                    tab.page.close()
            except BaseException:
                # Nobody knows what is left on the page.
                if self._browser.is_connected() and not tab.page.is_closed():
                    tab.page.close()
                raise
            finally:
                self._spoilt.discard(tab)

    @contextmanager
    def _occupied(self) -> Iterator[None]:
        """Count a row in and out: the last one out of a worn browser closes it."""
        self._rows += 1
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            if self.worn and not self._users:
                try:
                    self.close()
                finally:
                    self._last_out.set_result(None)

    def vacate(self) -> None:
        """Wait for the rows that a worn browser still has: two browsers at once would take twice the memory."""
        if self._users:
            self._lanes.wait(self._last_out)

    def spoil(self, tab: Tab) -> None:
        """Lend this tab no more: something may still be under way on its page."""
        self._spoilt.add(tab)

    def session(self) -> int:
        """Which sign-in the pages stand on now."""
        return self._sessions

    def sign_in(self, tab: Tab, session: int) -> None:
        """Sign in again, unless another lane has done it since *session*; the context is that of all the pages."""
        with self._turn.taken():
            if self._sessions == session:
                self._sign_ins.renew(tab, self._role)
                self._sessions += 1
            else:
                self._sign_ins.take_up(tab, self._role)

    def close(self) -> None:
        """Close the browser; what it has recorded raw goes with it."""
        if self._browser.is_connected():
            self._browser.close()
        self.sweep()

    def sweep(self) -> None:
        """Take away what was recorded raw, for a browser that can no longer be closed."""
        if self._raw is not None:
            self._raw.cleanup()
