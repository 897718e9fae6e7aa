"""The rich skin's form in a browser, by the keyboard alone where that is the point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.portal.looking import SKINS, WIDTHS, check, entered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.portal.driving import Portal

SILENT = "Ce contact n'est pas abonné aux notification des conversations"
BARRED = "Ce contact ne peut pas participer à la conversation"


@pytest.fixture(params=WIDTHS, ids=[f"{width} px" for width in WIDTHS])
def page(request: pytest.FixtureRequest, browser: Browser, rich: Portal) -> Iterator[Page]:
    with entered(browser, rich, SKINS["rich"], request.param) as opened:
        yield opened


@pytest.fixture
def offer(rich: Portal) -> dict[str, Any]:
    return rich.offer("en étude", "livrée", "planifiée")


def name(offer: dict[str, Any], key: str) -> str:
    return next(str(one["name"]) for one in offer["contacts"] if one["key"] == key)


def test_the_order_is_asked_in_a_dialog(page: Page, offer: dict[str, Any]) -> None:
    page.goto(f"/espace/oc/{offer['reference']}")
    start = page.get_by_role("button", name="Nouvel échange")
    start.hover()
    expect(page.get_by_role("tooltip")).to_have_text("Nouvel échange")
    start.press("Enter")
    dialog = page.get_by_role("dialog", name="Commande concernée")
    expect(dialog.get_by_role("radio")).to_have_count(2)
    expect(dialog.get_by_role("button", name="Poursuivre")).to_be_disabled()
    check(page)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(f"/espace/oc/{offer['reference']}$"))
    start.click()
    radios = dialog.get_by_role("radio")
    radios.filter(has_text=offer["orders"][2]["reference"]).focus()
    page.keyboard.press("ArrowDown")
    expect(radios.and_(page.get_by_role("radio", checked=True))).to_have_count(1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(f"commande {offer['orders'][2]['reference']}")
    expect(dialog).to_have_count(0)


def test_contacts_are_chosen_with_the_keyboard(page: Page, rich: Portal) -> None:
    offer = rich.offer("en étude")
    able, unable = name(offer, "client1"), name(offer, "client2")
    page.goto(f"/espace/oc/{offer['reference']}/message")
    box = page.get_by_role("combobox", name="Interlocuteurs Client")
    chips = page.get_by_role("list", name="Interlocuteurs Client retenus")
    expect(chips.get_by_role("listitem")).to_have_text([able])
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(1)
    check(page)
    page.keyboard.press("Enter")
    expect(chips.get_by_role("listitem")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.get_by_role("switch", name="Masquer les contacts indisponibles").press("Space")
    box.press_sequentially(unable[:4].upper())
    found = page.get_by_role("option").filter(has_text=unable)
    expect(found).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("tooltip")).to_have_text(f"{SILENT}{BARRED}")
    expect(found).to_have_accessible_description(f"{SILENT} {BARRED}")
    check(page)
    page.keyboard.press("Enter")
    expect(chips.get_by_role("listitem")).to_have_count(0)
    found.get_by_role("img", name="Indisponible").hover()
    expect(page.get_by_role("tooltip")).to_have_text(BARRED)
    check(page)


def test_the_form_refused_then_saved(page: Page, rich: Portal) -> None:
    offer = rich.offer("en étude")
    page.goto(f"/espace/oc/{offer['reference']}/message")
    page.get_by_role("button", name=f"Retirer {name(offer, 'partner1')}").click()
    page.get_by_role("button", name="Publier").click()
    subject, content = page.get_by_role("textbox", name="Objet"), page.get_by_role("textbox", name="Contenu")
    partner = page.get_by_role("combobox", name="Interlocuteurs Partenaire")
    expect(partner).to_be_focused()
    expect(partner).to_have_accessible_description("Sélectionnez au moins un contact Partenaire.")
    expect(subject).to_have_accessible_description("Le sujet de la conversation est obligatoire.")
    expect(content).to_have_accessible_description("Le contenu est obligatoire.")
    expect(page.get_by_role("alert").filter(visible=True)).to_have_text("L'échange n'a pas été publié.")
    check(page)
    partner.click()
    page.get_by_role("option").click()
    page.keyboard.press("Escape")
    subject.fill("Visite")
    content.focus()
    page.keyboard.type("Bonjour,\n\n<b>à demain</b>")
    page.get_by_role("button", name="Publier").dblclick()
    expect(page.get_by_role("status")).to_have_text("Échange publié.")
    exchanges = page.get_by_role("region", name="Échanges")
    expect(exchanges.get_by_role("listitem")).to_have_count(1)
    check(page)
    exchanges.get_by_role("link", name="Visite").click()
    expect(page.get_by_role("blockquote")).to_have_text("Bonjour,<b>à demain</b>")
    check(page)


def test_a_text_is_pasted_line_by_line(page: Page, rich: Portal) -> None:
    offer = rich.offer("en étude")
    page.goto(f"/espace/oc/{offer['reference']}/message")
    content = page.get_by_role("textbox", name="Contenu")
    content.evaluate("""(editor) => {
      editor.focus();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "un\\r\\n\\r\\n<i>trois</i>");
      clipboardData.setData("text/html", "<h1>un</h1>");
      editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
    }""")
    expect(content.get_by_role("paragraph")).to_have_text(["un", "", "<i>trois</i>"])
