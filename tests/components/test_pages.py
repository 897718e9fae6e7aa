"""What pages declare and do beyond their widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from pages.conversation_form import ConversationForm
from pages.errors import NotArrived
from pages.offers import OffersPage

if TYPE_CHECKING:
    from pages.tab import Tab

ENDLESS = """<label>Référence <input></label>
<table aria-label="Offres contractées"><thead><tr><th>Référence</th></tr></thead><tbody></tbody></table>
<button>Page suivante</button>
<script>
  let page = 0;
  const draw = () => {
    document.querySelector("tbody").innerHTML = [1, 2].map((row) => `<tr><td>OC-${page}${row}</td></tr>`).join("");
  };
  document.querySelector("button").onclick = () => { page = (page + 1) % 3; draw(); };
  draw();
</script>"""
FORM = """<label>Commande <select><option>CMD-1</option><option>CMD-2</option></select></label>
<label>Sujet de la conversation <input></label><label>Contenu <textarea></textarea></label>
<button>Enregistrer</button>"""


def test_a_list_without_end_is_turned_until_a_page_comes_again(tab: Tab) -> None:
    tab.page.set_content(ENDLESS)
    shown = [[line.text for line in lines] for lines in OffersPage(tab).pages()]
    assert shown == [["OC-01", "OC-02"], ["OC-11", "OC-12"], ["OC-21", "OC-22"], ["OC-01", "OC-02"]]


def test_a_form_may_show_its_contacts_once_the_order_is_chosen(tab: Tab) -> None:
    timeouts = msgspec.structs.replace(tab.target.timeouts, navigation=0.5)
    tab.target = msgspec.structs.replace(tab.target, timeouts=timeouts)
    tab.page.set_content(FORM)
    with pytest.raises(NotArrived, match="client_contacts"):
        ConversationForm(tab).ready()
    procedure = msgspec.structs.replace(tab.target.procedure, contacts_after_order=True)
    tab.target = msgspec.structs.replace(tab.target, procedure=procedure)
    assert ConversationForm(tab).ready().here
