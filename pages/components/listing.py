"""The list of a set of choices as a widget draws it: seen in one look, opened, searched, clicked, closed again."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import Error

from pages.reading import DRAWN, LIST, read, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import ElementHandle, JSHandle, Locator, Position

    from pages.tab import Tab

_LOOK = f"async (roots, wanted) => {{\n{DRAWN}\n{LIST}\n{script('list_visit')}}}"
_HELD = f"(root, wanted) => root.isConnected ? ({_LOOK})([root], wanted) : null"

_DRAWING = 1.0
"""Seconds that a list may take to fill itself once it is open, or to fade once it is closed."""

# Lists that fade take amiss what is clicked meanwhile.
_FADED = """async (list, limit) => {
  const end = performance.now() + limit;
  const drawn = () => list.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && getComputedStyle(list).clip === "auto";
  while (drawn() && performance.now() < end) {
    await new Promise((done) => setTimeout(done, 10));
  }
}"""


class Choice(msgspec.Struct, frozen=True):
    """One choice as it stands on screen."""

    label: str
    value: str | None
    """What a form sends for it, where the page tells."""
    shown: bool
    chosen: bool
    enabled: bool
    icons: bool
    """Whether something is drawn beside it, which may have a tooltip to show."""
    remarks: tuple[str, ...]


class State(msgspec.Struct, frozen=True):
    """What can be done with the widget at one moment."""

    native: bool
    """Whether it is a menu of the browser's own."""
    several: bool
    """Whether such a menu takes more than one choice."""
    covered: bool
    """Whether it is one that a library hides and covers with its own, which is on screen."""
    closed: bool
    """Whether something has to be clicked to see the list."""
    searched: bool
    """Whether there is a box to type in to have the list searched."""
    ready: bool
    """Whether the list shows any choice: some draw themselves first and their choices later."""
    dialog: bool
    """Whether the list is in a dialog, which has a button to close it."""
    sides: bool
    """Whether there are two lists, one of what can be chosen and one of what is, and something to move it over."""
    field: bool
    """Whether a plain field shows it, as suggestions, until one leaves that field."""
    toggled: bool
    """Whether a plain button shows the list, which puts it away too, where a key may not."""


class View(State, frozen=True):
    """The whole set at one moment."""

    choices: tuple[Choice, ...]


