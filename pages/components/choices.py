"""A set of choices of which one or several are selected: the contact menus, the choice of an order."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pages.base import Component
from pages.components.controls import Button
from pages.errors import NotOffered
from pages.locate import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import ElementHandle, JSHandle, Locator

    from pages.locate import Scope

_LOOK = (Path(__file__).parent / "choices.js").read_text(encoding="utf-8")


class Choice(msgspec.Struct, frozen=True):
    """One choice as it stands on screen."""

    label: str
    value: str | None
    """What a form sends for it, where the page tells."""
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
    """Select menu, list box, combobox, boxes to tick in the page or in a dialog, radio buttons: the same acts for all.

    A list that has to be opened is opened to be read or set, then closed again: it may cover the rest of the page.
    """

    done = Button("Valider")
    """What closes the dialog that holds the choices, for portals that show them in one."""

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

    def value(self, name: str) -> str | None:
        """What the portal's own form calls the choice; None where the page does not tell, or tells the name."""
        told = self._named(name).value
        return told if told and told != name else None

    def select(self, *names: str) -> None:
        """Add to the selection each choice whose label is, or holds, the name."""
        self._set(names, wanted=True)

    def try_select(self, name: str) -> bool:
        """Select a choice that the portal may refuse to let one select; tell whether it is selected now."""
        if self._named(name).enabled:
            self.select(name)
        return self._named(name).chosen

    def deselect(self, *names: str) -> None:
        self._set(names, wanted=False)

    def clear(self) -> None:
        """Deselect everything that is on screen."""
        self.deselect(*[choice.label for choice in self.look() if choice.chosen and choice.shown])

    def choose_only(self, *names: str) -> None:
        """Make the selection exactly these."""
        with self._open():
            wanted = [self._named(name).label for name in names]
            self.deselect(*[label for label in self.selected() if label not in wanted])
            self.select(*wanted)

    def markers(self, name: str) -> Markers:
        """Which of the two indicators the portal shows for a choice, wherever it says so, tooltips included."""
        wording = self.tab.target.wording
        with self._open():
            choice = self._named(name)
            told = [*choice.remarks, *self._tips(choice, [wording.not_subscribed, wording.not_eligible])]
        return Markers(
            not_subscribed=_says(told, wording.not_subscribed), not_eligible=_says(told, wording.not_eligible)
        )

    @contextmanager
    def _open(self) -> Iterator[None]:
        """Show the choices, if something has to be clicked for that and they are not on screen yet."""
        self.reach()
        opener = self._part("opener").as_element()
        if opener is None or self._popup() is not None:
            yield
            return
        opener.click()
        if self.tab.observe(self._popup, bool) is None:
            raise NotOffered(f"{self._called()} : aucun choix ne s'affiche.")
        self.tab.settle()
        yield
        if self._popup() is None:
            return
        if opener.evaluate("e => e.matches('[role=combobox], [aria-haspopup=listbox]')"):
            opener.press("Escape")
        else:
            self.done.within(self.tab.page).click()
        if self.tab.observe(self._popup, lambda popup: popup is None) is not None:
            raise NotOffered(f"{self._called()} : la liste des choix ne se referme pas.")

    def _popup(self) -> ElementHandle | None:
        return self._part("popup").as_element()

    def _tips(self, choice: Choice, known: Sequence[str]) -> list[str]:
        """What the icons of a choice say once the pointer is on them, for those that have not said it without."""
        said: list[str] = []
        for icon in self._part("icons", choice.label, known).get_properties().values():
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
            offered = ", ".join(one.label for one in choices if one.shown) or "aucun"
            raise NotOffered(f"{self._called()} : {len(same)} choix « {name} » au lieu d'un.\nProposés : {offered}.")
        return same[0]

    def _set(self, names: Sequence[str], *, wanted: bool) -> None:
        if not names:
            return
        if self.locator.evaluate("e => e.tagName") == "SELECT":
            labels = [self._named(name).label for name in names]
            others = [label for label in self.selected() if label not in labels]
            self.locator.select_option(label=[*others, *labels] if wanted else others)
            return
        with self._open():
            for name in names:
                self._turn(self._named(name), wanted=wanted)

    def _turn(self, choice: Choice, *, wanted: bool) -> None:
        """Click what selects or removes a choice, and wait until it is so: some portals ask their server first."""
        if choice.chosen == wanted:
            return
        chip = None if wanted else self._part("remover", choice.label).as_element()
        target = chip or self._part("option", choice.label).as_element()
        if target is not None:
            target.click()
        self.tab.observe(lambda: self._chosen(choice.label), lambda chosen: chosen == wanted)

    def _chosen(self, label: str) -> bool:
        return any(one.chosen for one in self.look() if one.label == label)

    def _part(self, part: str, label: str = "", known: Sequence[str] = ()) -> JSHandle:
        return self.locator.evaluate_handle(_LOOK, {"part": part, "label": label, "known": list(known)})

    def _called(self) -> str:
        return f"« {self.text or self.name} » ([locators.{self.key}.{self.name}])"


def _others(before: list[str], now: list[str]) -> bool:
    return bool(now) and now != before


def _says(told: Sequence[str], words: str) -> bool:
    return any(_plain(words) in _plain(text) for text in told)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()
