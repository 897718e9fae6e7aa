"""Lists a page at a time (EX-08)."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

from portal.defects import defect


class Pages(Paginator):  # type: ignore[type-arg]  # generic for type checkers only
    """The pages of a list, each row on one of them."""

    @property
    def num_pages(self) -> int:
        return max(1, super().num_pages - 1) if defect("last-page-missing") else super().num_pages

    def get_page(self, number: float | str | None) -> Page[Any]:
        """Return the rows of one page, the last when there are fewer."""
        if defect("search-keeps-page") and str(number).isdecimal() and int(str(number)) > self.num_pages:
            return Page([], int(str(number)), self)
        return super().get_page(number)

    def page(self, number: int | str) -> Page[Any]:
        """Return the rows of one page."""
        number = self.validate_number(number)
        start = 0 if defect("page-two-repeats-page-one") else (number - 1) * self.per_page
        if defect("pages-lose-a-row"):
            start += number - 1
        return Page(self.object_list[start : start + self.per_page], number, self)
