"""What an error speaks of: the row alone, the portal as a whole, or a worker that cannot work; and in what words."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as TooLong

from bulk.messages import Trouble
from pages.browser import BrowserMissing
from pages.errors import Answered, SignInRefused
from pages.target import TargetError

if TYPE_CHECKING:
    from pages.tab import Tab

_UNREACHED = ("net::ERR_", "ECONNREFUSED", "ECONNRESET", "socket hang up")
_QUOTED = 300
"""Characters kept of what an error says."""


def trouble(tab: Tab, error: BaseException) -> Trouble | None:
    """Tell whether an error speaks of the portal as a whole: out of reach, overloaded, under maintenance."""
    if of_all := _of_all(error):
        return of_all
    with suppress(Error):
        return Trouble() if "maintenance" in tab.words().casefold() else None
    return None


def before_any_row(error: BaseException) -> Trouble | None:
    """What an error means where no row has been begun: the browser started, or signed in.

    None: the browser is gone, which another may not be.
    """
    if isinstance(error, BrowserMissing | TargetError | SignInRefused):
        return Trouble(halt=str(error))
    return _of_all(error) or (Trouble() if isinstance(error, AssertionError) else None)


def overload(status: int, retry_after: str | None) -> Trouble | None:
    """What an answer of the portal says of its health."""
    if status < HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.TOO_MANY_REQUESTS:
        return None
    return Trouble(pause=_seconds(retry_after))


def said(error: BaseException) -> str:
    """An error on one line, in French: what Playwright says is quoted, without its log."""
    text = " ".join(str(error).split())
    if isinstance(error, Error):
        text = " ".join(error.message.partition("\nCall log:")[0].split())
        if any(sign in text for sign in _UNREACHED):
            text = f"Le portail ne répond pas : {text}"
        elif isinstance(error, TooLong):
            text = f"Délai dépassé : {text}"
    return text[:_QUOTED] or type(error).__name__


def _of_all(error: BaseException) -> Trouble | None:
    if isinstance(error, Answered):
        return overload(error.status, error.retry_after)
    return Trouble() if any(sign in str(error) for sign in _UNREACHED) else None


def _seconds(retry_after: str | None) -> float | None:
    """Read Retry-After, seconds or a date, as seconds from now."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    with suppress(ValueError):
        when = parsedate_to_datetime(retry_after)
        # A date of HTTP is in universal time, whether it says so or not.
        return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    return None
