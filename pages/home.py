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

    def open_offers(self) -> OffersPage:
        """Catalogue, then Offres contractées (OC)."""
        self.catalogue.click()
        self.offers.click()
        return self.arrive(OffersPage)
