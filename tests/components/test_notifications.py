"""The notification flows, with a field to search contacts by and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.notifications import NotificationsPage

if TYPE_CHECKING:
    from pages.tab import Tab

SEARCH = """<label>Contact <input></label><button onclick="lines.hidden = false">Rechercher</button>"""
TURN = "this.textContent = this.textContent === 'Abonner' ? 'Désabonner' : 'Abonner'"
ROW = f"""<h1>Flux de notification</h1><table aria-label="Abonnements"><tbody id=lines HIDDEN>
<tr><td>Anne<td><button onclick="{TURN}">Désabonner</button></table>"""


@pytest.mark.parametrize("page", [ROW.replace("HIDDEN", ""), SEARCH + ROW.replace("HIDDEN", "hidden")])
def test_a_contact_is_unsubscribed(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    NotificationsPage(tab).ready().set_subscription("Anne", wanted=False)
    assert tab.page.get_by_role("cell").get_by_role("button").inner_text() == "Abonner"
