"""Text that the portal shows, read to the letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pages.base import Component
from pages.locate import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from pages.locate import Scope

_READ = (Path(__file__).parent / "text.js").read_text(encoding="utf-8")


def read_text(locator: Locator) -> str:
    """Read an element's text with the line breaks that a reader sees."""
    text: str = locator.evaluate(_READ)
    return text


class Text(Component):
    """A part of the page that is read: a region or a described term, found by its heading."""

    def default(self, scope: Scope) -> Locator:
        return scope.get_by_role("region", name=words(self.text))

    def read(self) -> str:
        return read_text(self.at_hand)
