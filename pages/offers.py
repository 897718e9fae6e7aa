"""The list of contracted offers and its filters (EX-07, EX-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from pages.base import Page
from pages.components import Button, MenuFilter, Notices, Opener, Rows, Submit, TextFilter
from pages.detail import OfferDetail
from pages.errors import NotVerifiable
from pages.naming import said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from pages.components.rows import Line


_MOMENT = 1.0
"""Seconds for which a list may go on showing what it showed before it was filtered."""


class Criteria(msgspec.Struct, frozen=True, kw_only=True):
    """What the filters are set to; None leaves a filter alone."""

    reference: str | None = None
    client: str | None = None
    status: str | None = None
    service: str | None = None


class OffersPage(Page):
    """Offres contractées (OC)."""

    key = "offers"
    title = "Offres contractées (OC)"

    reference = TextFilter("Référence", required=True)
    client = TextFilter("Client")
    status = MenuFilter("Statut")
    service = MenuFilter("Offre")
    search = Submit("Rechercher")
    reset = Button("Réinitialiser")
    rows = Rows("Offres contractées")
    detail = Opener("Détail")
    next_page = Button("Page suivante")
    notices = Notices()

    def filter(self, criteria: Criteria) -> None:
        """Set the filters named and search; the others stay as they are."""
        for key, value in msgspec.structs.asdict(criteria).items():
            if value is not None:
                self.field(key).choose(value)
                self.tab.settle()  # some lists are searched anew at every filter
        self.search.click()
        self.ready()
        # Some lists are searched a moment after the last key: what is done next is done to what was found.
        self.tab.observe(self.rows.look, lambda lines: not self.strangers(criteria, lines), _MOMENT)

    def field(self, key: str) -> MenuFilter:
        """A filter by its key."""
        field: MenuFilter = getattr(self, key)
        return field

    def filled(self, filters: Iterable[str]) -> dict[str, str]:
        """Those of these filters that are set, with what they hold: text, or a choice that does filter."""
        return {key: field.read() for key in filters if not (field := self.field(key)).unset}

    def clear(self, filters: Iterable[str]) -> None:
        """Empty the filters: by the button for that or, on a portal without one, each of these and search again."""
        cleared = self.reset.within_reach
        if cleared:
            self.reset.click()
        else:
            for key in filters:
                self.field(key).empty()
                self.tab.settle()
        if not (cleared and self.tab.target.procedure.lists_at_once):
            self.search.click()
        self.ready()

    def empty(self, key: str) -> None:
        """Empty one filter by hand, and search again. Raises NotVerifiable where nothing tells how it is emptied."""
        field = self.field(key)
        if not field.emptied_by_hand:
            raise NotVerifiable(
                f"rien ne dit comment vider ce filtre ([locators.offers] {key}) sans effacer les autres"
            )
        field.empty()
        self.tab.settle()
        self.search.click()
        self.ready()

    def lines(self, wanted: Callable[[list[Line]], bool] = bool) -> list[Line]:
        """Rows on screen, once *wanted* holds of them or the time-out has passed."""
        return self.tab.observe(self.rows.look, wanted)

    def turn(self) -> list[Line]:
        """Go to the next page and return its rows."""
        before = self.rows.look()
        self.next_page.click()
        self.ready()
        return self.rows.after(before)

    def pages(self, criteria: Criteria) -> list[list[Line]]:
        """Turn all the pages, from the one on screen once it answers to the criteria; return the rows of each (EX-08).

        A page that comes again is the last: such a list has no end. The same at once is none: there was no next.
        """
        seen = [self.lines(lambda lines: bool(lines) and not self.strangers(criteria, lines))]
        while self.next_page.usable and seen[-1] not in seen[:-1]:
            turned = self.turn()
            if turned == seen[-1]:
                break
            seen.append(turned)
        return seen

    def about(self, reference: str, lines: list[Line]) -> int:
        """How many rows are about an offer."""
        return len([line for line in lines if line.holds(reference)])

    def references(self, known: Collection[str], lines: list[Line]) -> list[str]:
        """Which of the known references the rows show, each as often as it is shown."""
        return sorted(reference for line in lines for reference in known if line.holds(reference))

    def strangers(self, criteria: Criteria, lines: list[Line]) -> list[str]:
        """The rows that do not answer to every one of the criteria (EX-08).

        What is chosen in a menu a row says in full; what is typed as the client may be a part of a longer name.
        """
        wanted = {key: value for key, value in msgspec.structs.asdict(criteria).items() if value is not None}
        part = {wanted.pop("client")} if "client" in wanted and self.client.typed else set()

        def answers(line: Line) -> bool:
            return all(line.holds(value) for value in wanted.values()) and said(line.text, part) == part

        return [line.text for line in lines if not answers(line)]

    def open(self, reference: str) -> OfferDetail:
        """Click Détail in the row of that very offer (EX-09)."""
        self.open_row(reference)
        return self.arrive(OfferDetail)

    def open_row(self, reference: str) -> None:
        """Click Détail in the row of that very offer; where it leads is the caller's to check."""
        self.detail.within(self.rows.row(reference)).click()
