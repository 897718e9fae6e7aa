"""The gate: what stands between Enregistrer and the portal. Nothing goes through without a permit, or twice.

The browser never sends the save itself. Its request is recorded and aborted first: of a request that is merely held,
Chromium lets go as its driver dies, and sends it, with or without a permit; and one that it has sent it sends again if
the portal cuts a kept connection. Once permitted, the recorded request is sent, once, from outside the browser.
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import APIResponse, BrowserContext

    from pages.submission import Submission


class Passage(StrEnum):
    """What has become of the save request."""

    NONE = "none"
    """The gate has not been asked."""
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

    def send(self, submission: Submission, context: BrowserContext) -> None:
        """Send the save request with the cookies of a context, if there is a permit for it."""
        self.passage = self._permitted()
        if self.passage is not Passage.SENT:
            return
        try:
            self.answer = _from_its_own_page(submission).send(context, timeout=self._timeout)
        except Error as error:
            self.fault = error.message.partition("\n")[0]

    def _permitted(self) -> Passage:
        """Ask for the permit. What it is worth is counted from before it was asked for, by this machine's own clock."""
        asked_at = time.monotonic()
        self.passage = Passage.LATE
        granted = self._ask()
        if not granted:
            return Passage.REFUSED
        return Passage.SENT if time.monotonic() - asked_at < self._ttl else Passage.LATE


def _from_its_own_page(submission: Submission) -> Submission:
    """The request with the header by which browsers tell where a request comes from: recorded ones lack it."""
    url = urlsplit(submission.url)
    origin = submission.headers.get("origin", "")
    own = origin in {"", f"{url.scheme}://{url.netloc}"}
    headers = {**submission.headers, "sec-fetch-site": "same-origin" if own else "cross-site"}
    return msgspec.structs.replace(submission, headers=headers)
