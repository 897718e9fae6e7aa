"""One field to write in, in every family: what it is filled with is what it gives back, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import TextBox

if TYPE_CHECKING:
    from pages.tab import Tab

EDITABLE = '<div role="textbox" aria-label="Contenu" contenteditable="{}" style="{}"></div>'
FAMILIES = {
    "textarea": "<label>Contenu * <textarea></textarea></label>",
    "textarea with a placeholder": '<textarea placeholder="Contenu"></textarea>',
    "a block per line": EDITABLE.format("true", ""),
    "text as it is": EDITABLE.format("plaintext-only", "white-space: pre-wrap"),
    "a paragraph per line": EDITABLE.format("true", "white-space: pre-wrap")
    + '<script>document.execCommand("defaultParagraphSeparator", false, "p")</script>',
    "a frame whose empty page has no height": '<iframe aria-label="Contenu" srcdoc="<!doctype html>'
    "<style>* { line-height: 0 }</style><body onload='document.designMode = `on`' style='white-space: pre-wrap'>"
    '"></iframe>',
    "a frame": '<iframe aria-label="Contenu" srcdoc="<body contenteditable style=\'white-space: pre-wrap\'>"></iframe>',
}
TEXTS = {
    "one line": "Il dit \"oui\" & <b>'non'</b> — déjà !",
    "lines": "Bonjour,\nvoici la deuxième ligne\net la troisième.",
    "empty lines": "Un.\n\nDeux.\n\n\nTrois.",
    "nothing": "",
}


class Bench(Page):
    key = "bench"
    title = "Essai"

    content = TextBox("Contenu")


@pytest.fixture(params=FAMILIES.values(), ids=list(FAMILIES))
def content(request: pytest.FixtureRequest, tab: Tab) -> TextBox:
    tab.page.set_content(f"<!doctype html>{request.param}")
    return Bench(tab).content


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_what_is_written_is_read(content: TextBox, text: str) -> None:
    content.fill("autre chose\nà remplacer")
    content.fill(text)
    assert content.read() == text


@pytest.mark.parametrize(("limit", "room"), [("", None), ("maxlength=150", 150), ("maxlength=", None)])
def test_how_much_a_field_takes(tab: Tab, limit: str, room: int | None) -> None:
    tab.page.set_content(f"<label>Contenu <input {limit}></label>")
    assert Bench(tab).content.room == room
