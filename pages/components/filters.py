"""Filters of a list: in some portals a menu, in others a field, whatever the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.base import Component
from pages.components.choices import Choices, Sign
from pages.locate import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from pages.locate import Scope

_DRAWN = (
    "e => !e.matches('select, input, textarea') || e.matches('[role=combobox]:not(select), [aria-haspopup=listbox]')"
)
_FIELD = "e => e.matches('input, textarea') && !e.matches('[role=combobox], [aria-haspopup=listbox]')"

_HAS_ALL = """e => !e.options || e.options[0]?.value === "" || /\\b(tous|toutes|tout)\\b/i.test(e.options[0]?.label)"""


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
        field = self.at_hand
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=self._label(label))
        else:
            field.fill(label)

    def empty(self) -> None:
        """Choose nothing: the first choice of a menu that has one for that, or no text."""
        if menu := self._drawn():
            menu.deselect(*menu.selected())
            if not self.unset:
                menu.select(menu.offered()[0])
            return
        field = self.at_hand
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(index=0)
        else:
            field.fill("")

    def read(self) -> str:
        """The words shown of what is chosen."""
        if menu := self._drawn():
            return ", ".join(menu.selected())
        shown: str = self.locator.evaluate("e => e.selectedOptions ? (e.selectedOptions[0]?.label ?? '') : e.value")
        return shown.strip()

    @property
    def unset(self) -> bool:
        """Whether nothing is chosen: the menu stands on its first choice, or the field is empty."""
        if menu := self._drawn():
            return menu.selected() in ([], menu.offered()[:1])
        bare: bool = self.locator.evaluate("e => e.options ? e.selectedIndex <= 0 : e.value === ''")
        return bare

    @property
    def typed(self) -> bool:
        """Whether one types in it, so that it can be set to what nothing bears."""
        field: bool = self.at_hand.evaluate(_FIELD)
        return field

    @property
    def emptied_by_hand(self) -> bool:
        """Whether anybody sees how to empty it: one deletes the text, or goes back to a choice that stands for all."""
        plain: bool = not self._drawn() and self.at_hand.evaluate(_HAS_ALL)
        return plain

    def _drawn(self) -> Choices | None:
        """The same menu as a set of choices, where a library draws it."""
        if not self.at_hand.evaluate(_DRAWN):
            return None
        menu = Choices(self.text)
        menu.name, menu.host = self.name, self.host
        return menu

    def _label(self, label: str) -> str:
        labels: list[str] = self.locator.evaluate("e => [...e.options].map(o => o.label)")
        same = [one for one in labels if one.strip().casefold() == label.casefold()]
        return same[0] if same else label


class TextFilter(MenuFilter):
    """A field in which one types, or a menu instead."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        typed = scope.get_by_role("textbox", name=name).or_(scope.get_by_role("searchbox", name=name))
        return typed.or_(super().default(scope)).filter(visible=True)
