"""What stands on a page, read once, and the ways to find each thing there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import Error

from pages.locate import find
from pages.reading import DRAWN
from pages.target import Locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playwright.sync_api import Locator

_READ = f"(root) => {{\n{DRAWN}{Path(__file__).with_name('candidates.js').read_text(encoding='utf-8')}}}"
_SAME = """(found, number) => {
  const kept = window.__candidates?.[number] ?? []
  return found.length === kept.length && found.every((element) => kept.includes(element))
}"""
_NUMBERS = "found => found.map((element) => window.__candidates.findIndex((kept) => kept.includes(element)))"


class Around(msgspec.Struct, frozen=True):
    """A named part of the page around a candidate; without a role, the name is an id."""

    role: str
    name: str

    @property
    def locate(self) -> Locate:
        if not self.role:
            return Locate(id=self.name)
        return Locate(role=self.role, name=self.name or None)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on screen: its role and accessible name, and whatever else could tell it from others."""

    number: int = 0
    role: str
    name: str
    called: str
    """Its name, or that of the part of the page it is in."""
    label: str
    title: str
    placeholder: str
    id: str
    test_id: str
    css: str
    text: str
    around: tuple[Around, ...]
    type: str
    rows: int
    multiline: bool
    level: int
    """Of a heading: its rank among those of the page, from 1."""
    signal: str
    """Of a message: the class that tells it."""
    opens: str
    """The id of a part of the page, not on screen, that a click here would show."""
    form: bool
    menu: bool
    disabled: bool
    state: str
    """Of a switch: how it stands now, as a part of a CSS selector."""
    within: str = ""
    """Of a set of rows: the role of what holds them."""
    inner: str = ""
    """Of a set of rows: how to find a row inside."""


class Screen:
    """What stands in a part of a page at one moment.

    Words that hold a *volatile* text, such as the reference of the offer in view, would not hold elsewhere.
    """

    def __init__(self, scope: Locator, volatile: Sequence[str], *, partial: bool = False) -> None:
        self._scope = scope
        self.volatile = [text for text in volatile if text]
        self.partial = partial
        """Whether it is one row of a page."""
        found = msgspec.convert(scope.evaluate(_READ), list[Candidate])
        self.candidates = [msgspec.structs.replace(one, number=number) for number, one in enumerate(found)]

    def without(self, locators: Iterable[Locator]) -> list[Candidate]:
        """The candidates that none of these locators finds."""
        taken: set[int] = set()
        for locator in locators:
            taken |= set(locator.evaluate_all(_NUMBERS))
        return [one for one in self.candidates if one.number not in taken]

    def numbered(self, locator: Locator) -> Candidate | None:
        """The only candidate that a locator finds."""
        found = [one for one in self.candidates if one.number in locator.evaluate_all(_NUMBERS)]
        return found[0] if len(found) == 1 else None

    def way(self, candidate: Candidate, *, as_it_stands: bool = False) -> Locate | None:
        """The first way, the user's words before the code's, that finds this candidate and nothing else.

        *as_it_stands*: a switch that stands the other way would be another thing.
        """
        standing = [Locate(css=f"[role={candidate.role}]{candidate.state}")] if as_it_stands and candidate.state else []
        for locate in (*standing, *_ways(candidate)):
            spoken = " ".join(_words_of(locate))
            if not any(text in spoken for text in self.volatile) and self._finds(locate, candidate):
                return locate
        return None

    def _finds(self, locate: Locate, candidate: Candidate) -> bool:
        try:
            return bool(find(self._scope, locate).evaluate_all(_SAME, candidate.number))
        except Error:
            # A role that ARIA does not know, a path that the browser cannot read: not a way.
            return False


def _ways(one: Candidate) -> Iterator[Locate]:
    plain = [*_plain(one)]
    if not one.inner:
        yield from plain
        yield from (_inside(locate, around.locate) for locate in plain for around in one.around)
        yield Locate(css=one.css)
        return
    row = Locate(role=one.inner) if one.inner == "listitem" else Locate(css=one.inner)
    holders = [*plain, *(around.locate for around in one.around), Locate(css=one.css)]
    yield from (_inside(row, holder) for holder in holders)


def _plain(one: Candidate) -> Iterator[Locate]:
    role = one.within or one.role
    if role in _ARIA and one.name:
        yield Locate(role=role, name=one.name)
        yield Locate(role=role, name=one.name, exact=True)
    for strategy in ("label", "placeholder", "title"):
        if text := getattr(one, strategy):
            yield Locate(**{strategy: text})
            yield Locate(**{strategy: text}, exact=True)
    if one.test_id:
        yield Locate(test_id=one.test_id)
    if one.id:
        yield Locate(id=one.id)
    if one.signal:
        yield Locate(css=f".{one.signal}")
    if role == "heading" and one.level == 1:
        yield Locate(css="h1")
    if role in _ARIA:
        yield Locate(role=role)


def _inside(locate: Locate, part: Locate) -> Locate:
    return msgspec.structs.replace(locate, within=part)


def _words_of(locate: Locate | None) -> Iterator[str]:
    while locate is not None:
        yield from (text for text in (locate.name, locate.label, locate.title, locate.placeholder, locate.id) if text)
        locate = locate.within


_ARIA = frozenset(
    {
        *("alert", "article", "blockquote", "button", "checkbox", "combobox", "dialog", "grid", "group", "heading"),
        *("link", "list", "listbox", "menuitem", "navigation", "radiogroup", "region", "searchbox", "status", "switch"),
        *("tab", "table", "tabpanel", "textbox"),
    }
)
"""Roles that a target file can name; the others are words of our own for what has none."""
