"""A tab of a real browser for small pages written here, each with one family of widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.tab import Tab
from pages.target import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture
def tab(browser: Browser, tmp_path: Path) -> Iterator[Tab]:
    """A tab on a blank page, of a target that says nothing but its name."""
    file = tmp_path / "page.toml"
    file.write_text('name = "Page"\nbase_url = "http://127.0.0.1"\n[timeouts]\nexpect = 2\n', encoding="utf-8")
    context = browser.new_context()
    yield Tab.open(context, load(str(file)))
    context.close()
