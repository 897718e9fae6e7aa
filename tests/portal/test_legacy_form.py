"""What the scripts of the legacy skin do in a browser: its cover, tooltips, modals, editor, and native question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.portal.posting import detail_path, form_path, poster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page, Route

    from tests.portal.driving import Portal

LINES = "Bonjour,\n\n<b>deux</b>  espaces\n\n\nFin"


@pytest.fixture
def page(browser: Browser, legacy: Portal) -> Iterator[Page]:
    """A page of someone who has the right; nothing has been written on its console when the test ends."""
    complaints: list[str] = []
    opened = browser.new_page(base_url=legacy.url, viewport={"width": 1280, "height": 720})
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto("/")
    opened.get_by_placeholder("Identifiant").fill("non_admin_with_right")
    opened.get_by_placeholder("Mot de passe").fill(legacy.passwords["non_admin_with_right"])
    opened.get_by_placeholder("Mot de passe").press("Enter")
    expect(opened.get_by_text("Déconnexion")).to_be_visible()
    yield opened
    opened.close()
    assert complaints == []


@pytest.fixture
def offer(legacy: Portal) -> dict[str, Any]:
    return legacy.offer("en étude", "planifiée")


def hold(page: Page, addresses: str) -> list[Route]:
    """Keep from the portal, until the test lets them go, the requests for these addresses."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(addresses, keep)
    return held


def test_the_cover_takes_clicks_while_an_answer_is_awaited(page: Page) -> None:
    page.goto("/Catalogue/OffresContractees")
    cover = page.locator("#waiting-indicator")
    expect(cover).to_be_hidden()
    held = hold(page, "**/Catalogue/ListeOffres*")
    with page.expect_request("**/Catalogue/ListeOffres*"):
        page.locator("#txtClient").press("Enter")
    expect(cover).to_be_visible()
    page.locator("#txtClient").press("Enter")
    page.mouse.click(140, 20)  # the name of the portal, which leads home
    assert len(held) == 1
    held[0].continue_()
    expect(cover).to_be_hidden()
    assert page.url.endswith("/Catalogue/OffresContractees")


def test_the_cover_stays_from_a_gesture_to_the_next_page(page: Page) -> None:
    cover = page.locator("#waiting-indicator")
    expect(cover).to_be_hidden()
    cover.evaluate("cover => addEventListener('pagehide', () => { sessionStorage.left = cover.checkVisibility() })")
    page.get_by_text("Flux de notification").click()
    expect(page.locator("#txtNom")).to_be_visible()
    expect(cover).to_be_hidden()
    assert page.evaluate("sessionStorage.left") == "true"
    assert '<div id="waiting-indicator"><div' in page.request.get("/FluxNotification/Index").text()


def test_the_last_search_wins(page: Page, legacy: Portal) -> None:
    offer = legacy.offer("en étude")
    page.goto("/Catalogue/OffresContractees")
    held = hold(page, "**/Catalogue/ListeOffres*")
    with page.expect_request("**/Catalogue/ListeOffres*"):  # the cover is there before the request leaves
        page.locator("#ddlStatut").select_option("en attente")
    expect(page.locator("#waiting-indicator")).to_be_visible()
    page.unroute("**/Catalogue/ListeOffres*")
    page.locator("#ddlStatut").select_option("en étude")
    expect(page.get_by_role("cell", name=offer["reference"])).to_be_visible()
    expect(page.locator("#waiting-indicator")).to_be_hidden()
    assert len(held) == 1


def test_a_session_that_ends_shows_the_sign_in_page_to_scripts_too(page: Page) -> None:
    page.goto("/Catalogue/OffresContractees")
    page.context.clear_cookies()
    page.locator("#txtClient").press("Enter")
    expect(page.get_by_placeholder("Mot de passe")).to_be_visible()


