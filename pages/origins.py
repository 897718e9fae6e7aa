"""What the browser may call: the portal itself and the origins that its target allows; anything else is held back."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route, WebSocketRoute

    from pages.target import Target


class Fence:
    """Blocks, in every context given, requests to other origins than the target's own and those it allows."""

    def __init__(self, target: Target) -> None:
        allowed = {origin(target.base_url), *map(origin, target.allowed_origins)}
        # One expression, judged beside the browser: what may pass costs no call into Python. Hosts and ports are
        # compared, not schemes: a portal sends its visitors from http to https, and opens sockets.
        hosts = "|".join(re.escape(one.partition("://")[2]) for one in sorted(allowed))
        self._others = re.compile(rf"^(https?|wss?)://(?!({hosts})([/?#]|$))", re.IGNORECASE)
        self.blocked: Counter[str] = Counter()
        """How often each other origin was called, since somebody last took the count away."""

    def around(self, context: BrowserContext) -> None:
        """Put a context, and every page that it opens, inside the fence."""
        context.route(self._others, self._refuse)
        context.route_web_socket(self._others, self._hang_up)

    def _refuse(self, route: Route) -> None:
        self.blocked[origin(route.request.url)] += 1
        route.abort("blockedbyclient")

    def _hang_up(self, socket: WebSocketRoute) -> None:
        self.blocked[origin(socket.url)] += 1
        socket.close()


def origin(url: str) -> str:
    """Return the origin of an address: scheme, host and port, in the browser's spelling."""
    parts = urlsplit(url.lower())
    usual = {"http": ":80", "https": ":443", "ws": ":80", "wss": ":443"}.get(parts.scheme, "")
    return f"{parts.scheme}://{parts.netloc.removesuffix(usual)}"
