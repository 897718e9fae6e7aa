"""What stands between a page and the portal: nothing that the page sends goes past it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from pages.errors import PageError
from pages.saving import intercepting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Request, Route

    from pages.tab import Tab

BUSY = b"""<!doctype html>
<button style="width: 300px; height: 100px">Enregistrer</button>
<script>
  document.querySelector("button").onclick = () => fetch("/save", { method: "POST", body: "Sujet" });
  setInterval(() => { const end = performance.now() + 40; while (performance.now() < end); }, 1);
</script>
"""
SUBJECT = 'L\'été (12 € + 5 %) : c’est "dit" !'
ENCODINGS = {
    "form": "new URLSearchParams({ subject })",
    "multipart": "Object.entries({ subject }).reduce((all, [k, v]) => (all.append(k, v), all), new FormData())",
    "script": "`subject=${encodeURIComponent(subject)}`",
    "script with pluses": "`subject=${encodeURIComponent(subject).replaceAll('%20', '+')}`",
    "address": "`subject=${encodeURI(subject)}`",
    "JSON": "JSON.stringify({ subject })",
    "JSON in a form": "new URLSearchParams({ data: JSON.stringify({ subject }) })",
}
TIMES = 40
"""Chromium let one click in ten go past, where nothing was done about it."""


@contextmanager
def portal(page: bytes, saved: list[str]) -> Iterator[str]:
    """Serve one page, and note what is posted."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer(page)

        def do_POST(self) -> None:
            saved.append(self.rfile.read(int(self.headers["Content-Length"])).decode(errors="replace"))
            self.answer(b"")

        def answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class Keeper(list[str]):
    """What was held back: the addresses asked."""

    def __call__(self, route: Route, request: Request) -> None:
        self.append(request.url)
        route.abort()


def test_a_click_on_a_busy_page_is_held_too(tab: Tab) -> None:
    """The robot's gate stands on it: what goes past has no permit, and is not known to have been sent."""
    saved: list[str] = []
    held = Keeper()
    with portal(BUSY, saved) as address:
        for clicks in range(1, TIMES + 1):
            tab.page.goto(address)
            with intercepting(tab.page, "Sujet", held):
                tab.page.mouse.click(100, 50)
                tab.observe(partial(came, held, saved), clicks.__eq__)
    assert (len(held), saved) == (TIMES, [])


def came(held: Keeper, saved: list[str]) -> int:
    """How many clicks have sent something, to the portal or not."""
    return len(held) + len(saved)


def test_a_page_that_may_not_ask_by_script_is_stood_before_all_the_same(tab: Tab) -> None:
    page = b"""<!doctype html><meta http-equiv="Content-Security-Policy" content="connect-src 'none'">
    <form method="post"><input name="subject" value="Sujet"><button>Enregistrer</button></form>"""
    saved: list[str] = []
    held = Keeper()
    with portal(page, saved) as address:
        tab.page.goto(address)
        with intercepting(tab.page, "Sujet", held):
            tab.page.get_by_role("button").click()
            tab.observe(lambda: len(held), bool)
    assert (list(held), saved) == ([address], [])


def test_a_page_that_asks_in_vain_is_not_taken_for_one_that_may_not_ask(tab: Tab) -> None:
    """A portal that is out of reach for a moment proves nothing."""
    with portal(BUSY, []) as address:
        tab.page.goto(address)
        tab.page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('Failed to fetch')); }")
        with pytest.raises(PageError, match="rien n'est envoyé"), intercepting(tab.page, "Sujet", Keeper()):
            pytest.fail("nothing may be sent")


@pytest.mark.parametrize("body", ENCODINGS.values(), ids=ENCODINGS)
def test_the_save_is_known_however_its_subject_is_encoded(tab: Tab, body: str) -> None:
    caught: list[Request] = []

    def keep(route: Route, request: Request) -> None:
        caught.append(request)
        route.abort()

    saved: list[str] = []
    with portal(b"<!doctype html>", saved) as address:
        tab.page.goto(address)
        with intercepting(tab.page, SUBJECT, keep):
            ask = f"subject => fetch('/save', {{ method: 'POST', body: {body} }}).catch(() => 0)"
            tab.page.evaluate(ask, SUBJECT)
    assert (len(caught), saved) == (1, [])


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_the_save_is_known_of_a_page_that_is_not_written_in_utf_8(tab: Tab, kind: str) -> None:
    caught: list[Request] = []

    def keep(route: Route, request: Request) -> None:
        caught.append(request)
        route.abort()

    saved: list[str] = []
    subject = f"{SUBJECT} 日本"
    form = f"<form method=post enctype={kind}><input name=sujet><button>Enregistrer</button></form>"
    with portal(f'<!doctype html><meta charset="iso-8859-1">{form}'.encode(), saved) as address:
        tab.page.goto(address)
        tab.page.locator("input").fill(subject)
        with intercepting(tab.page, subject, keep), tab.page.expect_event("requestfailed"):
            tab.page.locator("button").click()
    assert (len(caught), saved) == (1, [])
