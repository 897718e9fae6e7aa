"""What a page was told is found in the answers, and asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.errors import NotVerifiable
from pages.overheard import overhear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.tab import Tab

    Serve = Callable[[Mapping[str, str]], str]
    Open = Callable[..., Tab]

PAGE = """<!doctype html><title>Liste</title>
<script>fetch("/rows.json?q=Caf%C3%A9+" + 1, { headers: { Authorization: "Bearer moi" } })</script>"""
ROWS = r'{"rows": [{"ref": "Caf\u00e9 1", "client": "Caf\u00e9s L\u0027Hermine"}]}'


def heard(tab: Tab, *words: str) -> list[tuple[str, set[str]]]:
    kept = overhear(tab, lambda: tab.go("/"), words)
    return [(one.request.url.removeprefix(tab.target.base_url or ""), set(one.words)) for one in kept]


def test_a_word_is_found_however_json_writes_it(serve: Serve, open_tab: Open) -> None:
    tab = open_tab(serve({"/": PAGE, "/rows.json?q=Caf%C3%A9+1": ROWS}))
    assert heard(tab, "Cafés L'Hermine", "absent") == [("/rows.json?q=Caf%C3%A9+1", {"Cafés L'Hermine"})]


def test_a_word_is_found_however_html_writes_it(serve: Serve, open_tab: Open) -> None:
    tab = open_tab(serve({"/": "<!doctype html><p>Caf&eacute;s L&#39;Hermine &amp; Cie</p>"}))
    assert heard(tab, "Cafés L'Hermine & Cie") == [("/", {"Cafés L'Hermine & Cie"})]


def test_what_an_address_bears_is_not_told_by_its_answer(serve: Serve, open_tab: Open) -> None:
    """A login page repeats the address that was asked for, to lead back to it."""
    tab = open_tab(serve({"/": PAGE, "/rows.json?q=Caf%C3%A9+1": ROWS}))
    with pytest.raises(NotVerifiable, match="aucune réponse"):
        heard(tab, "Café 1")


def test_a_request_is_kept_without_what_says_who_sends_it(serve: Serve, open_tab: Open) -> None:
    tab = open_tab(serve({"/": PAGE, "/rows.json?q=Caf%C3%A9+1": ROWS}))
    [one] = overhear(tab, lambda: tab.go("/"), ["Cafés L'Hermine"])
    assert "authorization" not in {name.lower() for name in one.request.headers}
    assert one.tells(tab.page.context)
