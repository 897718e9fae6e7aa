"""Serves the pages of this folder, and the libraries under /lib, on a free port of 127.0.0.1."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path(__file__).parent / "pages"


class _Files(SimpleHTTPRequestHandler):
    """Files of two folders, without a line per request."""

    def __init__(self, libraries: Path, *told: object) -> None:
        self._libraries = libraries
        super().__init__(*told, directory=str(PAGES))  # type: ignore[arg-type]  # what the server gives every handler

    def translate_path(self, path: str) -> str:
        if path.startswith("/lib/"):
            self.directory = str(self._libraries)
            return _module(super().translate_path(path.removeprefix("/lib")))
        self.directory = str(PAGES)
        return super().translate_path(path)

    def log_message(self, *told: object) -> None:
        """Say nothing: the browser tells what it misses."""


def _module(file: str) -> str:
    """Complete the name of a module, which libraries leave to their bundlers."""
    return next((f"{file}{end}" for end in (".mjs", ".js", "/index.mjs") if Path(f"{file}{end}").is_file()), file)


@contextmanager
def served(libraries: Path) -> Iterator[str]:
    """Serve until the block ends; give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, libraries)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
