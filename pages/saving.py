"""Which request saves the conversation, on any portal, and how to stand between it and the portal."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Request, Route


def saves(request: Request, subject: str) -> bool:
    """Whether this is the save request: no GET, and its body carries the subject in one of the forms that bodies have.

    A form posts it URL-encoded, a multipart form as it is, a script as JSON with or without escapes.
    """
    if request.method == "GET":
        return False
    body = request.post_data_buffer or b""
    forms = (
        subject,
        quote_plus(subject),
        quote(subject, safe=""),
        json.dumps(subject)[1:-1],
        json.dumps(subject, ensure_ascii=False)[1:-1],
    )
    return any(form.encode() in body for form in forms)


@contextmanager
def intercepting(page: Page, subject: str, handle: Callable[[Route, Request], None]) -> Iterator[None]:
    """Give the save request of this page to *handle*, which lets it through or not; all else passes."""

    def sort(route: Route, request: Request) -> None:
        if saves(request, subject):
            handle(route, request)
        else:
            route.fallback()

    page.route("**/*", sort)
    try:
        yield
    finally:
        if not page.is_closed():
            page.unroute("**/*", sort)
