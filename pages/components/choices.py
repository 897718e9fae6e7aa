"""A set of choices of which one or several are selected: the contact menus, the choice of an order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pages.base import Component
from pages.errors import NotOffered
from pages.locate import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator

    from pages.locate import Scope

_LOOK = (Path(__file__).parent / "choices.js").read_text(encoding="utf-8")


class Choice(msgspec.Struct, frozen=True):
    """One choice as it stands on screen."""

    label: str
    shown: bool
    chosen: bool
    enabled: bool
    blank: bool
    remarks: tuple[str, ...]


class Markers(msgspec.Struct, frozen=True):
    """The two indicators of a contact (EX-16, EX-17)."""

    not_subscribed: bool
    not_eligible: bool


class Choices(Component):
    """Select menu, list box, boxes to tick or radio buttons: the same questions and acts for all."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        grouped = scope.get_by_role("group", name=name).or_(scope.get_by_role("radiogroup", name=name))
        listed = scope.get_by_role("listbox", name=name).or_(scope.get_by_role("combobox", name=name))
        return grouped.or_(listed)

    def look(self) -> tuple[Choice, ...]:
        """Read every choice at once, those that are hidden included."""
        return msgspec.convert(self.locator.evaluate(_LOOK), tuple[Choice, ...])

    def offered(self) -> list[str]:
        """The choices on screen, in their order."""
        return [choice.label for choice in self.look() if choice.shown]

    def selected(self) -> list[str]:
        """What is selected, whether it is on screen or not."""
        return [choice.label for choice in self.look() if choice.chosen]

    def select(self, *names: str) -> None:
        """Add to the selection each choice whose label is, or holds, the name."""
        self._set(names, wanted=True)

    def try_select(self, name: str) -> None:
        """Select a choice that the portal may refuse to let one select."""
        if self._named(name).enabled:
            self.select(name)

    def deselect(self, *names: str) -> None:
        self._set(names, wanted=False)

    def clear(self) -> None:
        """Deselect everything that is on screen."""
        self.deselect(*[choice.label for choice in self.look() if choice.chosen and choice.shown])

    def choose_only(self, *names: str) -> None:
        """Make the selection exactly these."""
        surplus = [label for label in self.selected() if not any(name in label for name in names)]
        self.deselect(*surplus)
        self.select(*names)

    def markers(self, name: str) -> Markers:
        """Which of the two indicators the portal shows for a choice, wherever it says so."""
        wording = self.tab.target.wording
        said = " ".join(self._named(name).remarks).replace("’", "'").casefold()
        return Markers(
            not_subscribed=wording.not_subscribed.replace("’", "'").casefold() in said,
            not_eligible=wording.not_eligible.replace("’", "'").casefold() in said,
        )

    def _named(self, name: str) -> Choice:
        choices = self.look()
        same = [one for one in choices if one.label == name] or [one for one in choices if name in one.label]
        if len(same) != 1:
            raise NotOffered(
                f"« {name} » : {len(same)} choix au lieu d'un dans « {self.text or self.name} » "
                f"([locators.{self.key}.{self.name}]).\nProposés : {', '.join(self.offered()) or 'aucun'}."
            )
        return same[0]

    def _set(self, names: Sequence[str], *, wanted: bool) -> None:
        labels = [self._named(name).label for name in names]
        if not labels:
            return
        root = self.locator
        if root.evaluate("e => e.tagName") == "SELECT":
            others = [label for label in self.selected() if label not in labels]
            root.select_option(label=[*others, *labels] if wanted else others)
            return
        for label in labels:
            if self._named(label).chosen != wanted:
                self._click(self._option(root, label))

    def _click(self, option: Locator) -> None:
        # Portals draw their own boxes over the real ones, whose label then takes the click, as a user's would.
        target = option.evaluate_handle("option => option.labels?.[0] ?? option").as_element()
        if target is not None:
            target.click()

    def _option(self, root: Locator, label: str) -> Locator:
        box = root.get_by_role("checkbox", name=label, exact=True)
        radio = root.get_by_role("radio", name=label, exact=True)
        return box.or_(radio).or_(root.get_by_role("option", name=label, exact=True))
