"""Parts of a page that are not on screen until something is clicked: tabs, sections folded away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from pages.locate import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

    from pages.locate import Scope
    from pages.tab import Tab
    from pages.target import Locate


_DRAWN_ANEW = 3
"""How many times a part is opened that the portal closes by drawing it anew."""


# Some parts unfold, and what is in them is drawn anew at the end of that.
_UNFOLDED = """parts => Promise.allSettled(parts.flatMap((part) => part.getAnimations())
  .filter((one) => one.effect?.getComputedTiming().endTime < 3000).map((one) => one.finished)).then(() => {})"""


# A part that folds is on screen all the same while it is closed: with the words that open it.
_OPEN = "parts => parts.filter((part) => !part.matches('details:not([open])')).length"


class _Part(NamedTuple):
    """A part of the page, and what opens it."""

    content: Locator
    opener: Locator


def unfold(tab: Tab, scope: Scope, told: Locate | None) -> None:
    """Open every part of the page that is told to hold an element and is not open yet, outermost first."""
    for part in _parts(scope, told):
        tab.settle()
        shown = part.content.filter(visible=True)
        if not shown.evaluate_all(_OPEN):
            _open(tab, part, shown)


def _open(tab: Tab, part: _Part, shown: Locator) -> None:
    """Click the opener until the part is shown: one that the portal draws anew meanwhile is closed, its opener another.

    What is told may be each row of a list.
    """
    for _ in range(_DRAWN_ANEW):
        opener = part.opener.element_handle()
        part.opener.click()
        if tab.observe(partial(shown.evaluate_all, _OPEN), bool):
            tab.read(lambda: shown.evaluate_all(_UNFOLDED))
            tab.settle()
            return
        if opener.evaluate("e => e.isConnected"):
            break
    raise AssertionError(f"Rien n'apparaît après un clic sur ce qui doit l'ouvrir (« opened_by ») : {part.opener}")


def entrance(scope: Scope, told: Locate | None) -> Locator | None:
    """Return what opens the outermost part around an element; None where nothing has to be opened."""
    part = next(_parts(scope, told), None)
    return None if part is None else part.opener


def _parts(scope: Scope, told: Locate | None) -> Iterator[_Part]:
    """List the parts to open, outermost first. An opener is looked for in the document of what it opens."""
    if told is None:
        return
    document = scope
    if told.frame is not None:
        yield from _parts(scope, told.frame)
        document = find(scope, told.frame).content_frame
    yield from _parts(document, told.within)
    if told.opened_by is not None:
        yield _Part(find(scope, told), find(document, told.opened_by))
