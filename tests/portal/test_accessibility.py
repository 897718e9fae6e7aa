"""Every page of every skin in a browser: axe-core finds nothing, the keyboard is enough, a narrow screen shows all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.portal.looking import SKINS, WIDTHS, Skin, check, entered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.portal.driving import Portal


@pytest.fixture(params=SKINS.values(), ids=list(SKINS), scope="module")
def skin(request: pytest.FixtureRequest) -> Skin:
    found: Skin = request.param
    return found


@pytest.fixture
def running(request: pytest.FixtureRequest, skin: Skin) -> Portal:
    """The portal under that skin."""
    found: Portal = request.getfixturevalue(skin.portal)
    return found


@pytest.fixture(params=WIDTHS, ids=[f"{width} px" for width in WIDTHS])
def page(request: pytest.FixtureRequest, browser: Browser, running: Portal, skin: Skin) -> Iterator[Page]:
    with entered(browser, running, skin, request.param) as opened:
        yield opened


def test_reading_pages(page: Page, running: Portal, skin: Skin) -> None:
    offer = running.offer("en étude", "livrée", "planifiée")
    for path in skin.reading:
        page.goto(path.format(offer=offer["reference"]))
        check(page)


def test_signing_in(page: Page, skin: Skin) -> None:
    page.get_by_role("button", name=skin.leave).click()
    enter = page.get_by_role("button", name=skin.enter)
    expect(enter).to_be_visible()
    check(page)
    enter.click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)


def test_the_catalogue_menu_by_keyboard(page: Page, skin: Skin) -> None:
    button, link = (
        page.get_by_role("button", name="Catalogue"),
        page.get_by_text("Offres contractées (OC)", exact=True).and_(
            page.get_by_role("link").or_(page.get_by_role("menuitem"))
        ),
    )
    button.focus()
    expect(link).to_be_hidden()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    check(page)
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press(skin.into_menu)
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Offres contractées (OC)")
