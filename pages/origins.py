"""What the browser may call: the portal itself and the origins that its target allows; anything else is held back."""

from __future__ import annotations

import re
import socket
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        Page,
        ProxySettings,
        Request,
        StorageState,
        WebSocket,
        WebSocketRoute,
    )

    from pages.target import Target

_USUAL = {"http": ":80", "https": ":443", "ws": ":80", "wss": ":443"}


class Fence:
    """Opens contexts that reach no other origins than the target's own and those it allows.

    Whatever is not allowed is sent to a proxy that is not there. A browser that intercepts instead asks its driver
    about every request and caches nothing, which is a quarter of the cost of a page, and lets through what a portal
    redirects elsewhere: that is for machines whose environment already names a proxy, which only the browser can use.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        # Hosts and ports are compared, not schemes: a portal sends its visitors from http to https, and opens sockets.
        self._allowed = {place for url in (target.base_url, *target.allowed_origins) for place in _places(url)}
        self.blocked: Counter[str] = Counter()
        """How often each other origin was called, since somebody last took the count away."""

    def context(self, browser: Browser, state: StorageState | None = None) -> BrowserContext:
        """Open a context inside the fence, in the target's language, signed in as the state says."""
        context = browser.new_context(
            locale=self._target.locale, storage_state=state, service_workers="block", proxy=self._proxy
        )
        if self._proxy is None:
            context.route(self._is_other, lambda route: route.abort("blockedbyclient"))
            context.route_web_socket(self._is_other, self._hang_up)
        context.on("requestfailed", self._on_failed_request)
        context.on("page", self._on_page)
        return context

    @property
    def _proxy(self) -> ProxySettings | None:
        if getproxies().keys() & {"http", "https", "all"}:
            return None
        # Playwright's own requests go by the end of the host's name alone: its last part lets them through, and is no
        # name of a host that a browser could ask for.
        hosts = {place.rpartition(":")[0] for place in self._allowed}
        ends = {host.rpartition(".")[2] if "." in host else f".{host}" for host in hosts}
        return {"server": f"http://127.0.0.1:{_nobody()}", "bypass": ",".join(sorted(self._allowed | ends))}

    def _on_failed_request(self, request: Request) -> None:
        self._count(request.url)

    def _on_page(self, page: Page) -> None:
        page.on("websocket", self._on_socket)

    def _on_socket(self, opened: WebSocket) -> None:
        self._count(opened.url)

    def _hang_up(self, route: WebSocketRoute) -> None:
        self._count(route.url)
        route.close()

    def _count(self, url: str) -> None:
        if self._is_other(url):
            self.blocked[origin(url)] += 1

    def _is_other(self, url: str) -> bool:
        return urlsplit(url).scheme in _USUAL and not _places(url) & self._allowed


@cache
def _nobody() -> int:
    """A port where nobody answers as long as this process lives: bound, and never listening."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        bound.detach()
    return port


def _places(url: str) -> set[str]:
    """Where an address may be served, as host:port; where it names no port, on the usual one of either scheme."""
    host = origin(url).rpartition("/")[2].rpartition("@")[2]
    return {host} if re.search(r":\d+$", host) else {f"{host}:80", f"{host}:443"}


def origin(url: str) -> str:
    """Return the origin of an address: scheme, host and port, in the browser's spelling."""
    parts = urlsplit(url.lower())
    usual = _USUAL.get(parts.scheme, "")
    return f"{parts.scheme}://{parts.netloc.removesuffix(usual)}"
