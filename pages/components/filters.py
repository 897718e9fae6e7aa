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
        if menu := self._drawn():
            menu.select(label)
            return
        options = self._state.options
        if options is None:
            self.locator.fill(label)
            return
        same = [one.label for one in options if one.label.strip().casefold() == label.casefold()]
        self.locator.select_option(label=same[0] if same else label)

    def empty(self) -> None:
        """Choose nothing: the first choice of a menu that has one for that, or no text."""
        if menu := self._drawn():
            menu.deselect(*menu.selected())
            if not self.unset:
                menu.select(menu.offered()[0])
            return
        if self._state.options is None:
            self.locator.fill("")
        else:
            self.locator.select_option(index=0)

    def read(self) -> str:
        """The words shown of what is chosen."""
        if menu := self._drawn():
            return ", ".join(menu.selected())
        return self._state.shown.strip()

    @property
    def unset(self) -> bool:
        """Whether nothing is chosen: the menu stands on its first choice, or the field is empty."""
        if menu := self._drawn():
            return menu.selected() in ([], menu.offered()[:1])
        return self._state.unset

    @property
    def typed(self) -> bool:
        """Whether one types in it, so that it can be set to what nothing bears."""
        return self._state.typed

    @property
    def emptied_by_hand(self) -> bool:
        """Whether anybody sees how to empty it: one deletes the text, or goes back to a choice that stands for all."""
        state = self._state
        return not state.drawn and state.has_all

    def _drawn(self) -> Choices | None:
        """The same menu as a set of choices, where a library draws it."""
        if not self._state.drawn:
            return None
        menu = Choices(self.text)
        menu.name, menu.host = self.name, self.host
        return menu

    @property
    def _state(self) -> State:
        return msgspec.convert(read_one(self.at_hand, "filters"), State)


class TextFilter(MenuFilter):
    """A field in which one types, or a menu instead."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        typed = scope.get_by_role("textbox", name=name).or_(scope.get_by_role("searchbox", name=name))
        return typed.or_(super().default(scope)).filter(visible=True)
