"""The mark of a scenario's subject: known whatever a list makes of it, and not taken for anything of a portal's own."""

from __future__ import annotations

import pytest

from fixtures.drafts import is_marked, mark


def test_a_subject_is_marked_in_capitals_too() -> None:
    row = f"CMD-2026-000012 Panne {mark()} 3 contacts"
    assert is_marked(row)
    assert is_marked(row.upper())


@pytest.mark.parametrize(
    "text", ["202612010001", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "n° 123456789012", "cafedecade00"]
)
def test_a_number_or_an_identifier_is_no_mark(text: str) -> None:
    assert not is_marked(text)
