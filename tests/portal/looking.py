"""How these tests look at a skin in a browser: its words and addresses, and what holds of every page."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.portal.driving import Portal

TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
WIDTHS = (1280, 360)


@dataclass(frozen=True)
class Skin:
    """What a user reads and types there."""

    portal: str
    """The fixture that runs it."""
    door: str
    login: str
    password: str
    enter: str
    leave: str
    welcome: str
    into_menu: str
    """The key that leads from the button of the menu into it."""
    reading: tuple[str, ...]
    """Addresses of pages that only show something; {offer} stands for an OC's reference."""


SKINS = {
    "classic": Skin(
        portal="portal",
        door="/connexion/",
        login="Identifiant",
        password="Mot de passe",
        enter="Se connecter",
        leave="Déconnexion",
        welcome="Bienvenue",
        into_menu="Tab",
        reading=(
            "/",
            "/catalogue/offres/",
            "/catalogue/offres/?client=zzz",
            "/catalogue/offres/{offer}/",
            "/notifications/",
            "/rien",
        ),
    ),
    "rich": Skin(
        portal="rich",
        door="/entrer",
        login="Courriel ou identifiant",
        password="Code secret",
        enter="Entrer",
        leave="Quitter",
        welcome="Bonjour admin",
        into_menu="ArrowDown",
        reading=(
            "/espace",
            "/espace/oc",
            "/espace/oc?client=zzz",
            "/espace/oc/{offer}",
            "/espace/flux",
            "/espace/oc/rien",
        ),
    ),
}


@contextmanager
def entered(browser: Browser, portal: Portal, skin: Skin, width: int) -> Iterator[Page]:
    """Open a page of an administrator on a screen of that many CSS pixels."""
    context = browser.new_context(base_url=portal.url, viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(skin.door)
    opened.get_by_role("textbox", name=skin.login).fill("admin")
    opened.get_by_label(skin.password).fill(portal.passwords["admin"])
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("heading", name=skin.welcome)).to_be_visible()
    yield opened
    context.close()


def check(page: Page) -> None:
    """Assert that axe-core finds nothing and that nothing is wider than the screen, once the page is there."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = Axe().run(page, options=TAGS).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
