"""Rows of a table: which of its lines are rows, and what they say."""

from __future__ import annotations

from html import escape
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


def test_a_row_is_found_though_its_cells_repeat_the_name_of_their_column_unseen(tab: Tab) -> None:
    tab.page.set_content(table("<tr><td><span hidden>Référence</span>OC-1</td><td>Anne</td></tr>"))
    assert Bench(tab).rows.row("OC-1").count() == 1


@pytest.mark.parametrize("text", ["Boulangerie 1/2", "</script>", '« l\'Étoile » \\ "Sud" >> `Nord`'])
def test_a_row_is_found_by_words_with_signs(tab: Tab, text: str) -> None:
    tab.page.set_content(table(f"<tr><td>OC-1</td><td>{escape(text)}</td></tr>"))
    assert Bench(tab).rows.row(text).count() == 1


def test_a_button_may_have_a_slash_in_its_name(tab: Tab) -> None:
    tab.page.set_content("<button>Créer / modifier</button>")
    assert Button("Créer / modifier").default(tab.page).count() == 1
