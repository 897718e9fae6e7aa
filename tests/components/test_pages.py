"""What pages declare and do beyond their widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from pages.conversation_form import ConversationForm
from pages.errors import NotArrived
from pages.home import Menu
from pages.offers import Criteria, OffersPage

if TYPE_CHECKING:
    from pages.tab import Tab

ENDLESS = """<label>Référence <input></label><label>Client <input></label>
<table aria-label="Offres contractées"><thead><tr><th>Référence</th></tr></thead><tbody></tbody></table>
<button>Page suivante</button>
<script>
  let page = 0, name = "Martin";
  const draw = () => {
    const row = (number) => `<tr><td>OC-${page}${number} ${name}</td></tr>`;
    document.querySelector("tbody").innerHTML = row(1) + row(2);
  };
  document.querySelector("button").onclick = () => { page = (page + 1) % 3; draw(); };
  draw();
</script>"""
FORM = """<label>Commande <select><option>CMD-1</option><option>CMD-2</option></select></label>
<label>Sujet de la conversation <input></label><label>Contenu <textarea></textarea></label>
<button>Enregistrer</button>"""

UNDER_THE_POINTER = """<style>#more { display: none } nav:hover #more { display: block }</style>
<nav style="width: 20em"><a href="#catalogue">Catalogue</a><p id=more><a href="#oc">Offres contractées (OC)</a></nav>"""
AT_A_CLICK = """<button onclick="more.hidden = !more.hidden">Catalogue ▾</button>
<p id=more hidden><a href="#oc">Offres contractées (OC)</a>"""


def turned(tab: Tab, page: str, client: str = "Martin") -> list[list[str]]:
    tab.page.set_content(page)
    return [[line.text for line in lines] for lines in OffersPage(tab).pages(Criteria(client=client))]


def test_a_list_without_end_is_turned_until_a_page_comes_again(tab: Tab) -> None:
    pages = [[f"OC-{page}{row} Martin" for row in (1, 2)] for page in (0, 1, 2, 0)]
    assert turned(tab, ENDLESS) == pages


@pytest.mark.parametrize("patience", [0.5])
@pytest.mark.parametrize("last", ["", "nav.inert = page === 2; nav.style.pointerEvents = nav.inert ? 'none' : '';"])
def test_the_last_page_is_not_turned_though_its_button_looks_like_the_others(tab: Tab, last: str) -> None:
    stays = ENDLESS.replace(
        "(page + 1) % 3; draw();", f"Math.min(page + 1, 2); draw(); const nav = event.target; {last}"
    )
    assert [len(page) for page in turned(tab, stays)] == [2, 2, 2]


def test_pages_are_turned_once_the_list_has_answered_to_what_was_typed(tab: Tab) -> None:
    late = ENDLESS.replace(
        "  draw();\n</script>",
        "  draw(); const now = draw; setTimeout(() => { name = 'Durand'; now(); }, 300);</script>",
    )
    assert [page[0] for page in turned(tab, late, "Durand")][:3] == ["OC-01 Durand", "OC-11 Durand", "OC-21 Durand"]


def test_a_form_may_show_its_contacts_once_the_order_is_chosen(tab: Tab) -> None:
    timeouts = msgspec.structs.replace(tab.target.timeouts, navigation=0.5)
    tab.target = msgspec.structs.replace(tab.target, timeouts=timeouts)
    tab.page.set_content(FORM)
    with pytest.raises(NotArrived, match="client_contacts"):
        ConversationForm(tab).ready()
    procedure = msgspec.structs.replace(tab.target.procedure, contacts_after_order=True)
    tab.target = msgspec.structs.replace(tab.target, procedure=procedure)
    assert ConversationForm(tab).ready().here


def test_a_menu_that_a_library_hides_and_covers_with_its_own_is_there(tab: Tab) -> None:
    covered = FORM.replace("<select>", '<select multiple style="display: none">')
    shown = "<div tabindex=0 style='width: 9em; height: 1em'></div>"
    menus = "".join(
        f"<div>{kind}<span>{shown}<select aria-label={kind} multiple hidden><option>Anne</select></span></div>"
        for kind in ("Client", "Partenaire")
    )
    tab.page.set_content(menus + covered)
    form = ConversationForm(tab)
    assert form.here
    assert form.ready().client_contacts.visible
    assert not form.orders.visible  # nothing stands for it
    tab.page.set_content(menus)
    assert not form.here


@pytest.mark.parametrize("page", [UNDER_THE_POINTER, AT_A_CLICK])
def test_the_menu_opens_under_the_pointer_or_at_a_click(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    menu = Menu(tab)
    menu.open_catalogue()
    menu.offers.click()
    assert tab.page.url.endswith("#oc")
