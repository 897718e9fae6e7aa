"""What shows where rows failed: a picture of the page, and a trace where traces are kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

    from bulk.messages import Outcome

_LONGEST = 120
"""Characters of a file's name: an accented one takes six once it is safe everywhere, and systems allow 255."""


class Captures:
    """Keeps them in the folder of the results."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.remarks: set[str] = set()
        """In French, why some could not be written: the rows go on without."""

    def keep(self, key: str, outcome: Outcome) -> str:
        """Write what an attempt brought along; return where its picture is, from the folder, if there is one."""
        name = quote(key, safe="")
        if len(name) > _LONGEST:
            name = f"{name[:_LONGEST]}-{sha256(key.encode()).hexdigest()[:12]}"
        self._write(f"traces/{name}.zip", outcome.trace)
        return self._write(f"captures/{name}.png", outcome.picture)

    def _write(self, name: str, data: bytes) -> str:
        if not data:
            return ""
        file = self._folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        except OSError as error:
            self.remarks.add(f"{file.parent} : des captures n'ont pas pu y être écrites ({error.strerror}).")
            return ""
        return name
