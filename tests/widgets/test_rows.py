"""Tables that a library draws: their rows are read by column, and found by what they say in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pages.base import Page
from pages.components import Rows
from tests.widgets.libraries import ROWS

if TYPE_CHECKING:
    from tests.widgets.conftest import Visit
    from tests.widgets.libraries import Library


class Bench(Page):
    """The part of the list of offers that the pages have."""

    key = "offers"
    title = "Essai"

    rows = Rows("Offres contractées")


@pytest.mark.parametrize("library", ROWS, ids=str)
def test_rows_are_read_and_found(library: Library, visit: Visit) -> None:
    rows = Bench(visit("rows", library, Bench.key)).rows
    assert [line.cells["Référence"] for line in rows.look()] == ["OC-0001", "OC-0002", "OC-00021"]
    assert [line.cells["Client"] for line in rows.holding("OC-0002")] == ["Café de l’Île"]
    expect(rows.row("OC-0002")).to_contain_text("Livrée")
