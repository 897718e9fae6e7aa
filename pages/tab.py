"""One browser tab on one target: addresses, busy covers, waiting for what is observable."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urldefrag

from playwright.sync_api import Error, expect

from pages.locate import find, in_frame
from pages.reading import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playwright.sync_api import BrowserContext, Dialog, Frame, Locator, Page, Response

    from pages.signed_in import SignedIn
    from pages.target import Locate, Target

T = TypeVar("T")
_LED_AWAY = ("interrupted by another navigation", "net::ERR_ABORTED")
"""How the browser says that a page asked for gave way to another."""
_CLOSED = "has been closed"
"""How it says that the page is no more."""
_COVERED = "intercepts pointer events"
"""How it says that something else lies over what was to be clicked."""
_MADE = "performing "
"""How it says that a gesture was made all the same, and what came of it took too long."""
_GONE = "context was destroyed"
"""How it says that what was asked of a document had no answer, since the document has given way to another."""
_DOCUMENTS = 3
"""How many times in a row a page may be left while one reads it."""
_IN_VAIN = 2
"""How many times an answer is awaited for all the time there is, before none is awaited from that path: it is held open
until there is something to tell."""

QUIET = (Path(__file__).parent / "quiet.js").read_text(encoding="utf-8")

# Empties the document, and puts what the site has stored back to what it was.
_LEAVE = """kept => {
  document.documentElement.replaceChildren();
  if (location.origin === "null") return;
  const [stored, own] = kept[location.origin] ?? [{}, {}];
  for (const [storage, items] of [[localStorage, stored], [sessionStorage, own]]) {
    storage.clear();
    for (const [name, value] of Object.entries(items)) storage.setItem(name, value);
  }
}"""


def equip(context: BrowserContext, target: Target) -> None:
    """Prepare a context for tabs, with the target's time-outs. Once, and first: it touches every page that is there."""
    context.set_default_timeout(target.timeouts.action * 1000)
    context.set_default_navigation_timeout(target.timeouts.navigation * 1000)
    context.add_init_script(QUIET)


