"""What pages and components have in common: declared elements, looked up lazily, overridable by the target."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, Self, TypeVar

from playwright.sync_api import expect

from pages.errors import NotArrived
from pages.locate import find, in_frame
from pages.opening import entrance, unfold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Locator

    from pages.locate import Scope
    from pages.tab import Tab
    from pages.target import Locate

P = TypeVar("P", bound="Page")
_FRONT = 1.0
"""Seconds after which it is asked again which page is in front: one that is opened comes after the click."""


class Host(Protocol):
    """What an element is declared on: a page, or a component that stands for a part of one."""

    @property
    def key(self) -> str: ...
    @property
    def tab(self) -> Tab: ...
    @property
    def scope(self) -> Scope: ...


class Component:
    """One widget of a page, declared as a class attribute: ``save = Button("Enregistrer", required=True)``.

    The declared words are the guide's; ``[locators.<page>.<attribute>]`` of the target takes their place.
    A required element proves that its page has arrived.
    """

    name: str
    host: Host

    def __init__(self, text: str = "", *, required: bool = False) -> None:
        self.text = text
        self.required = required

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, host: Host | None, owner: type) -> Self:
        if host is None:
            return self
        bound = copy.copy(self)
        bound.host = host
        return bound

    @property
    def tab(self) -> Tab:
        return self.host.tab

    @property
    def key(self) -> str:
        return self.host.key

    @property
    def scope(self) -> Scope:
        """Where the parts of this component are looked for: inside its root."""
        return self.locator

    @property
    def told(self) -> Locate | None:
        """Where the target says that the widget is; None where the guide's words find it."""
        return self.tab.target.locators.get(self.key, {}).get(self.name)

    @property
    def locator(self) -> Locator:
        """The root of this widget, strict and lazy."""
        told = self.told
        return self.default(self.host.scope) if told is None else find(self.host.scope, told)

    @property
    def entrance(self) -> Locator:
        """What a user sees of the widget at first: itself, or what opens the part of the page that holds it."""
        return entrance(self.host.scope, self.told) or self.locator

    @property
    def presence(self) -> Locator:
        """What proves, by being there, that the widget is on its page."""
        return self.entrance.filter(visible=True)

    def reach(self) -> None:
        """Wait until nothing covers the page, and open the part of it that holds the widget: its tab."""
        self.tab.reachable()
        unfold(self.tab, self.host.scope, self.told)

    @property
    def at_hand(self) -> Locator:
        """The root, to be read or set."""
        self.reach()
        return self.locator

    def default(self, scope: Scope) -> Locator:
        """Find the widget by the guide's words."""
        raise NotImplementedError

    def within(self, scope: Scope) -> Self:
        """The same element, looked for in one part of its page: a row, a card."""
        bound = copy.copy(self)
        bound.host = _Part(self.key, self.tab, scope)
        return bound

    def appear(self) -> None:
        """Wait until the widget is on screen."""
        expect(self.locator).to_be_visible()

    @property
    def shown(self) -> bool:
        """Whether the widget is on screen, once the page has settled (never ask before)."""
        self.tab.settle()
        return self.visible

    @property
    def within_reach(self) -> bool:
        """Whether a user sees the widget, or what opens the part of the page around it, once that has settled."""
        self.tab.settle()
        return self.visible or self.entrance.filter(visible=True).count() > 0

    @property
    def visible(self) -> bool:
        """Whether the widget is on screen at this very moment."""
        return self.locator.filter(visible=True).count() > 0


@dataclass(frozen=True)
class _Part:
    key: str
    tab: Tab
    scope: Scope


def declared(kind: type) -> Mapping[str, Component]:
    """List the elements that a page or component class declares, inherited ones included."""
    return {
        name: value
        for base in reversed(kind.__mro__)
        for name, value in vars(base).items()
        if isinstance(value, Component)
    }


def _required(kind: type) -> Mapping[str, Component]:
    return {name: element for name, element in declared(kind).items() if element.required}


class Page:
    """One kind of page of the portal, shown in a tab."""

    key: ClassVar[str]
    title: ClassVar[str]
    """How QA calls the page, in French, for messages."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    @property
    def scope(self) -> Scope:
        return self.tab.page

    @property
    def here(self) -> bool:
        """Whether every required element is on screen now."""
        return all(one.presence.count() > 0 for one in self._expected())

    def ready(self, heed: Callable[[], None] = lambda: None) -> Self:
        """Wait until every required element is on screen, then until the page has settled.

        *heed* is called as long as they are not, and may raise. Raises NotArrived with the address and what the portal
        says instead.
        """
        limit = self.tab.target.timeouts.navigation
        deadline = time.monotonic() + limit
        while not self._attached(min(_FRONT, limit)):
            heed()
            if time.monotonic() < deadline:
                continue
            if absence := self._absence():
                raise NotArrived(absence)
            break
        self.tab.settle()
        return self

    def _attached(self, seconds: float) -> bool:
        """Wait for every required element on the page that is in front now."""
        # One question for all of them: asked one by one they cost as much as the page itself.
        together = self.tab.page.locator(":root")
        for one in self._expected(framed=False):
            together = together.filter(has=one.presence)
        try:
            expect(together).to_be_attached(timeout=seconds * 1000)
            for one in self._expected(framed=True):
                expect(one.entrance).to_be_visible(timeout=seconds * 1000)
        except AssertionError:
            return False
        return True

    def arrive(self, kind: type[P]) -> P:
        """Return the page that a transition leads to, once it is there."""
        return kind(self.tab).ready()

    def _expected(self, *, framed: bool | None = None) -> list[Component]:
        """What must be there; only what is in a frame of the page, or only what is not, if so asked."""
        elements = [element.__get__(self, type(self)) for element in self._awaited().values()]
        return [one for one in elements if framed is None or framed == in_frame(one.told)]

    def _awaited(self) -> Mapping[str, Component]:
        """The elements that prove the arrival of this page on this target."""
        return _required(type(self))

    def _absence(self) -> str | None:
        """Say what is missing of the page; None if it is all there by now."""
        page = self.tab.page
        for one in self._expected():
            if one.presence.count():
                continue
            try:
                expect(one.entrance).to_be_visible(timeout=_FRONT * 1000)
            except AssertionError as error:
                cause = str(error).strip().splitlines()
                return (
                    f"La page « {self.title} » n'est pas apparue : élément « {one.name} » attendu "
                    f"([locators.{self.key}.{one.name}]).\nAdresse affichée : {page.url} (« {page.title()} »).\n"
                    f"Cause : {cause[0] if cause else 'inconnue'}"
                )
        return None
