"""A page that leaves by itself once it has its answer has left when it is settled.

Else the address asked for next races with the page's own way: of two ways to one address Chromium drops the second,
and who waits for that one waits in vain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.tab import Tab


PAGE = """<button>Quitter</button><script>
  document.querySelector("button").onclick = () => {{ {way} }};
</script>"""
WAYS = {
    "fetch": "fetch('/slow/answer.json').then(() => location.assign('/slow/next'))",
    "fetch and read": "fetch('/slow/answer.json').then((a) => a.json()).then(() => location.assign('/slow/next'))",
    "request": "const asked = new XMLHttpRequest(); asked.open('GET', '/slow/answer.json');"
    "asked.onload = () => location.assign('/slow/next'); asked.send()",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_page_that_leaves_at_an_answer_is_followed(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab], way: str
) -> None:
    there = {"/slow/answer.json": "{}", "/slow/next": "<title>Suite</title>"}
    tab = open_tab(serve({"/": PAGE.format(way=way), **there}))
    tab.page.get_by_role("button").click()
    tab.settle()
    assert tab.page.title() == "Suite"
