"""The editors that portals use: what they are filled with is what they show and what they send, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import TextBox
from pages.reading import to_the_letter
from tests.widgets.libraries import EDITORS

if TYPE_CHECKING:
    from tests.widgets.conftest import Visit
    from tests.widgets.libraries import Library

TEXTS = [
    "Il dit \"oui\" & <b>'non'</b> — déjà !",
    "Bonjour,\nZoé a payé 5 € à l’Œuvre :\n<script>window.injected = true</script>\nà bientôt.",
    "\n".join(f"Ligne {number}" for number in range(10)),
]
BLANK_LINES = "Un.\n\nDeux.\n\n\nTrois."


class Bench(Page):
    """The part of the conversation form that the pages have."""

    key = "conversation_form"
    title = "Essai"

    content = TextBox("Contenu")


@pytest.mark.parametrize("library", EDITORS, ids=str)
def test_what_is_written_is_read_and_sent(library: Library, visit: Visit) -> None:
    tab = visit("editors", library, Bench.key)
    content = Bench(tab).content
    for text in TEXTS:
        content.fill(text)
        assert content.read() == text
        tab.page.evaluate("send()")
        assert to_the_letter(tab.page.locator("#sent")) == text
    content.fill(BLANK_LINES)
    assert content.read() == BLANK_LINES, "which some editors send with a space in each blank line"
    content.fill("")
    assert content.read() == ""
    assert not tab.injected()
