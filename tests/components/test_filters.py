"""Filters: the browser's own menu, one that a library draws, a plain field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from pages.base import Page
from pages.components import MenuFilter, TextFilter
from pages.offers import Criteria, OffersPage
from pages.target import Locate

if TYPE_CHECKING:
    from pages.tab import Tab

NATIVE = """
<label>Statut <select><option value="">Tous</option><option>En étude</option><option>Livrée</option></select></label>
"""
FIELD = "<label>Statut <input></label>"
DRAWN = """
<label for=status>Statut</label>
<input id=status role=combobox aria-expanded=false aria-controls=list aria-haspopup=listbox readonly>
<ul id=list role=listbox hidden></ul>
<script>
  const box = document.querySelector("input");
  const shown = (open) => { list.hidden = !open; box.ariaExpanded = String(open); };
  for (const status of ["En étude", "Livrée"]) {
    const option = Object.assign(document.createElement("li"), { role: "option", textContent: status });
    option.ariaSelected = "false";
    option.onclick = () => {
      for (const one of list.children) one.ariaSelected = String(one === option);
      box.value = status;
      shown(false);
    };
    list.append(option);
  }
  box.onclick = () => shown(list.hidden);
  box.onkeydown = ({ key }) => { if (key === "Escape") shown(false); };
</script>
"""
CHIPS = """
<div id=chips><span>En étude</span> <span>Livrée</span></div>
<script>
  for (const chip of chips.children) chip.onclick = () => {
    for (const one of chips.children) one.classList.toggle("on", one === chip && !chip.matches(".on"));
  };
</script>
"""


class Bench(Page):
    key = "bench"
    title = "Essai"

    status = MenuFilter("Statut")
    client = TextFilter("Statut")


@pytest.mark.parametrize("page", [NATIVE, DRAWN, FIELD], ids=["native", "drawn", "field"])
def test_a_value_is_chosen_and_read(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    status = Bench(tab).status
    assert status.unset
    status.choose("Livrée")
    assert status.read() == "Livrée"
    assert not status.unset


@pytest.mark.parametrize("page", [NATIVE, DRAWN, FIELD], ids=["native", "drawn", "field"])
def test_a_filter_is_set_whether_it_is_a_field_or_a_menu(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    client = Bench(tab).client
    client.choose("Livrée")
    assert client.read() == "Livrée"
    assert client.typed == (page == FIELD)


@pytest.mark.parametrize("page", [NATIVE, DRAWN.replace('["En étude"', '["Tous", "En étude"'), FIELD])
def test_a_filter_can_be_emptied(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    status = Bench(tab).status
    status.choose("Livrée")
    assert status.emptied_by_hand
    status.empty()
    assert status.unset


@pytest.mark.parametrize("page", [NATIVE.replace('<option value="">Tous</option>', ""), DRAWN], ids=["native", "drawn"])
def test_a_menu_without_a_choice_for_all_is_not_emptied_by_hand(tab: Tab, page: str) -> None:
    tab.page.set_content(page)
    status = Bench(tab).status
    status.choose("Livrée")
    assert not status.emptied_by_hand


def test_chips_that_the_target_tells_are_a_filter(tab: Tab) -> None:
    signs = {"status": Locate(id="chips"), "option": Locate(css="span"), "chosen": Locate(css=".on")}
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": signs})
    tab.page.set_content(CHIPS)
    status = Bench(tab).status
    assert status.unset
    status.choose("Livrée")
    assert status.read() == "Livrée"
    status.empty()
    assert status.unset


def test_a_list_without_a_button_for_it_is_cleared_filter_by_filter(tab: Tab) -> None:
    tab.page.set_content(
        "<form onsubmit='sent.push(new FormData(this).get(`reference`)); return false'>"
        "<label>Référence <input name=reference></label><button>Rechercher</button></form>"
        "<script>var sent = []</script>"
    )
    page = OffersPage(tab)
    page.filter(Criteria(reference="OC-1"))
    page.clear(["reference"])
    assert tab.page.evaluate("sent") == ["OC-1", ""]
