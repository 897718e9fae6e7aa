"""Lists of conversations that show the beginning of a subject only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.detail import OfferDetail

if TYPE_CHECKING:
    from pages.tab import Tab

SUBJECT = "Le lien est coupé depuis ce matin"


@pytest.mark.parametrize(
    ("shown", "shortened"),
    [
        (SUBJECT, False),
        ("Le lien est coupé…", True),
        ("Le lien est coupé ...", True),
        ("Le lien est coupé", False),
        ("Le lien est rétabli…", False),
        ("…", False),
    ],
)
def test_an_ellipsis_tells_it(tab: Tab, shown: str, shortened: bool) -> None:  # noqa: FBT001 - a parameter
    tab.page.set_content(f"<table aria-label=Conversations><tr><td>27/11/2026<td><a href='/c/1'>{shown}</a></table>")
    assert OfferDetail(tab).shortens(SUBJECT) == shortened
