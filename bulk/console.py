"""Consoles that write French anywhere: on a terminal, into a file, where the locale knows nothing but ASCII."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from typing import TextIO

_WIDE = 160
"""Columns where there is no terminal: nothing is cut to a width that nobody has."""


def answers() -> Console:
    """Where a command answers."""
    return _console(sys.stdout)


def remarks() -> Console:
    """Where a command complains, and where a long one tells how far it is."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    # rich would end with an error on the first « é » of an ASCII stream.
    if isinstance(stream, TextIOWrapper) and stream.encoding.casefold().replace("-", "") != "utf8":
        stream.reconfigure(encoding="utf-8", errors="replace")
    width = None if stream.isatty() else _WIDE
    return Console(file=stream, width=width, highlight=False, emoji=False, markup=False, soft_wrap=width is not None)
