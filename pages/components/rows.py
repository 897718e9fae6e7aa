"""Rows of a table, a grid or a list of cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from pages.base import Component
from pages.naming import literal, says, whole
from pages.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from pages.locate import Scope


class Line(msgspec.Struct, frozen=True):
    """What one row says: its whole text, and its cells by column where there are columns."""

    text: str
    cells: dict[str, str]
    address: str = ""
    """Where the row's first link leads, where it has one that leads to an address."""

    def holds(self, text: str) -> bool:
        """Whether the row says *text* as whole words, whatever the case and blanks."""
        return says(self.text, text)


class Rows(Component):
    """The rows themselves: their locator finds every row, not the table around them."""

    def default(self, scope: Scope) -> Locator:
        name = re.compile(literal(self.text), re.IGNORECASE)
        rows = scope.get_by_role("table", name=name).get_by_role("row").filter(has=scope.get_by_role("cell"))
        return rows.or_(scope.get_by_role("list", name=name).get_by_role("listitem"))

    def look(self) -> list[Line]:
        """Read every row on screen at once."""
        return self.tab.read(lambda: read(self.at_hand, "rows", list[Line]))

    def after(self, before: list[Line]) -> list[Line]:
        """The rows of the next page, once they have come after those *before*; of a list that grows, its new ones."""
        now = self.tab.observe(self.look, lambda lines: bool(lines) and lines != before)
        grown = len(now) > len(before) and now[: len(before)] == before
        return now[len(before) :] if grown else now

    def holding(self, text: str) -> list[Line]:
        """The rows that say *text* in full, not as a part of a longer word."""
        return [line for line in self.look() if line.holds(text)]

    def place(self) -> float:
        """How far down the page the first row stands, in CSS pixels."""
        return min(read(self.at_hand, "tops", list[float]))

    def row(self, text: str) -> Locator:
        """The one row that says this text in full."""
        page, words = self.tab.page, whole(text)
        told = page.get_by_text(words)
        # Cells may repeat the name of their column for narrow screens, hidden on others: their own name leaves it out.
        cells = page.get_by_role("cell", name=words).or_(page.get_by_role("gridcell", name=words))
        rows = self.at_hand
        return rows.filter(has=told.or_(cells)).or_(rows.and_(told))
