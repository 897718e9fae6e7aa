"""The gate: what stands between Enregistrer and the portal. Nothing goes through without a permit, or twice."""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import APIResponse, Request, Route


class Passage(StrEnum):
    """What has become of the save request."""

    NONE = "none"
    """The page has sent none."""
    REFUSED = "refused"
    """Kept from the portal: no permit, or a dry run."""
    LATE = "late"
    """Kept from the portal, though a permit may have been given: its answer came too late."""
    SENT = "sent"
    """Sent once; whether the portal has dealt with it is another matter."""


class Gate:
    """The gate of one attempt."""

    def __init__(self, ask: Callable[[], bool], *, ttl: float, timeout: float) -> None:
        self._ask = ask
        self._ttl = ttl
        self._timeout = timeout
        self.passage = Passage.NONE
        self.answer: APIResponse | None = None
        """The portal's answer to the save request, if any came in time."""
        self.fault = ""
        """Why none came."""

    def handle(self, route: Route, request: Request) -> None:
        """Deal with the save request: the first with a permit goes through, any other does not."""
        if self.passage is not Passage.NONE:
            route.abort()
            return
        self.passage = self._permitted()
        if self.passage is not Passage.SENT:
            route.abort()
            return
        try:
            # Chromium would send it again by itself if the portal cut a kept connection; this sends it once.
            self.answer = route.fetch(
                headers=_headers(request), max_retries=0, max_redirects=0, timeout=self._timeout * 1000
            )
            route.fulfill(response=self.answer)
        except Error as error:
            self.fault = error.message.partition("\n")[0]
            route.abort()

    def _permitted(self) -> Passage:
        """Ask for the permit. What it is worth is counted from before it was asked for, by this machine's own clock."""
        asked_at = time.monotonic()
        self.passage = Passage.LATE
        granted = self._ask()
        if not granted:
            return Passage.REFUSED
        return Passage.SENT if time.monotonic() - asked_at < self._ttl else Passage.LATE


def _headers(request: Request) -> dict[str, str]:
    """The request's headers, with the one that tells the portal that it comes from its own page: fetch drops it."""
    origin = request.headers.get("origin", "")
    url = urlsplit(request.url)
    own = origin in {"", f"{url.scheme}://{url.netloc}"}
    return {**request.headers, "sec-fetch-site": "same-origin" if own else "cross-site"}
