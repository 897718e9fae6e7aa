"""A portal behind another address, with other words: what passes on the way to the browser is rewritten."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPOKEN = ("text/html", "text/javascript", "application/javascript")
_OUR_OWN = {"transfer-encoding", "connection", "content-length", "etag", "server", "date"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that closed its tab before the end of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def proxied(base_url: str, rewrite: Callable[[str], str]) -> Iterator[str]:
    """Serve the portal of an address at another one, pages and scripts rewritten; give that other one."""
    upstream = urlsplit(base_url).netloc

    class Through(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def forward(self) -> None:
            asked = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told = {name: value for name, value in self.headers.items() if name.lower() != "accept-encoding"}
            connection = HTTPConnection(upstream, timeout=30)
            connection.request(self.command, self.path, asked or None, told)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            if answer.headers.get_content_type() in SPOKEN:
                body = rewrite(body.decode()).encode()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _OUR_OWN:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = forward  # noqa: N815 - the names that the server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Through)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
