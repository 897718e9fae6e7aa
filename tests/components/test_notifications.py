"""The notification flows, with a field to search contacts by and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from pages.notifications import NotificationsPage
from pages.target import Locate

if TYPE_CHECKING:
    from pages.tab import Tab

SEARCH = """<label>Contact <input></label><button onclick="lines.hidden = false">Rechercher</button>"""
TURN = "this.textContent = this.textContent === 'Abonner' ? 'Désabonner' : 'Abonner'"
ROW = f"""<h1>Flux de notification</h1><table aria-label="Abonnements"><tbody id=lines HIDDEN>
<tr><td>Anne<td><button onclick="{TURN}">Désabonner</button></table>"""


@pytest.mark.parametrize(
    "title", ["Gérer les flux de notification", "Mes flux de notifications", "Flux de notification"]
)
def test_the_page_is_known_by_how_its_title_ends(tab: Tab, title: str) -> None:
    tab.page.set_content(f"<h1>{title}</h1><h2>Flux de notification de l'OC</h2>")
    assert NotificationsPage(tab).heading.read() == title


@pytest.mark.parametrize("page", [ROW.replace("HIDDEN", ""), SEARCH + ROW.replace("HIDDEN", "hidden")])
def test_a_contact_is_unsubscribed(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    NotificationsPage(tab).ready().set_subscription("Anne", wanted=False)
    assert tab.page.get_by_role("cell").get_by_role("button").inner_text() == "Abonner"


# What was ticked counts once it is saved; the page tells what it has kept.
PEOPLE = "".join(f"<tr><td>{name}<td><input type=checkbox checked>ROW" for name in ("Anne", "Benoît"))
BOXES = f"""<h1>Flux de notification</h1>
<form onsubmit="kept.value = this.querySelectorAll(':checked').length; return false">
<table aria-label="Abonnements"><tbody>{PEOPLE}</table>PAGE</form><output id=kept></output>"""
SAVE = "<button>Enregistrer</button>"
BOX = {"subscribe": Locate(css="input:not(:checked)"), "unsubscribe": Locate(css="input:checked")}


@pytest.mark.parametrize(("in_row", "on_page"), [("", SAVE), (SAVE, "")])
def test_what_is_ticked_is_saved(tab: Tab, in_row: str, on_page: str) -> None:
    tab.target = msgspec.structs.replace(tab.target, locators={"notifications": BOX})
    tab.page.set_content(BOXES.replace("ROW", in_row).replace("PAGE", on_page))
    NotificationsPage(tab).ready().set_subscription("Anne", wanted=False)
    assert tab.page.get_by_role("status").inner_text() == "1"
