"""What a browser context complains of while a scenario runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

# A page that complains in a loop must not fill the report.
MOST = 200


class Complaints:
    """Console errors, uncaught page errors and failed requests, oldest first.

    Answers of 400 or more are among the console's errors: to hear of every answer would cost more than the pages.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.console: list[str] = []
        self.requests: list[str] = []
        self._context = context
        context.on("console", self._on_console)
        context.on("weberror", self._on_page_error)
        context.on("requestfailed", self._on_failed_request)

    def stop(self) -> None:
        """Hear no more: the context may serve another scenario."""
        self._context.remove_listener("console", self._on_console)
        self._context.remove_listener("weberror", self._on_page_error)
        self._context.remove_listener("requestfailed", self._on_failed_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            place = message.location
            _note(self.console, f"{message.text}  ({place['url']}:{place['lineNumber'] + 1})")

    def _on_page_error(self, error: WebError) -> None:
        _note(self.console, f"erreur non interceptée : {error.error.stack or error.error.message or 'sans message'}")

    def _on_failed_request(self, request: Request) -> None:
        _note(self.requests, f"{request.method} {request.url} : {request.failure}")


def _note(notes: list[str], note: str) -> None:
    if len(notes) < MOST:
        notes.append(note)