class Tab:
    """A page of the browser together with the target that it shows."""

    def __init__(self, page: Page, target: Target) -> None:
        self.target = target
        self.page = page
        """The page that the user sees: the first one, or what it has opened beside itself."""
        self.spoken: list[str] = []
        """What the portal has said in the browser's own boxes (``alert``) since the last click or address."""
        self._behind: list[Page] = []
        self._left = False
        self._whole = False
        self._unanswered: Counter[str] = Counter()
        self._watch(page)

    @classmethod
    def open(cls, context: BrowserContext, target: Target) -> Tab:
        """Open the first tab of a context."""
        equip(context, target)
        return cls(context.new_page(), target)

    def go(self, address: str) -> Response | None:
        """Load an address of the target (a path or a whole address).

        Returns what the portal answered, None where the page has led elsewhere before it was loaded.
        """
        url = self.target.url(address)
        self.spoken.clear()
        self._come_back()
        if self._left and urldefrag(url).url == urldefrag(self.page.url).url:
            # Where only the fragment differs, the browser would keep the document, which is empty now.
            self.page.goto("about:blank")
        self._left = False
        # A page may still be led elsewhere by the gesture before, or lead elsewhere itself: then it does so again.
        for _ in ("first", "again"):
            try:
                return self.page.goto(url)
            except Error as error:
                if not any(words in error.message for words in _LED_AWAY):
                    raise
            self.page.wait_for_load_state()
        return None

    def reload(self) -> None:
        """Load the page that is shown again, as the browser's own button does: what was posted is posted again."""
        self.page.reload()
        self.settle()

    def back(self) -> None:
        """Go back by the browser's own button."""
        self.page.go_back()
        self.settle()

    def leave(self, signed: SignedIn) -> None:
        """Show nothing and hold nothing but a sign-in, for whoever uses the tab next."""
        self._come_back()
        context = self.page.context
        for other in context.pages:
            if other != self.page:
                other.close()
        self.page.evaluate(_LEAVE, dict(signed.stored))
        cookies = signed.state.get("cookies", [])
        if _named(context.cookies()) != _named(cookies):
            context.clear_cookies()
            context.add_cookies(cookies)  # type: ignore[arg-type]  # Playwright names them twice
        self._left = True

    def act(self, gesture: Callable[[], None]) -> None:
        """Make a gesture on the page; one that has been opened beside another may close itself at that.

        What lies over its place is given as much time again: messages of the portal pass.
        """
        self.spoken.clear()
        page, beside = self.page, bool(self._behind)
        try:
            _make(gesture)
        except Error as error:
            if _CLOSED not in error.message or not beside:
                raise
            self._on_closed(page)

    def reachable(self) -> None:
        """Wait until the page is there and nothing covers it: until a user could act."""
        if not self._whole:
            self.page.wait_for_load_state("domcontentloaded")
            self._whole = True
        self._uncovered()

    def settle(self) -> None:
        """Wait until a user could act, and the page's scripts expect no answer any more."""
        self._uncovered()
        endless = [path for path, times in self._unanswered.items() if times >= _IN_VAIN]
        unanswered = self._wait("__quiet", self.target.timeouts.action, endless)
        if unanswered is None:
            self.settle()
        else:
            self._unanswered.update(set(unanswered))

    def text(self) -> str:
        """Everything that is written on the page."""
        return self.read(lambda: shown(self.page.locator("body")))

    def words(self) -> str:
        """What the page has to say, on one line: its main part, without menus where the page tells them apart."""
        main = self.page.get_by_role("main")
        said = self.read(lambda: shown(main)) if main.count() == 1 else self.text()
        return " ".join(said.split())

    def width(self) -> float:
        """Width of the page on screen, in CSS pixels."""
        width: float = self.page.evaluate("innerWidth")
        return width

    def injected(self) -> bool:
        """Whether a script hidden in a text that a scenario wrote has run: it would set ``window.injected``."""
        ran: bool = self.page.evaluate("() => 'injected' in window")
        return ran

    def observe(self, read: Callable[[], T], wanted: Callable[[T], bool], limit: float | None = None) -> T:
        """Read again at every change of the document until *wanted* holds, at most for ``timeouts.expect``.

        `limit` is another number of seconds; they count from when the portal has answered what was asked of it.
        Returns the last value read, wanted or not: the caller's assertion speaks.
        """
        self.settle()
        deadline = time.monotonic() + (limit or self.target.timeouts.expect)
        while not wanted(value := self.read(read)) and (left := deadline - time.monotonic()) > 0:
            # A document that gives way to another has changed too.
            self._wait("__changed", min(left, 0.5))
            self._click_away()
        return value

    def read(self, what: Callable[[], T]) -> T:
        """Read something of the page; of the next document, where this one is left meanwhile."""
        for _ in range(_DOCUMENTS):
            try:
                return what()
            except Error as error:
                if _GONE not in error.message:
                    raise
            self.settle()
        return what()

    def _click_away(self) -> None:
        """Click what the target says to click wherever it appears: Playwright looks for it when it expects something.

        What a portal asks once more before it saves is one of these things, and comes after the click.
        """
        if self.target.handlers:
            expect(self.page.locator(":root")).to_be_attached()

    def _uncovered(self) -> None:
        self._click_away()
        for cover in self.target.busy:
            expect(find(self.page, cover).filter(visible=True)).to_have_count(
                0, timeout=self.target.timeouts.navigation * 1000
            )

    def _wait(self, what: str, seconds: float, endless: Sequence[str] = ()) -> list[str] | None:
        """Wait in the page for what quiet.js tells of, and return what it says of that.

        None: the document has given way to another meanwhile.
        """
        ask = f"([limit, endless]) => window.{what} ? window.{what}(limit, endless) : []"
        try:
            told: list[str] = self.page.evaluate(ask, [seconds * 1000, list(endless)])
        except Error as error:
            if _GONE not in error.message:
                raise
            self.page.wait_for_load_state()
            return None
        return told

    def _watch(self, page: Page) -> None:
        page.on("dialog", self._answer)
        page.on("framenavigated", self._on_other_document)
        page.on("popup", self._on_opened)
        page.on("close", self._on_closed)
        for handler in self.target.handlers.values():
            page.add_locator_handler(_signal(page, handler.appears), find(page, handler.click).click)

    def _on_opened(self, page: Page) -> None:
        """A browser brings to the front what a page opens."""
        self._behind.append(self.page)
        self.page, self._whole = page, False
        self._watch(page)

    def _on_closed(self, page: Page) -> None:
        if page == self.page and self._behind:
            self.page, self._whole = self._behind.pop(), False

    def _come_back(self) -> None:
        """Close what has been opened beside the first page."""
        while self._behind:
            opened = self.page
            opened.close()
            self._on_closed(opened)

    def _on_other_document(self, frame: Frame) -> None:
        if frame == self.page.main_frame:
            self._whole = False

    def _answer(self, dialog: Dialog) -> None:
        if dialog.type == "alert":
            self.spoken.append(dialog.message)
        answers = self.target.dialogs
        answer = answers.beforeunload if dialog.type == "beforeunload" else answers.confirm
        if answer == "accept":
            dialog.accept()
        else:
            dialog.dismiss()


def _make(gesture: Callable[[], None]) -> None:
    try:
        gesture()
    except Error as error:
        if _COVERED not in error.message or _MADE in error.message:
            raise
        gesture()


def _signal(page: Page, appears: Locate) -> Locator:
    """What is there while a banner is: one element, though the banner may say its words twice."""
    found = find(page, appears)
    return found if in_frame(appears) else page.locator(":root").filter(has=found.filter(visible=True))


def _named(cookies: Sequence[Mapping[str, object]]) -> set[tuple[object, ...]]:
    """What cookies hold, whenever they end: portals put that off at each answer."""
    return {(one["name"], one["value"], one["domain"], one["path"]) for one in cookies}
