"""The libraries, a server for the pages that use them, and a tab that knows what the target file would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from pages.tab import Tab
from pages.target import load
from tests.widgets.installing import NotInstalled, install
from tests.widgets.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.widgets.libraries import Library


class Visit(Protocol):
    """Opens the page of a library of one family in a tab of its own, with its line of TOML for a page of the portal."""

    def __call__(self, family: str, library: Library, key: str) -> Tab: ...


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of the pages; without the libraries, what needs them is skipped."""
    try:
        libraries = install()
    except NotInstalled as reason:
        pytest.skip(f"bibliothèques de composants absentes : {reason}")
    with served(libraries) as address:
        yield address


@pytest.fixture
def visit(server: str, browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    contexts = []

    def open_(family: str, library: Library, key: str) -> Tab:
        told = f"[locators.{key}]\n{library.told}\n" if library.told else ""
        file = tmp_path / "page.toml"
        file.write_text(f'name = "Page"\nbase_url = "{server}"\n[timeouts]\nexpect = 3\n{told}', encoding="utf-8")
        contexts.append(browser.new_context())
        tab = Tab.open(contexts[-1], load(str(file)))
        tab.go(f"/{family}/{library.page}.html")
        tab.settle()
        return tab

    yield open_
    for context in contexts:
        context.close()
