"""What doctor sees of a page, and how it would find each thing there again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from doctor.advise import Wanted, advise
from doctor.candidates import Screen
from pages.detail import OfferDetail
from pages.target import Locate

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pages.tab import Tab

GRID = """<table><tr><td><h2>Offre contractée</h2></td></tr><tr><td>
<h3>Commandes</h3><div><table id="gvCommandes"><tr><th>Commande</th><th>Statut</th></tr>
<tr><td>CMD-1</td><td>En étude</td></tr><tr><td>CMD-2</td><td>Livrée</td></tr></table></div>
<h3>Contacts</h3><div><table id="gvContacts"><tr><th>Nom</th><th>Type</th></tr>
<tr><td>Anne Roy</td><td>Client</td></tr></table></div></td></tr></table>"""


def test_rows_of_tables_without_head_inside_a_layout_table_are_advised(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(GRID)
    screen = Screen(page.locator("body"), [])
    detail = OfferDetail(cast("Tab", None))  # nothing is asked of its tab
    wanted = [Wanted(detail.orders, None, ["CMD-1", "CMD-2"]), Wanted(detail.contacts, None, ["Anne Roy"])]
    advice = advise(screen, wanted, screen.candidates)
    assert advice["offer_detail.orders"][0].locate == Locate(css="tr:has(> td)", within=Locate(id="gvCommandes"))
    assert advice["offer_detail.contacts"][0].locate == Locate(css="tr:has(> td)", within=Locate(id="gvContacts"))
    page.close()


COMPONENT = """<main><h1>Conversation</h1><app-form><p>Un mot.</p></app-form></main><script>
customElements.define("app-form", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<style>b { color: red }</style><h2>Échange</h2>
      <div><label for=what>Objet</label><input id=what></div><slot></slot>
      <table><thead><tr><th>Commande<tbody><tr><td>CMD-1<tr><td>CMD-2</table><div><div><button>Publier</button></div></div>`;
  }
});
</script>"""


def test_what_a_web_component_draws_is_seen_and_found_again(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(COMPONENT)
    screen = Screen(page.locator("body"), [])
    seen = {(one.role, one.name or one.called): one for one in screen.candidates}
    assert {("textbox", "Objet"), ("button", "Publier"), ("rows", "Échange"), ("heading", "Échange")} <= seen.keys()
    assert seen["rows", "Échange"].rows == len(["CMD-1", "CMD-2"])
    for one in seen.values():
        assert one.role == "rows" or page.locator(one.css).count() == 1, one
    page.close()