def test_titles_move_to_tooltips_of_the_page(page: Page, offer: dict[str, Any]) -> None:
    page.goto(detail_path(offer))
    start = page.locator('[data-original-title="Démarrer une conversation"]')
    expect(start).to_have_attribute("title", "")
    expect(start).to_have_text("")
    start.hover()
    expect(page.get_by_text("Démarrer une conversation")).to_be_visible()
    page.get_by_text("Informations").hover()
    expect(page.get_by_text("Démarrer une conversation")).to_have_count(0)


def test_one_tab_is_open_at_a_time(page: Page, offer: dict[str, Any]) -> None:
    page.goto(detail_path(offer))
    order = page.get_by_role("cell", name=offer["orders"][0]["reference"])
    expect(order).to_be_hidden()
    page.get_by_role("link", name="Commandes").click()
    expect(order).to_be_visible()
    expect(page.get_by_text("Partenaire :")).to_be_hidden()


def test_a_modal_keeps_what_is_confirmed_and_forgets_the_rest(page: Page, offer: dict[str, Any]) -> None:
    name = next(one["name"] for one in offer["contacts"] if one["key"] == "client1")
    page.goto(form_path(offer))
    box, opener = page.locator("#dlgClient tr", has_text=name).locator("input"), page.locator('a[href="#dlgClient"]')
    summary = page.locator('[data-of="dlgClient"]')
    expect(summary).to_have_text("aucun")
    opener.click()
    box.check()
    page.locator("#dlgClient .close").click()
    expect(summary).to_have_text("aucun")
    opener.click()
    expect(box).not_to_be_checked()
    box.check()
    page.get_by_text("Valider").and_(page.locator(":visible")).click()
    expect(summary).to_have_text(name)
    expect(page.locator("#dlgClient")).to_be_hidden()


def test_choosing_an_order_brings_its_contacts_and_their_tooltips(page: Page, offer: dict[str, Any]) -> None:
    names = {one["key"]: one["name"] for one in offer["contacts"]}
    page.goto(form_path(offer))
    page.locator("#ddlCommande").select_option(offer["orders"][1]["reference"])
    expect(page.locator('[data-of="dlgPartenaire"]')).to_have_text(names["partner1"])
    page.locator('[data-original-title="Choisir les contacts Partenaire"]').click()
    expect(page.locator("#dlgPartenaire")).to_contain_text(names["partner1"])
    expect(page.get_by_text(names["partner2"])).to_be_hidden()


def test_the_editor_keeps_lines_through_a_refusal(page: Page, offer: dict[str, Any], legacy: Portal) -> None:
    page.goto(form_path(offer))
    page.locator("#ddlCommande").select_option(offer["orders"][0]["reference"])
    expect(page.locator("#waiting-indicator")).to_be_hidden()
    editor = page.locator("#frmEditeur").content_frame.locator("body")
    editor.click()
    for number, line in enumerate(LINES.split("\n")):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(line)
    page.get_by_text("Enregistrer").click()
    expect(page.get_by_text("Le sujet de la conversation est obligatoire.")).to_be_visible()
    expect(editor).to_contain_text("Fin")
    page.locator("#txtSujet").fill("Essai")
    page.get_by_text("Enregistrer").click()
    expect(page.get_by_text("Conversation enregistrée.")).to_be_visible()
    [address] = poster(legacy, "admin").conversations(offer)
    shown = poster(legacy, "admin").get(address).text
    assert "Bonjour,<br><br>&lt;b&gt;deux&lt;/b&gt;  espaces<br><br><br>Fin</div>" in shown


@pytest.mark.parametrize("answer", ["dismiss", "accept"])
def test_retour_asks_first(page: Page, offer: dict[str, Any], answer: str) -> None:
    page.goto(form_path(offer))
    asked: list[str] = []

    def reply(dialog: Dialog) -> None:
        asked.append(dialog.type)
        getattr(dialog, answer)()

    page.on("dialog", reply)
    page.get_by_text("Retour").click()
    assert asked == ["confirm"]
    expect(page.locator("#txtSujet" if answer == "dismiss" else "#lblOffre")).to_be_visible()
