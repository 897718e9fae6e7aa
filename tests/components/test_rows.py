"""Rows of a table: which of its lines are rows, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import Button, Rows

if TYPE_CHECKING:
    from pages.tab import Tab

HEAD = "<thead><tr><th>Référence</th><th>Client</th></tr></thead>"


class Bench(Page):
    key = "bench"
    title = "Essai"

    rows = Rows("Offres")
    more = Button("Suite")


def table(*lines: str) -> str:
    return f'<table aria-label="Offres">{HEAD}<tbody>{"".join(lines)}</tbody></table>'


def test_a_row_tells_its_cells_by_column(tab: Tab) -> None:
    tab.page.set_content(table("<tr><td>OC-1</td><td>Anne</td></tr>"))
    (line,) = Bench(tab).rows.look()
    assert line.cells == {"Référence": "OC-1", "Client": "Anne"}


def test_what_is_written_across_the_columns_is_no_row(tab: Tab) -> None:
    """Many tables say there that they have nothing to show."""
    tab.page.set_content(table("<tr><td colspan=2>Aucune OC ne correspond</td></tr>"))
    assert Bench(tab).rows.look() == []


def test_what_unfolds_under_a_row_is_no_row(tab: Tab) -> None:
    unfolded = "<tr><td colspan=2>Commande CMD-1</td></tr>"
    tab.page.set_content(table("<tr><td>OC-1</td><td>Anne</td></tr>", unfolded))
    assert [line.text for line in Bench(tab).rows.look()] == ["OC-1 Anne"]


def test_rows_of_one_wide_cell_are_rows(tab: Tab) -> None:
    tab.page.set_content('<table aria-label="Offres"><tr><td colspan=2>OC-1</td></tr></table>')
    assert [line.text for line in Bench(tab).rows.look()] == ["OC-1"]


MORE = """
<table aria-label="Offres"><tbody><tr><td>OC-1<td>Anne</table><button>Suite</button>
<script>
  document.querySelector("button").onclick = () => setTimeout(() => {
    const row = "<tr><td>OC-2<td>Anne";
    KEEP ? document.querySelector("tbody").insertAdjacentHTML("beforeend", row)
      : document.querySelector("tbody").innerHTML = row;
  }, 50);
</script>
"""


@pytest.mark.parametrize("grows", ["true", "false"])
def test_the_next_rows_are_the_new_ones(tab: Tab, grows: str) -> None:
    """Whether the next page takes the place of the one before or comes under it."""
    tab.page.set_content(MORE.replace("KEEP", grows))
    bench = Bench(tab)
    before = bench.rows.look()
    bench.more.click()
    assert [line.text for line in bench.rows.after(before)] == ["OC-2 Anne"]
