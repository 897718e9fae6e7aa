"""Filters of a list: in some portals a menu, in others a field, whatever the filter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from pages.base import Component
from pages.components.choices import Choices, Sign
from pages.locate import words
from pages.reading import read_one

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from pages.locate import Scope

_ALL = re.compile(r"\b(tous|toutes|tout)\b", re.IGNORECASE)


class Option(msgspec.Struct, frozen=True):
    """One choice of a menu of the browser's own."""

    label: str
    value: str
    selected: bool


class State(msgspec.Struct, frozen=True):
    """What a filter is made of, and what it is set to."""

    drawn: bool
    """Whether a library draws it."""
    typed: bool
    options: list[Option] | None
    """The choices of a menu of the browser's own; None where it is no such menu."""
    value: str

    @property
    def shown(self) -> str:
        """The words shown of what it is set to."""
        if self.options is None:
            return self.value
        return next((one.label for one in self.options if one.selected), "")

    @property
    def unset(self) -> bool:
        if self.options is None:
            return not self.value
        return not any(one.selected for one in self.options[1:])

    @property
    def has_all(self) -> bool:
        """Whether there is a way back to no choice that anybody sees."""
        if self.options is None:
            return True
        return bool(self.options) and (not self.options[0].value or bool(_ALL.search(self.options[0].label)))


class MenuFilter(Component):
    """A menu of the browser's own, one that a library draws, or a plain field in which one types instead."""

    option = Sign()
    """Each choice of a menu whose parts have no role, as in Choices."""

    chosen = Sign()
    """What tells that such a choice is selected."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        return scope.get_by_role("combobox", name=name).or_(scope.get_by_label(name)).filter(visible=True)

    def choose(self, label: str) -> None:
        """Choose by the words shown, or type them."""
        state = self._state
        if state.drawn:
            self._menu.select(label)
            return
        options = state.options
        if options is None:
            self.locator.fill(label)
            return
        same = [one.label for one in options if one.label.strip().casefold() == label.casefold()]
        self.locator.select_option(label=same[0] if same else label)

    def empty(self) -> None:
        """Choose nothing: the first choice of a menu that has one for that, or no text."""
        state = self._state
        if state.drawn:
            menu = self._menu
            menu.deselect(*menu.selected())
            if not self.unset:
                menu.select(menu.offered()[0])
            return
        if state.options is None:
            self.locator.fill("")
        else:
            self.locator.select_option(index=0)

    def read(self) -> str:
        """The words shown of what is chosen."""
        state = self._state
        return ", ".join(self._menu.selected()) if state.drawn else state.shown.strip()

    @property
    def unset(self) -> bool:
        """Whether nothing is chosen: the menu stands on its first choice, or the field is empty."""
        state, menu = self._state, self._menu
        return menu.selected() in ([], menu.offered()[:1]) if state.drawn else state.unset

    @property
    def typed(self) -> bool:
        """Whether one types in it, so that it can be set to what nothing bears."""
        return self._state.typed

    @property
    def emptied_by_hand(self) -> bool:
        """Whether anybody sees how to empty it: one deletes the text, or goes back to a choice that stands for all."""
        state = self._state
        if not state.drawn:
            return state.has_all
        offered = self._menu.offered()
        return bool(offered) and _ALL.search(offered[0]) is not None

    @property
    def _menu(self) -> Choices:
        """The same menu as a set of choices: what it is where a library draws it."""
        menu = Choices(self.text)
        menu.name, menu.host = self.name, self.host
        return menu

    @property
    def _state(self) -> State:
        return read_one(self.at_hand, "filters", State)


class TextFilter(MenuFilter):
    """A field in which one types, or a menu instead."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        typed = scope.get_by_role("textbox", name=name).or_(scope.get_by_role("searchbox", name=name))
        return typed.or_(super().default(scope)).filter(visible=True)
