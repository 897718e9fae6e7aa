"""The list of contracted offers and its filters (EX-07, EX-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from pages.base import Page
from pages.components import Button, Notices, Opener, Rows, Select, Submit, TextBox
from pages.detail import OfferDetail

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pages.components.rows import Line


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

    reference = TextBox("Référence", required=True)
    client = TextBox("Client")
    status = Select("Statut")
    service = Select("Offre")
    search = Submit("Rechercher")
    reset = Button("Réinitialiser")
    rows = Rows("Offres contractées")
    detail = Opener("Détail")
    next_page = Button("Page suivante")
    notices = Notices()

    def filter(self, criteria: Criteria) -> None:
        """Set the filters named and search; the others stay as they are."""
        if criteria.reference is not None:
            self.reference.fill(criteria.reference)
        if criteria.client is not None:
            self.client.fill(criteria.client)
        if criteria.status is not None:
            self.status.choose(criteria.status)
        if criteria.service is not None:
            self.service.choose(criteria.service)
        self.search.click()
        self.ready()

    def criteria(self) -> Criteria:
        """What the filters are set to now."""
        return Criteria(
            reference=self.reference.read(),
            client=self.client.read(),
            status=self.status.read(),
            service=self.service.read(),
        )

    def clear(self) -> None:
        self.reset.click()
        self.ready()

    def lines(self, wanted: Callable[[list[Line]], bool] = bool) -> list[Line]:
        """Rows on screen, once *wanted* holds of them or the time-out has passed."""
        return self.tab.observe(self.rows.look, wanted)

    def turn(self) -> list[Line]:
        """Go to the next page and return its rows."""
        before = self.rows.look()
        self.next_page.click()
        self.ready()
        return self.lines(lambda lines: bool(lines) and lines != before)

    def pages(self) -> list[list[Line]]:
        """Turn all the pages from the one on screen, and return the rows of each (EX-08)."""
        seen = [self.lines()]
        while self.next_page.usable:
            seen.append(self.turn())
        return seen

    def about(self, reference: str, lines: list[Line]) -> int:
        """How many rows are about an offer."""
        return len([line for line in lines if line.holds(reference)])

    def references(self, known: Collection[str], lines: list[Line]) -> list[str]:
        """Which of the known references the rows show, each as often as it is shown."""
        return sorted(reference for line in lines for reference in known if line.holds(reference))

    def strangers(self, criteria: Criteria, lines: list[Line]) -> list[str]:
        """The rows that do not answer to every one of the criteria (EX-08)."""
        wanted = [value for value in msgspec.structs.astuple(criteria) if value is not None]
        return [line.text for line in lines if not all(line.holds(value) for value in wanted)]

    def blank(self) -> bool:
        """Whether no filter is set: text fields empty, menus on the choice that filters nothing."""
        return not self.reference.read() and not self.client.read() and self.status.unset and self.service.unset

    def open(self, reference: str) -> OfferDetail:
        """Click Détail in the row of that very offer (EX-09)."""
        self.open_row(reference)
        return self.arrive(OfferDetail)

    def open_row(self, reference: str) -> None:
        """Click Détail in the row of that very offer; where it leads is the caller's to check."""
        self.detail.within(self.rows.row(reference)).click()
