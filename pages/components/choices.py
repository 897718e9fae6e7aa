"""A set of choices of which one or several are selected: the contact menus, the choice of an order."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import expect

from pages.base import Component
from pages.errors import NotOffered
from pages.locate import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import JSHandle, Locator

    from pages.locate import Scope

_LOOK = (Path(__file__).parent / "choices.js").read_text(encoding="utf-8")
_COMBOBOX = "[role=combobox]:not(select), [aria-haspopup=listbox]"


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
    """Select menu, list box, combobox, boxes to tick or radio buttons: the same questions and acts for all.

    A combobox is opened to be read or set, then closed again: its list may cover the rest of the page.
    """

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        grouped = scope.get_by_role("group", name=name).or_(scope.get_by_role("radiogroup", name=name))
        listed = scope.get_by_role("listbox", name=name).or_(scope.get_by_role("combobox", name=name))
        return grouped.or_(listed)

    def look(self) -> tuple[Choice, ...]:
        """Read every choice at once, those that are hidden included."""
        with self._open():
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
        """Which of the two indicators the portal shows for a choice, wherever it says so, tooltips included."""
        wording = self.tab.target.wording
        with self._open():
            choice = self._named(name)
            told = " ".join([*choice.remarks, *self._tips(choice.label)])
        said = " ".join(told.replace("’", "'").split()).casefold()
        return Markers(
            not_subscribed=wording.not_subscribed.replace("’", "'").casefold() in said,
            not_eligible=wording.not_eligible.replace("’", "'").casefold() in said,
        )

    @contextmanager
    def _open(self) -> Iterator[None]:
        """Show the list of a combobox, if this is one and its list is not on screen yet."""
        root = self.locator
        where = root.evaluate("(e, box) => e.matches(box) ? 'root' : e.querySelector(box) && 'inside'", _COMBOBOX)
        box = root.locator(_COMBOBOX) if where == "inside" else root
        if where is None or box.get_attribute("aria-expanded") == "true":
            yield
            return
        box.click()
        expect(box).to_have_attribute("aria-expanded", "true")
        self.tab.settle()
        yield
        if box.get_attribute("aria-expanded") == "true":
            box.press("Escape")
            expect(box).not_to_have_attribute("aria-expanded", "true")

    def _tips(self, label: str) -> list[str]:
        """What the icons of a choice say when the pointer is on them, for those that nothing else names."""
        said: list[str] = []
        for icon in self._part("icons", label).get_properties().values():
            before, element = self._shown_tips(), icon.as_element()
            if element is not None:
                element.hover()
                said += self.tab.observe(self._shown_tips, partial(_others, before))
        return said

    def _shown_tips(self) -> list[str]:
        return self.tab.page.get_by_role("tooltip").filter(visible=True).all_inner_texts()

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
        with self._open():
            for label in labels:
                if self._named(label).chosen != wanted:
                    self._press(label, wanted=wanted)

    def _press(self, label: str, *, wanted: bool) -> None:
        # Portals draw their own boxes over the real ones, whose label then takes the click, as a user's would.
        chip = None if wanted else self._part("remover", label).as_element()
        target = chip or self._part("option", label).as_element()
        if target is not None:
            target.click()

    def _part(self, part: str, label: str) -> JSHandle:
        return self.locator.evaluate_handle(_LOOK, {"part": part, "label": label})


def _others(before: list[str], now: list[str]) -> bool:
    return bool(now) and now != before
