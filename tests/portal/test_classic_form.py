"""The classic skin's form in a browser: what is refused, what is saved, what follows the order and the box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.portal.driving import form_path
from tests.portal.looking import SKINS, WIDTHS, check, entered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.portal.driving import Portal

SILENT = "Ce contact n'est pas abonné aux notification des conversations"
BARRED = "Ce contact ne peut pas participer à la conversation"


@pytest.fixture(params=WIDTHS, ids=[f"{width} px" for width in WIDTHS])
def page(request: pytest.FixtureRequest, browser: Browser, portal: Portal) -> Iterator[Page]:
    with entered(browser, portal, SKINS["classic"], request.param) as opened:
        yield opened


@pytest.fixture
def offer(portal: Portal) -> dict[str, Any]:
    return portal.offer("en étude", "livrée", "planifiée")


def test_a_refused_sign_in_is_told_at_once(page: Page) -> None:
    page.get_by_role("button", name="Déconnexion").click()
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("alert")).to_be_focused()


def test_the_form_refused_then_saved(page: Page, offer: dict[str, Any]) -> None:
    page.goto(form_path(offer))
    check(page)
    page.get_by_role("checkbox", name="N'afficher que").uncheck()
    check(page)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("textbox", name="Contenu")).to_have_accessible_description("Le contenu est obligatoire.")
    check(page)
    page.get_by_role("radio").and_(page.get_by_label(offer["orders"][0]["reference"])).check()
    page.get_by_role("textbox", name="Sujet de la conversation").fill("Visite")
    page.get_by_role("textbox", name="Contenu").fill("Bonjour")
    page.get_by_role("button", name="Enregistrer").dblclick()
    expect(page.get_by_role("status")).to_have_text("Conversation enregistrée.")
    check(page)
    page.get_by_role("link", name=offer["reference"]).click()
    expect(page.get_by_role("table", name="Conversations").get_by_role("link", name="Visite")).to_have_count(1)


def test_contacts_follow_the_order_and_the_box(page: Page, offer: dict[str, Any]) -> None:
    able, unable = (
        next(one["name"] for one in offer["contacts"] if one["key"] == key) for key in ("client1", "client2")
    )
    page.goto(form_path(offer))
    group = page.get_by_role("group", name="Client")
    expect(group.get_by_role("checkbox", name=able)).not_to_be_checked()
    expect(group.get_by_role("checkbox", name=unable)).to_be_hidden()
    page.get_by_role("radio").and_(page.get_by_label(offer["orders"][2]["reference"])).check()
    expect(group.get_by_role("checkbox", name=able)).to_be_checked()
    box = page.get_by_role("checkbox", name="N'afficher que")
    box.uncheck()
    shown = group.get_by_role("checkbox", name=unable, exact=True)
    expect(shown).to_have_accessible_description(f"{SILENT} {BARRED}")
    shown.check()
    box.check()
    expect(group.get_by_role("checkbox", name=unable)).to_be_hidden()
    box.uncheck()
    expect(shown).to_be_checked()
    expect(group.get_by_role("checkbox", name=able)).to_be_checked()
    page.get_by_role("radio").and_(page.get_by_label(offer["orders"][0]["reference"])).check()
    expect(shown).to_be_checked()


def test_without_script_the_portal_still_works(browser: Browser, portal: Portal, offer: dict[str, Any]) -> None:
    context = browser.new_context(base_url=portal.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(form_path(offer))
    page.get_by_role("textbox", name="Identifiant").fill("admin")
    page.get_by_label("Mot de passe").fill(portal.passwords["admin"])
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("radio").and_(page.get_by_label(offer["orders"][0]["reference"])).check()
    for key in ("client1", "partner1"):
        name = next(one["name"] for one in offer["contacts"] if one["key"] == key)
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("textbox", name="Sujet de la conversation").fill("Sans script")
    page.get_by_role("textbox", name="Contenu").fill("Bonjour")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("status")).to_have_text("Conversation enregistrée.")
    expect(page.get_by_role("link", name="Offres contractées (OC)")).to_be_visible()
    context.close()
