"""docs/composants.md tells of each library what its test proves: its version, and the TOML that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.widgets import libraries
from tests.widgets.installing import HERE

if TYPE_CHECKING:
    from tests.widgets.libraries import Library

DOCUMENT = (HERE.parents[1] / "docs/composants.md").read_text(encoding="utf-8")
FORM = [*libraries.CHOICES, *libraries.LONG, *libraries.SEARCHED, *libraries.EDITORS, *libraries.NOTICES]
TABLE = [(library, "conversation_form") for library in FORM] + [(library, "offers") for library in libraries.ROWS]


def row(library: Library, key: str) -> str:
    """Return what the table says of a library tried on one page of the portal."""
    told = f"`[locators.{key}]`<br>`{library.told}`" if library.told else "tel quel"
    return f"| {library.name} | {library.version()} | {told} |"


@pytest.mark.parametrize(("library", "key"), TABLE, ids=str)
def test_the_table_says_what_the_tests_prove(library: Library, key: str) -> None:
    assert row(library, key) in DOCUMENT.splitlines()


def test_the_table_names_nothing_that_is_not_tried() -> None:
    rows = {row(library, key) for library, key in TABLE}
    told = [line for line in DOCUMENT.splitlines() if line.startswith("| ") and "| dans la cible |" not in line]
    assert [line for line in told if line not in rows] == []