class Listing:
    """One widget, driven as a user drives it, whatever it is made of."""

    def __init__(self, tab: Tab, root: Locator, signs: Mapping[str, Locator], *, ways: bool) -> None:
        self._tab = tab
        self._root = root
        self._signs = signs
        """What the target tells of its options and of those that are chosen, where no role does."""
        self._ways = ways
        self._held: ElementHandle | None = None
        """The widget as last found: while their list is open, some hide all else of the page, themselves too."""
        self._searches: dict[str, str] = {}
        """What a choice was searched for by, by its label: that of two lines may hold more than what is searched."""

    def view(self, label: str | None = None) -> View:
        """Look at everything at once: one call to the browser.

        A list that draws only what is seen of it is scrolled from end to end, or until *label* shows.
        """
        return msgspec.convert(self._look({} if label is None else {"label": label}), View)

    def state(self) -> State:
        """Look at the widget alone, which costs less where the list is long."""
        return msgspec.convert(self._look({"part": "state"}), State)

    def open(self, *, searched: bool) -> State:
        """Click what shows the list; the state afterwards tells whether it has. Some lists wait to be *searched*."""
        self._click_door()
        state = self._tab.observe(self.state, lambda state: not state.closed, _DRAWING if searched else None)
        if state.closed or state.ready:
            return state
        return self._tab.observe(self.state, lambda state: state.ready, _DRAWING)

    def close(self, opened: State, done: Callable[[], None] | None) -> bool:
        """Put the list away again, by what is *done* for that, a key, or as it was opened; tell whether it is gone."""
        by_key, by_door = self._escape, partial(self._click_door, only_free=True)
        leave = partial(self._tab.page.keyboard.press, "Tab")
        ways = (by_door, by_key) if opened.toggled else (leave,) if opened.field else (by_key, by_door)
        for put_away in (done, done) if done else ways:  # some windows hear nothing before they have come to rest
            shown = self._part("list")
            if shown is None:
                return True
            put_away()
            if self._tab.observe(self.state, lambda state: state.closed).closed:
                shown.evaluate(_FADED, _DRAWING * 1000)
                return True
        return False

    def turn(self, label: str, *, wanted: bool) -> None:
        """Click what selects or removes a choice: the option, its chip's cross, or its chip and then a key."""
        if self._click("on" if wanted else "off", label):
            return
        if not wanted and self._click("chip", label):
            self._tab.page.keyboard.press("Backspace")

    def sought(self, name: str) -> str:
        """What to search for to find a choice: what has found it before, if anything has."""
        return self._searches.get(name, name)

    def found(self, label: str, sought: str) -> None:
        """Keep what has found a choice."""
        self._searches[label] = sought

    @contextmanager
    def searched(self, name: str) -> Iterator[None]:
        """Have the list searched for a name, where it has a box for that, and wait until the rest is back."""
        before = len(self.view().choices)
        if box := self._part("search"):
            box.fill(name[:-1])
            self._tab.page.keyboard.type(name[-1:])  # some search at a key only
        try:
            yield
        finally:
            if box and box.is_visible():
                box.fill("")
                # One may have been taken away meanwhile: the chip of what was chosen, in lists that show nothing else.
                self._tab.observe(self.view, lambda view: view.closed or len(view.choices) >= before - 1, _DRAWING)

    def icons(self, label: str, known: Sequence[str]) -> list[ElementHandle]:
        """What is drawn beside a choice and says none of the known words."""
        found = self._ask({"part": "icons", "label": label, "known": list(known)})
        return [icon for one in found.get_properties().values() if (icon := one.as_element())]

    def _click(self, part: str, label: str) -> bool:
        """Click a part of a choice, if there is one: the next that is there, where the list draws it anew meanwhile."""
        for last in (False, False, True):
            element = self._part(part, label)
            if element is None:
                break
            try:
                element.click()
            except Error as error:
                if last or "not attached" not in error.message:
                    raise
            else:
                return True
        return False

    def _escape(self) -> None:
        if keyed := self._part("keyed"):
            keyed.press("Escape")

    def _click_door(self, *, only_free: bool = False) -> None:
        # A list that is fading away may hide for a moment whatever there is to click; one that stays may cover it.
        element, at = self._tab.observe(self._door, lambda door: door[1] is not None, _DRAWING)
        if element and (at is not None or not only_free):
            element.click(position=at)

    def _door(self) -> tuple[ElementHandle | None, Position | None]:
        """Where to click to open; without a place in it where all of it seems hidden."""
        door = self._ask({"part": "door"}).get_properties()
        return door["element"].as_element(), door["at"].json_value()

    def _look(self, wanted: dict[str, object]) -> object:
        """Ask the one widget there is; wait for a widget that is not there yet."""
        while (seen := self._tab.read(lambda: self._seen(wanted))) is None:
            self._root.wait_for(state="attached")  # raises where several widgets answer
        return seen

    def _seen(self, wanted: dict[str, object]) -> object:
        seen: object = False if self._signs else read(self._root, "choices", object, {**wanted, "ways": self._ways})
        wanted = self._told(wanted)
        if seen is False:
            seen = self._root.evaluate_all(_LOOK, wanted)
        return self._held.evaluate(_HELD, wanted) if seen is None and self._held else seen

    def _told(self, wanted: dict[str, object]) -> dict[str, object]:
        """Add what is told of the options, as it stands now."""
        signs = {name: one.element_handles() for name, one in self._signs.items()}
        return {**wanted, "signs": signs, "ways": self._ways}

    def _part(self, part: str, label: str = "") -> ElementHandle | None:
        return self._ask({"part": part, "label": label}).as_element()

    def _ask(self, wanted: dict[str, object]) -> JSHandle:
        def ask() -> JSHandle:
            while not (roots := self._root.element_handles() or self._kept()):
                self._root.wait_for(state="attached")
            self._held = roots[0]
            return roots[0].evaluate_handle(
                f"(_, [roots, wanted]) => ({_LOOK})(roots, wanted)", [roots, self._told(wanted)]
            )

        return self._tab.read(ask)

    def _kept(self) -> list[ElementHandle]:
        return [self._held] if self._held and self._held.evaluate("e => e.isConnected") else []
