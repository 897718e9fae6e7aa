"""A set of choices of which one or several are selected: the contact menus, the choice of an order."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from pages.base import Component
from pages.components.controls import Button
from pages.components.listing import Listing
from pages.errors import NotOffered
from pages.locate import words
from pages.naming import says
from pages.opening import entrance
from pages.reading import DRAWN, all_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import ElementHandle, Locator

    from pages.components.listing import Choice, View
    from pages.locate import Scope

# What an icon says of itself by naming another part of the page: null where it names none.
_OWN_TIPS = f"""icon => {{
  {DRAWN}
  const tellers = [icon, ...inside(icon, "*")].filter((one) => one.getAttribute("aria-describedby")?.trim());
  if (!tellers.length) return null;
  return tellers.flatMap((one) => byId(one, one.getAttribute("aria-describedby")))
    .filter((one) => one.checkVisibility({{ visibilityProperty: true }})).map(textOf).filter(Boolean);
}}"""


class Markers(msgspec.Struct, frozen=True):
    """The two indicators of a contact (EX-16, EX-17)."""

    not_subscribed: bool
    not_eligible: bool


class Sign(Component):
    """What only a target can tell of a list: nothing in it has a role, and the guide has no word for it."""

    def default(self, scope: Scope) -> Locator:
        return scope.locator(":not(*)")


class Choices(Component):
    """Select menu, list box, combobox, boxes to tick in the page or in a dialog, radio or pressed buttons, two lists.

    The same acts for all, inside open shadow roots too.

    A list that has to be opened is opened to be read or set, then closed again: it may cover the rest of the page.
    """

    done = Button("Valider")
    """What closes the dialog that holds the choices, for portals that show them in one."""

    add = Button("Ajouter")
    """Of two lists side by side: what moves the option clicked to those that are selected."""

    remove = Button("Retirer")
    """What moves it back. Lists that move an option at a click have neither."""

    option = Sign()
    """Each choice of a list whose parts have no role."""

    chosen = Sign()
    """What tells that such a choice is selected: it, a part of it, what is around it, or what stands for it."""

    _held: Listing | None = None

    def __init__(self, text: str = "", *, required: bool = False, ways: bool = False) -> None:
        super().__init__(text, required=required)
        self.ways = ways
        """Whether links and buttons are choices too, where there are no others: each leads on by itself."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        grouped = scope.get_by_role("group", name=name).or_(scope.get_by_role("radiogroup", name=name))
        listed = scope.get_by_role("listbox", name=name).or_(scope.get_by_role("combobox", name=name))
        # A menu that a library has covered with its own has no role any more, but still its label.
        return grouped.or_(listed).or_(scope.get_by_label(name).and_(scope.locator("select")))

    @property
    def presence(self) -> Locator:
        """Libraries hide the native menu that they cover with their own."""
        folded = entrance(self.host.scope, self.told) is not None
        return super().presence if folded else super().presence.or_(self._native)

    @property
    def visible(self) -> bool:
        return super().visible or (self._native.count() == 1 and self._listing.state().covered)

    def appear(self) -> None:
        if not self.tab.observe(lambda: self.visible, bool):
            raise AssertionError(f"{self._words()} : rien n'est affiché.")

    def look(self) -> tuple[Choice, ...]:
        """Read every choice at once, those that are hidden included."""
        with self.opened() as view:
            return view.choices

    def offered(self) -> list[str]:
        """The choices on screen, in their order."""
        return [choice.label for choice in self.look() if choice.shown]

    def sought(self, name: str) -> list[str]:
        """The choices on screen once a name is searched for, where the menu has a box for that; else all of them."""
        with self.opened() as view:
            if not view.searched:
                return self.offered()
            with self._listing.searched(name):
                return self.tab.observe(self.offered, lambda labels: any(says(one, name) for one in labels))

    def selected(self) -> list[str]:
        """What is selected, whether it is on screen or not."""
        return [choice.label for choice in self.look() if choice.chosen]

    def value(self, name: str) -> str | None:
        """What the portal's own form calls the choice; None where the page does not tell, or tells the name."""
        with self.opened() as view, self._found(name, view) as choice:
            return choice.value if choice.value != name else None

    def select(self, *names: str) -> None:
        """Add to the selection each choice whose label is, or holds, the name."""
        self._set(names, wanted=True)

    def follow(self, name: str) -> None:
        """Click a choice that leads on by itself."""
        with self.opened() as view, self._found(name, view) as choice:
            self._listing.turn(choice.label, wanted=True)

    def try_select(self, name: str) -> bool:
        """Select a choice that the portal may refuse to let one select; tell whether it is selected now."""
        with self.opened() as view:
            with self._found(name, view) as choice:
                label, enabled = choice.label, choice.enabled
            if enabled:
                self.select(label)
            return self._chosen(label)

    def deselect(self, *names: str) -> None:
        self._set(names, wanted=False)

    def clear(self) -> None:
        """Deselect everything that is on screen."""
        with self._settable() as view:
            self.deselect(*[choice.label for choice in view.choices if choice.chosen and choice.shown])

    def choose_only(self, *names: str) -> None:
        """Make the selection exactly these."""
        with self._settable() as view:
            labels = self._labels(names, view)
            if view.native:
                self.locator.select_option(label=labels)
                return
            for choice in view.choices:
                if choice.chosen and choice.label not in labels:
                    self._turn(choice.label, wanted=False)
            for label in labels:
                self._turn(label, wanted=True)

    def markers(self, name: str) -> Markers:
        """Which of the two indicators the portal shows for a choice, wherever it says so, tooltips included."""
        wording = self.tab.target.wording
        with self.opened() as view, self._found(name, view) as choice:
            told = [*choice.remarks, *self._tips(choice, [wording.not_subscribed, wording.not_eligible])]
        return Markers(
            not_subscribed=_says(told, wording.not_subscribed), not_eligible=_says(told, wording.not_eligible)
        )

    def _set(self, names: Sequence[str], *, wanted: bool) -> None:
        if not names:
            return
        with self.opened() as view:
            labels = self._labels(names, view)
            if view.native:
                kept = [one.label for one in view.choices if one.chosen and one.label not in labels and view.several]
                self.locator.select_option(label=[*kept, *labels] if wanted else kept)
                return
            for label in labels:
                self._turn(label, wanted=wanted)

    def _turn(self, label: str, *, wanted: bool) -> None:
        """Click what selects or removes a choice, and wait until it is so: some portals ask their server first."""
        with self.opened(label) as view, self._found(label, view) as choice:
            if choice.chosen == wanted:
                return
            self._listing.turn(label, wanted=wanted)
            mover = self.add if wanted else self.remove
            if (view.sides or mover.told is not None) and mover.visible:
                mover.click()
            turned = self.tab.observe(lambda: self._chosen(label), lambda chosen: chosen == wanted) == wanted
            if view.sides and not turned and not mover.visible:
                raise NotOffered(
                    f"{self._words()} : « {label} » ne passe pas d'une liste à l'autre, et le bouton « {mover.text} » "
                    f"([locators.{self.key}.{mover.name}]) n'est pas là."
                )

    def _chosen(self, label: str) -> bool:
        with self.opened(label) as view:
            return any(one.chosen for one in view.choices if one.label == label)

    def _labels(self, names: Sequence[str], view: View) -> list[str]:
        labels = []
        for name in names:
            with self._found(name, view) as choice:
                labels.append(choice.label)
        return labels

    @contextmanager
    def _found(self, name: str, view: View) -> Iterator[Choice]:
        """The one choice that is called so, or whose label holds the name; searched for where the list lacks it."""
        # What waits for a search may show now but another, whose label holds the name.
        same = _called(name, view.choices) if view.searched else _alike(name, view.choices)
        if same or not view.searched:
            yield self._one(name, same, view)
            return
        sought = self._listing.sought(name)
        with self._listing.searched(sought):
            found = self.tab.observe(self.look, partial(_answered, sought))
            choice = self._one(name, _alike(name, found), view)
            self._listing.found(choice.label, sought)
            yield choice

    def _one(self, name: str, same: Sequence[Choice], view: View) -> Choice:
        if len(same) != 1:
            offered = ", ".join(one.label for one in view.choices if one.shown) or "aucun"
            raise NotOffered(f"{self._words()} : {len(same)} choix « {name} » au lieu d'un.\nProposés : {offered}.")
        return same[0]

    def _tips(self, choice: Choice, known: Sequence[str]) -> list[str]:
        """What the icons of a choice say once the pointer is on them, for those that have not said it without."""
        said: list[str] = []
        if choice.icons:
            for icon in self._listing.icons(choice.label, known):
                self.tab.page.mouse.move(0, 0)  # what the icon before has shown may be in the way, or say the same
                before, lines = self._shown_tips(), self._lines()
                icon.hover()
                said += self.tab.observe(partial(self._tips_of, icon, before, lines), bool)
        return said

    def _tips_of(self, icon: ElementHandle, before: Sequence[str], lines: Counter[str]) -> list[str]:
        """What an icon shows now: its own tooltips where it names them, else those that were not there *before*.

        Some portals draw theirs without a role: whatever lines the page did not have. The tooltip of the icon before
        may go only after a while, and flicker as it goes.
        """
        own: list[str] | None = icon.evaluate(_OWN_TIPS)
        if own is not None:
            return own
        now = self._shown_tips()
        return now if now and now != before else list(self._lines() - lines)

    def _lines(self) -> Counter[str]:
        return Counter(self.tab.text().splitlines())

    def _shown_tips(self) -> list[str]:
        return all_shown(self.tab.page.get_by_role("tooltip").filter(visible=True))

    @contextmanager
    def opened(self, label: str | None = None) -> Iterator[View]:
        """Show the choices for as long as one looks, or one at least: what has to be clicked for that is, once."""
        if self._held is not None:
            with self._shown(label) as view:
                yield view
            return
        self.reach()
        self._held = self._listing
        try:
            with self._shown(label) as view:
                yield view
        finally:
            self._held = None

    @contextmanager
    def _shown(self, label: str | None) -> Iterator[View]:
        view = self._listing.view(label)
        if not view.closed:
            yield view
            return
        opened = self._listing.open(searched=view.searched)
        if opened.closed and not opened.searched:
            raise NotOffered(f"{self._words()} : aucun choix ne s'affiche.")
        yield self._listing.view(label)
        done = self.done.within(self.tab.page)
        if not self._listing.close(opened, done.click if opened.dialog or done.told is not None else None):
            raise NotOffered(
                f"{self._words()} : la liste des choix ne se referme pas. Ce qui la referme se dit dans la cible : "
                f"[locators.{self.key}] done."
            )

    @contextmanager
    def _settable(self) -> Iterator[View]:
        """Show choices to set: to find none is an answer when one reads, and a failure when one means to change them.

        A list that waits for a search has others than those it shows.
        """
        with self.opened():
            view = self.tab.observe(self._listing.view, lambda view: bool(view.choices or view.searched))
            if not (view.choices or view.searched):
                raise NotOffered(f"{self._words()} : aucun choix à sélectionner ni à désélectionner.")
            yield view

    @property
    def _listing(self) -> Listing:
        """The widget, the same for as long as one looks at it."""
        signs = {sign.name: sign.locator for sign in (self.option, self.chosen) if sign.told is not None}
        return self._held or Listing(self.tab, self.locator, signs, ways=self.ways)

    @property
    def _native(self) -> Locator:
        return self.locator.and_(self.host.scope.locator("select"))

    def _words(self) -> str:
        return f"« {self.text or self.name} » ([locators.{self.key}.{self.name}])"


def _called(name: str, choices: Sequence[Choice]) -> list[Choice]:
    return [one for one in choices if one.label == name]


def _alike(name: str, choices: Sequence[Choice]) -> list[Choice]:
    return _called(name, choices) or [one for one in choices if says(one.label, name)]


def _answered(name: str, choices: Sequence[Choice]) -> bool:
    """Whether a list has been searched for a name: it has the name itself, or offers nothing that does not hold it."""
    offered = [one.label for one in choices if one.shown and not one.chosen]
    return bool(_called(name, choices)) or (bool(offered) and all(name in label for label in offered))


def _says(told: Sequence[str], words: str) -> bool:
    return any(_plain(words) in _plain(text) for text in told)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()
