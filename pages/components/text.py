"""Text that the portal shows, read to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.base import Component
from pages.locate import words
from pages.reading import to_the_letter

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from pages.locate import Scope


class Text(Component):
    """A part of the page that is read: a region or a described term, found by its heading."""

    def default(self, scope: Scope) -> Locator:
        return scope.get_by_role("region", name=words(self.text))

    def read(self) -> str:
        return to_the_letter(self.at_hand)
