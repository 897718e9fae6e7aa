"""The menu, present on every page once signed in (EX-06, EX-07)."""

from __future__ import annotations

from pages.base import Page
from pages.components import Button
from pages.offers import OffersPage

_BARRED = """entry => {
  entry.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = entry.getBoundingClientRect();
  const met = entry.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
  const windows = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")];
  return Boolean(met) && !entry.contains(met) && !met.contains(entry) && windows.some((one) => one.checkVisibility());
}"""


class Menu(Page):
    """Any page of the portal, seen from its menu."""

    key = "menu"
    title = "Menu"

    catalogue = Button("Catalogue", required=True)
    offers = Button("Offres contractées (OC)")
    sign_out = Button("Déconnexion")

    @property
    def barred(self) -> bool:
        """Whether something laid over the page, as a window that asks for an answer, keeps one from the menu."""
        return bool(self.catalogue.locator.evaluate(_BARRED))

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
