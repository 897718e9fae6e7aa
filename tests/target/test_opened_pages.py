"""What a page opens beside itself comes to the front, as in a browser, and goes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import Button, Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.tab import Tab

LIST = """<h1>Liste</h1>{way}"""
DETAIL = "<h2>Détail</h2><button onclick='window.close()'>Fermer</button>"
WAYS = {
    "link": '<a href="/detail" target="_blank">Détail</a>',
    "link that tells nothing of itself": '<a href="/detail" target="_blank" rel="noopener">Détail</a>',
    "window": "<button onclick=\"window.open('/detail', '_blank', 'width=600,height=400')\">Détail</button>",
    "window after an answer": "<button onclick=\"fetch('/').then(() => window.open('/detail'))\">Détail</button>",
}


class Bench(Page):
    key = "bench"
    title = "Essai"

    heading = Heading(required=True)
    detail = Button("Détail")


class Detail(Page):
    key = "detail"
    title = "Détail"

    close = Button("Fermer", required=True)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_page_that_is_opened_comes_to_the_front(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab], way: str
) -> None:
    tab = open_tab(serve({"/": LIST.format(way=way), "/detail": DETAIL}))
    Bench(tab).detail.click()
    Detail(tab).ready().close.click()
    Bench(tab).ready()
    assert len(tab.page.context.pages) == 1


def test_an_address_is_asked_for_in_the_first_page(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    tab = open_tab(serve({"/": LIST.format(way=WAYS["link"]), "/detail": DETAIL}))
    first = tab.page
    Bench(tab).detail.click()
    Detail(tab).ready()
    assert tab.page != first
    tab.go("/")
    assert tab.page == first
    assert tab.page.context.pages == [first]
