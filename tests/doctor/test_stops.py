"""What the doctor takes for a conversation, among the links of their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doctor.stops import subjects

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TALK = "<tr><td><a href=/1>Retard de livraison</a></td></tr>"
NONE = "<tr><td>Aucune conversation</td></tr>"
TURNS = (
    "<a href=# aria-label='Première page'><i>F</i></a><a href=# title='Page suivante'>N</a>"
    "<a href=# aria-label='Page 1'>1</a><a href=#>Suivante</a><a href=/new>Nouvelle conversation</a>"
)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (TALK, ["Retard de livraison"]),
        (NONE, []),
        (f"{TALK * 2}<tr><td><a href=/3>Facture</a></td></tr>", ["Facture"]),
    ],
)
def test_a_conversation_is_none_of_the_links_that_turn_pages(browser: Browser, rows: str, found: list[str]) -> None:
    page = browser.new_page()
    page.set_content(f"<table>{rows}</table><p>{TURNS}</p>")
    assert subjects(page.locator("body")) == found
    page.close()
