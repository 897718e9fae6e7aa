"""Hiding secrets in what a run writes: text, JSON, pages, traces."""

from __future__ import annotations

import base64
import html
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MASK = "«•••»"

# Anything shorter would be found everywhere, and hiding it would destroy the evidence.
SHORTEST = 4


@dataclass(frozen=True)
class _Writings:
    """How one secret may be written: as a pattern, looked for only where its anchor occurs, and as base64."""

    anchor: bytes
    pattern: re.Pattern[bytes]
    encoded: tuple[bytes, ...]


class Scrubber:
    """Replaces each secret by a mask, however the browser, the trace or a report may have written it.

    Known forms: raw, percent-encoded (whole or in part, a blank also as ``+``), escaped for JSON (once or
    more), for HTML, and base64, also inside a longer base64 text. Secrets under four characters are left
    alone.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first: a secret may begin with another one.
        known = sorted({secret for secret in secrets if len(secret) >= SHORTEST}, key=len, reverse=True)
        self._known = known
        self._writings = [_writings(secret) for secret in known]

    def data(self, data: bytes) -> bytes:
        """Return `data` without the secrets."""
        mask = MASK.encode()
        for writings in self._writings:
            if writings.anchor in data:
                data = writings.pattern.sub(mask, data)
            for encoded in writings.encoded:
                data = data.replace(encoded, mask)
        return data

    def text(self, text: str) -> str:
        """Return `text` without the secrets, nor the part of one that pytest left before or after its « ... »."""
        clean = self.data(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")
        return self._uncut(clean) if "..." in clean else clean

    def holds(self, data: bytes) -> bool:
        """Tell whether `data` holds a secret, in any of the forms."""
        return self.data(data) != data

    def _uncut(self, text: str) -> str:
        for secret in self._known:
            for length in range(len(secret) - 1, SHORTEST - 1, -1):
                text = text.replace(f"{secret[:length]}...", f"{MASK}...").replace(
                    f"...{secret[-length:]}", f"...{MASK}"
                )
        return text

    def archive(self, source: Path, destination: Path) -> None:
        """Write to `destination` the zip file `source` with every member scrubbed, names included.

        Raises zipfile.BadZipFile or OSError and leaves no `destination` behind: nothing half scrubbed stays.
        """
        try:
            with (
                zipfile.ZipFile(source) as raw,
                zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED) as clean,
            ):
                for member in raw.namelist():
                    clean.writestr(self.text(member), self.data(raw.read(member)))
        except BaseException:
            destination.unlink(missing_ok=True)
            raise


def _writings(secret: str) -> _Writings:
    # Nobody escapes plain letters and digits: the longest run of them stands in every spelling.
    plain = max(re.findall(r"[A-Za-z0-9]*", secret), key=len).encode()
    pattern = b"".join(_spelt(character) for character in secret)
    return _Writings(plain, re.compile(pattern), tuple(dict.fromkeys(_base64(secret))))


def _spelt(character: str) -> bytes:
    """Return a pattern of one character, raw or escaped."""
    raw = character.encode("utf-8", "surrogatepass")
    if re.fullmatch("[A-Za-z0-9]", character):
        return raw
    # Each JSON text quoted in another one doubles the backslashes.
    units = character.encode("utf-16-be", "surrogatepass")
    spellings = [
        rb"\\+" if character == "\\" else rb"\\*" + re.escape(raw),
        b"".join(rb"%%(?:25)*(?i:%02x)" % byte for byte in raw),
        b"".join(rb"\\+u(?i:%02x%02x)" % pair for pair in zip(units[::2], units[1::2], strict=True)),
        re.escape(html.escape(character).encode()),
        rb"&#(?:0*%d|(?i:x0*%x));" % (ord(character), ord(character)),
    ]
    if character == " ":
        spellings.append(rb"\+")
    return b"(?:%b)" % b"|".join(spellings)


def _base64(secret: str) -> Iterator[bytes]:
    """Yield the secret's base64 at each of the three places it may have in a longer text.

    Only the characters that depend on nothing but the secret are looked for.
    """
    raw = secret.encode("utf-8", "surrogatepass")
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + raw)
        stable = encoded[(before * 8 + 5) // 6 : (before + len(raw)) * 8 // 6]
        if len(stable) >= SHORTEST:
            yield stable
            yield stable.replace(b"+", b"-").replace(b"/", b"_")
            yield stable.replace(b"+", b"%2B").replace(b"/", b"%2F")
