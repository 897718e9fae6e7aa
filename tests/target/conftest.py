"""Tiny sites on 127.0.0.1, and tabs on them as a target file would have them."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pages.session import Sessions
from pages.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser

    from pages.tab import Tab

Serve = "Callable[[Mapping[str, str]], str]"


@pytest.fixture
def serve() -> Iterator[Callable[[Mapping[str, str]], str]]:
    """Serve pages, given by path, at an origin of their own; return it. What is under /slow/ takes its time."""
    with ExitStack() as stack:

        def start(pages: Mapping[str, str]) -> str:
            class Site(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    if self.path.startswith("/slow/"):
                        time.sleep(0.3)
                    self.send_response(200 if self.path in pages else 404)
                    kind = "application/json" if self.path.endswith(".json") else "text/html; charset=utf-8"
                    self.send_header("Content-Type", kind)
                    self.send_header("Access-Control-Allow-Origin", "*")
                    self.end_headers()
                    self.wfile.write(pages.get(self.path, "").encode())

                def log_message(self, *_: object) -> None:
                    """Say nothing."""

            server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield start


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Open a tab on a site, with whatever the target file would say of it."""
    with ExitStack() as stack:

        def start(base_url: str, **said: object) -> Tab:
            target = Target(name="Essai", file=Path("essai.toml"), base_url=base_url, **said)  # type: ignore[arg-type]
            expect.set_options(timeout=target.timeouts.expect * 1000)
            tab = Sessions(browser, target, set()).tab()
            stack.callback(tab.page.context.close)
            tab.go("/")
            return tab

        yield start
