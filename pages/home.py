"""The menu, present on every page once signed in (EX-06, EX-07)."""

from __future__ import annotations

from pages.base import Page
from pages.components import Button
from pages.offers import OffersPage


class Menu(Page):
    """Any page of the portal, seen from its menu."""

    key = "menu"
    title = "Menu"

    catalogue = Button("Catalogue", required=True)
    offers = Button("Offres contractées (OC)")
    sign_out = Button("Déconnexion")

    def open_catalogue(self) -> None:
        """Have Catalogue show what it holds: some menus do so under the pointer, and at a click lead on to a page."""
        self.catalogue.point()
        if not self.offers.shown:
            self.catalogue.click()
            if not self.offers.shown:
                self.catalogue.point()

    def open_offers(self) -> OffersPage:
        """Catalogue, then Offres contractées (OC)."""
        self.open_catalogue()
        self.offers.click()
        return self.arrive(OffersPage)
