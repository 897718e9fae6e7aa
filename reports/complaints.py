"""What a browser context complains of while a scenario runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

SERVER_ERROR = 500

# A page that complains in a loop must not fill the report.
MOST = 200


class Complaints:
    """Console errors, uncaught page errors, failed requests and answers of 500 or more, oldest first."""

    def __init__(self, context: BrowserContext) -> None:
        self.console: list[str] = []
        self.requests: list[str] = []
        self._context = context
        context.on("console", self._on_console)
        context.on("weberror", self._on_page_error)
        context.on("requestfailed", self._on_failed_request)
        context.on("response", self._on_response)

    def stop(self) -> None:
        """Hear no more: the context may serve another scenario."""
        self._context.remove_listener("console", self._on_console)
        self._context.remove_listener("weberror", self._on_page_error)
        self._context.remove_listener("requestfailed", self._on_failed_request)
        self._context.remove_listener("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            place = message.location
            _note(self.console, f"{message.text}  ({place['url']}:{place['lineNumber'] + 1})")

    def _on_page_error(self, error: WebError) -> None:
        _note(self.console, f"erreur non interceptée : {error.error.stack or error.error.message or 'sans message'}")

    def _on_failed_request(self, request: Request) -> None:
        _note(self.requests, f"{request.method} {request.url} : {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= SERVER_ERROR:
            _note(self.requests, f"{response.request.method} {response.url} : {response.status}")


def _note(notes: list[str], note: str) -> None:
    if len(notes) < MOST:
        notes.append(note)
