"""Secrets that only a trace knows: the cookies and tokens that the portal gave on the way.

A scenario that signs in through the page gets a session that nobody told the suite about.
"""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# A shorter value is a setting, not a key: hiding « fr » or « true » everywhere would destroy the evidence.
SHORTEST = 8

_NAME = r"(?i:[^\"'<>&=]*(?:token|csrf|xsrf|session|secret)[^\"'<>&=]*)"
_FIELDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"<input\b[^<>]*\bname=[\"']{_NAME}[\"'][^<>]*\bvalue=[\"']([^\"']+)",
        rf"<input\b[^<>]*\bvalue=[\"']([^\"']+)[\"'][^<>]*\bname=[\"']{_NAME}[\"']",
        rf"<meta\b[^<>]*\bname=[\"']{_NAME}[\"'][^<>]*\bcontent=[\"']([^\"']+)",
        rf"\"name\":\"{_NAME}\",\"(?:value|content)\":\"([^\"\\]+)",
    )
)
_POSTED = tuple(re.compile(pattern) for pattern in (rf"(?:^|&){_NAME}=([^&\s]+)", rf"\"{_NAME}\"\s*:\s*\"([^\"\\]+)\""))
_HEADER = re.compile("token|csrf|xsrf|^authorization$", re.IGNORECASE)


def harvest(archive: Path) -> set[str]:
    """Return the values of cookies, of headers and of hidden fields that let somebody in, found in a trace."""
    found: set[str] = set()
    with zipfile.ZipFile(archive) as trace:
        for name in trace.namelist():
            text = trace.read(name).decode("utf-8", "replace")
            if name.endswith(".network"):
                found.update(_exchanged(text))
            elif name.endswith((".dat", ".json")):
                found.update(unquote_plus(value) for posted in _POSTED for value in posted.findall(text))
            for field in _FIELDS:
                found.update(field.findall(text))
    return {value for value in found if len(value) >= SHORTEST}


def _exchanged(network: str) -> Iterator[str]:
    for line in network.splitlines():
        snapshot = json.loads(line).get("snapshot", {})
        for message in (snapshot.get("request", {}), snapshot.get("response", {})):
            yield from (cookie["value"] for cookie in message.get("cookies", []))
            yield from _headers(message.get("headers", []))


def _headers(headers: Iterable[dict[str, str]]) -> Iterator[str]:
    for header in headers:
        name, value = header["name"].lower(), header["value"]
        if name == "cookie":
            yield from (pair.partition("=")[2].strip() for pair in value.split(";"))
        elif name == "set-cookie":
            # Several cookies stand on lines of their own.
            yield from (line.partition("=")[2].partition(";")[0].strip() for line in value.split("\n"))
        elif _HEADER.search(name):
            yield value.rpartition(" ")[2]
