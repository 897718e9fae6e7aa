"""Looking for secrets in everything that a run has written."""

from __future__ import annotations

import base64
import html
import json
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


def leaks(searched: Mapping[str, bytes], secrets: Iterable[str]) -> set[tuple[str, str]]:
    """Return the secrets found, each with the file that holds it, in whatever form."""
    return {
        (name, secret)
        for secret in secrets
        for form in forms(secret)
        for name, data in searched.items()
        if form in data
    }


def forms(secret: str) -> Iterator[bytes]:
    """Yield a secret as anything may have written it; said here again, not asked of the code under test."""
    yield from (
        text.encode() for text in (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    )
    yield from (
        text.encode() for text in (quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret))
    )
    raw = secret.encode()
    for before in range(3):
        # Characters that neighbours have a part in are left out at both ends.
        encoded = base64.b64encode(b"\0" * before + raw)
        yield encoded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, and every member of the archives among them."""
    for file in folder.rglob("*"):
        if file.is_file():
            yield str(file.relative_to(folder)), file.read_bytes()
        if file.is_file() and zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                yield from ((f"{file.name}!{name}", archive.read(name)) for name in archive.namelist())
