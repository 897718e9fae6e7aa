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
def patience() -> float:
    """Seconds that the target grants to what has to come; where a test knows that nothing comes, fewer will do."""
    return 2


@pytest.fixture
def tab(browser: Browser, tmp_path: Path, patience: float) -> Iterator[Tab]:
    """A tab on a blank page, of a target that says nothing but its name."""
    file = tmp_path / "page.toml"
    told = f'name = "Page"\nbase_url = "http://127.0.0.1"\n[timeouts]\nexpect = {patience}\n'
    file.write_text(told, encoding="utf-8")
    context = browser.new_context()
    yield Tab.open(context, load(str(file)))
    context.close()
