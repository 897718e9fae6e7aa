"""The zip archive that a workbook is, unpacked with a bound: an archive says what it likes of its own size."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from bulk.batch.grid import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST = 256 * 1024 * 1024
"""Bytes of text, unpacked: 100,000 rows of 2,500 characters."""

WORKBOOK = "xl/workbook.xml"
_CHUNK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
"""What zipfile raises for archives that are cut, altered, encrypted or packed in ways it does not know."""


def unpack(file: Path) -> io.BytesIO:
    """Return the workbook's texts as an archive where nothing is compressed; raises Unreadable.

    What was measured is then what is read, whatever another reader would make of the original's headers.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            names = [name for name in dict.fromkeys(packed.namelist()) if name.endswith((".xml", ".rels"))]
            if WORKBOOK not in names:
                raise Unreadable("ce n'est pas un classeur XLSX ; enregistrez-le au format « Classeur Excel (.xlsx) »")
            _fit(sum(packed.getinfo(name).file_size for name in names))
            return _copy(packed, names)
    except _BROKEN as error:
        raise Unreadable("classeur abîmé ou incomplet ; enregistrez-le de nouveau") from error


def _copy(packed: zipfile.ZipFile, names: list[str]) -> io.BytesIO:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as stored:
        size = 0
        for name in names:
            with stored.open(name, "w") as part:
                for chunk in _chunks(packed, name):
                    size += len(chunk)
                    _fit(size)
                    part.write(chunk)
    return copy


def _chunks(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with packed.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _fit(size: int) -> None:
    if size > MOST:
        raise Unreadable(f"classeur trop gros ({MOST // 1024**2} Mo au plus, une fois décompressé) ; partagez le lot")
