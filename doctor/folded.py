"""Elements in parts of a page that are not on screen until something is clicked: tabs, sections folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from doctor.advise import MOST, advise, named
from doctor.candidates import Screen
from doctor.findings import Advice
from pages.components import Text
from pages.locate import find
from pages.target import Locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from doctor.advise import Wanted
    from doctor.candidates import Candidate
    from pages.tab import Tab

_SLIDES_OVER = "part => ['fixed', 'absolute'].includes(getComputedStyle(part).position) || part.role === 'dialog'"
_OPENS = frozenset({"link", "button", "tab"})


def behind(tab: Tab, screen: Screen, wanted: Sequence[Wanted]) -> dict[str, tuple[Advice, ...]]:
    """Open the folded parts of a page one after the other, and advise on what is missing and is in one of them.

    Menus and dialogs, which cover the page, stay closed.
    """
    found: dict[str, tuple[Advice, ...]] = {}
    for opener, part in _parts(tab, screen):
        inside = Screen(find(tab.page, part), screen.volatile)
        called = [msgspec.structs.replace(one, called=one.called or opener.name) for one in inside.candidates]
        told = advise(inside, wanted, called)
        for one in wanted:
            advice = tuple(Advice(_inside(each.locate, part), each.likelihood) for each in told[one.key])
            if isinstance(one.element, Text):
                # The part itself, called what opens it, is the likelier for holding the others.
                advice = (Advice(part, round(named(one, opener), 2)), *advice)
            every = [each for each in (*found.get(one.key, ()), *advice) if each.likelihood > 0]
            found[one.key] = tuple(sorted(every, key=lambda each: -each.likelihood)[:MOST])
    return found


def openable(locate: Locate, parts: Iterable[Locate]) -> Locate:
    """The same way through these parts, each with what opens it: it was open when the way was found."""
    if locate.within is None:
        return locate
    told = next((part for part in parts if part.id == locate.within.id is not None), None)
    return msgspec.structs.replace(locate, within=told or openable(locate.within, parts))


def opened_parts(locate: Locate | None) -> Iterator[Locate]:
    """The parts that a way goes through, or leads to, and that something opens."""
    while locate is not None:
        if locate.opened_by is not None:
            yield locate
        locate = locate.within


def _parts(tab: Tab, screen: Screen) -> Iterator[tuple[Candidate, Locate]]:
    """Yield what opens each folded part of the page, and the part, open."""
    # All at once: to read a part makes the page forget what was read before.
    openers = [one for one in screen.candidates if one.opens and one.role in _OPENS]
    ways = [(one, way) for one in openers if (way := screen.way(one))]
    for opener, way in ways:
        part = Locate(id=opener.opens, opened_by=way)
        shown = find(tab.page, part)
        if not shown.evaluate(_SLIDES_OVER):
            find(tab.page, way).click()
            if tab.observe(shown.is_visible, bool):
                yield opener, part


def _inside(locate: Locate, part: Locate) -> Locate:
    within = part if locate.within is None else _inside(locate.within, part)
    return msgspec.structs.replace(locate, within=within)
