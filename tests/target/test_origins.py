"""What the browser may call."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from pages.origins import Fence, origin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser

    from pages.tab import Tab

CALLING = """
<p id=said role=status></p>
<script>
  const ask = (url) => fetch(url).then(() => "reçu", () => "bloqué")
  Promise.all([ask("/"), ask("%(other)s/a"), ask("%(other)s/b"), new Promise((done) => {
    const socket = new WebSocket("%(socket)s")
    socket.onclose = (event) => done("socket fermé " + event.wasClean); socket.onopen = () => done("socket ouvert")
  })]).then((answers) => { said.textContent = answers.join(", ") })
</script>
"""


@pytest.fixture(params=["proxied", "direct"], autouse=True)
def surroundings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fence holds on a machine whose environment names a proxy too; this browser was started without."""
    if request.param == "proxied":
        monkeypatch.setenv("http_proxy", "http://proxy.example:3128")


def said(serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab], *, allowed: bool) -> str:
    other = serve({"/a": "a", "/b": "b"})
    page = CALLING % {"other": other, "socket": other.replace("http", "ws")}
    tab = open_tab(serve({"/": page}), allowed_origins=(other,) if allowed else ())
    return tab.observe(tab.page.get_by_role("status").inner_text, bool)


def test_another_origin_is_out_of_reach(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    assert said(serve, open_tab, allowed=False).startswith("reçu, bloqué, bloqué, socket fermé")


def test_an_origin_allowed_is_not(serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]) -> None:
    assert said(serve, open_tab, allowed=True).startswith("reçu, reçu, reçu")


def test_each_origin_is_counted(browser: Browser, serve: Callable[[Mapping[str, str]], str]) -> None:
    from pathlib import Path

    from pages.target import Target

    other = serve({"/a": "a", "/b": "b"})
    here = serve({"/": f"<img src='{other}/a'><script src='{other}/b'></script><p>ici</p>"})
    fence = Fence(Target(name="Essai", file=Path("essai.toml"), base_url=here))
    context = fence.context(browser)
    context.new_page().goto(here)
    context.close()
    assert fence.blocked == {other: 2}


def test_a_redirection_is_no_way_round(
    browser: Browser, serve: Callable[[Mapping[str, str]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    from pages.target import Target

    monkeypatch.delenv("http_proxy", raising=False)  # through a proxy of the environment it is one (ADR 0015)
    other = serve({"/": "<p>ailleurs</p>"})

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", other)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as portal:
        thread = Thread(target=portal.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        here = f"http://127.0.0.1:{portal.server_port}"
        fence = Fence(Target(name="Essai", file=Path("essai.toml"), base_url=here))
        context = fence.context(browser)
        with pytest.raises(Error, match="ERR_PROXY_CONNECTION_FAILED"):
            context.new_page().goto(here)
        context.close()
        portal.shutdown()
        thread.join()
    assert fence.blocked == {other: 1}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Portail.example:443/a?b", "https://portail.example"),
        ("http://portail.example:8080/", "http://portail.example:8080"),
        ("https://portail.example:80", "https://portail.example:80"),
    ],
)
def test_an_origin_is_written_as_browsers_do(url: str, expected: str) -> None:
    assert origin(url) == expected
