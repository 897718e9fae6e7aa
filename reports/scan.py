"""Looks for known secrets in what a run has written, inside archives and the archives that a page carries too."""

from __future__ import annotations

import base64
import gzip
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.scrub import Scrubber

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# A zip file written as base64, as Allure does in its single page.
_CARRIED = re.compile(rb"UEsDB[A-Za-z0-9+/]{40,}={0,2}")
_NESTED_AT_MOST = 5


@dataclass(frozen=True, order=True)
class Leak:
    """Where a secret was found, and which one: its name, never its value."""

    place: str
    secret: str


@dataclass(frozen=True)
class Scan:
    """What was found, in how many files; and which archives could not be opened, of which nothing is known."""

    files: int
    leaks: list[Leak]
    closed: list[str]


def scan(folder: Path, secrets: Mapping[str, str]) -> Scan:
    """Look for the secrets, given by name, in every file below a folder, names included."""
    scrubbers = {name: Scrubber({value}) for name, value in secrets.items()}
    closed: list[str] = []
    leaks: set[Leak] = set()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        place = str(path.relative_to(folder))
        for where, data in _contents(place, path.read_bytes(), closed, _NESTED_AT_MOST):
            found = (name for name, one in scrubbers.items() if one.holds(data) or one.holds(where.encode()))
            leaks.update(Leak(where, name) for name in found)
    return Scan(len(files), sorted(leaks), closed)


def _contents(place: str, data: bytes, closed: list[str], depth: int) -> Iterator[tuple[str, bytes]]:
    """Yield the data, and all that it packs."""
    yield place, data
    if depth == 0:
        return
    try:
        for name, inner in _packed(data):
            yield from _contents(f"{place}!{name}", inner, closed, depth - 1)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, RuntimeError, NotImplementedError):
        # RuntimeError is how zipfile takes a password, NotImplementedError an odd compression.
        closed.append(place)


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
    elif data.startswith(b"\x1f\x8b"):
        yield "gzip", gzip.decompress(data)
    for number, carried in enumerate(_CARRIED.finditer(data), start=1):
        text = carried[0].rstrip(b"=")
        yield f"base64-{number}", base64.b64decode(text[: len(text) - (len(text) % 4 == 1)] + b"==")
