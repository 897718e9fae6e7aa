"""The conversations of an offer, on a list of several pages."""

from __future__ import annotations

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
