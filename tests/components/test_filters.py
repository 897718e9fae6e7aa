"""Filters: the browser's own menu, one that a library draws, a plain field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import MenuFilter, TextFilter

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
