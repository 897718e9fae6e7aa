"""The conversations of an offer, on a list of several pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pages.detail import OfferDetail

if TYPE_CHECKING:
    from pages.tab import Tab

LIST = """<table aria-label=Conversations><tbody></tbody></table><button>Page suivante</button>
<script>
  const pages = [["Ancienne", "Autre"], ["Milieu"], ["Récente"]];
  let shown = 0;
  const [body] = document.getElementsByTagName("tbody"), [next] = document.getElementsByTagName("button");
  const draw = () => {
    body.innerHTML = pages[shown].map((subject) => `<tr><td>${subject}</td></tr>`).join("");
    next.disabled = shown === pages.length - 1;
  };
  next.onclick = () => { shown += 1; draw(); };
  draw();
</script>"""


@pytest.mark.parametrize(("subject", "found"), [("Ancienne", 1), ("Milieu", 1), ("Récente", 1), ("Aucune", 0)])
def test_a_conversation_is_found_on_whatever_page_it_is(tab: Tab, subject: str, found: int) -> None:
    tab.page.set_content(LIST)
    detail = OfferDetail(tab)
    assert len(detail.about(subject)) == found
    assert detail.conversations.holding(subject) == detail.about(subject)


def test_where_two_lists_have_pages_only_the_one_shown_is_read(tab: Tab) -> None:
    """Which of the buttons is that of the conversations is for the target to tell."""
    tab.page.set_content(f"{LIST}<button>Page suivante</button>")
    detail = OfferDetail(tab)
    assert detail.about("Ancienne")
    assert detail.about("Récente") == []


PAGED = """<section aria-label="Conversations"><table aria-label="Conversations"><tbody></tbody></table></section>
<button>Page suivante</button>
<script>
  const pages = PAGES, body = document.querySelector("tbody");
  let shown = 0;
  const draw = () => { body.innerHTML = pages[shown].map((one) => `<tr><td>${one}</td></tr>`).join(""); };
  document.querySelector("button").onclick = () => { shown = Math.min(shown + 1, pages.length - 1); draw(); };
  draw();
</script>"""


@pytest.mark.parametrize("pages", [[["Une"]], [["Une", "Deux"], ["Trois"]]])
def test_a_page_that_comes_again_is_not_read_again(tab: Tab, pages: list[list[str]]) -> None:
    """Its button for the next page stays, and does nothing."""
    tab.page.set_content(PAGED.replace("PAGES", json.dumps(pages)))
    lines = OfferDetail(tab).all_conversations()
    assert [line.text for line in lines] == [text for page in pages for text in page]
