"""On which line of a TOML text each key stands; tomllib does not say."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pages.target.errors import KeyPath

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'",
    re.DOTALL,
)
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")


def lines(text: str) -> dict[KeyPath, int]:
    """Map each key path of a valid TOML text to the line (from 1) that first names it."""
    return _Scan(text).document()


class _Scan:
    """One pass over a text that tomllib has accepted: only what tells keys from values is looked at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[KeyPath, int] = {}
        self.sizes: dict[KeyPath, int] = {}

    def document(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self.skip(_BLANK)
        while self.at < len(self.text):
            if self.take("[["):
                table = self.header(array=True)
            elif self.take("["):
                table = self.header(array=False)
            else:
                self.pair(table)
            self.skip(_BLANK)
        return self.found

    def header(self, *, array: bool) -> KeyPath:
        """Read ``[a.b]`` or ``[[a.b]]``; a name of an array of tables stands for its last one so far."""
        line = self.line()
        path: KeyPath = ()
        keys = self.keys()
        for place, key in enumerate(keys):
            path = (*path, key)
            self.found.setdefault(path, line)
            if array and place == len(keys) - 1:
                self.sizes[path] = self.sizes.get(path, 0) + 1
            if path in self.sizes:
                path = (*path, self.sizes[path] - 1)
                self.found.setdefault(path, line)
        self.at += 2 if array else 1
        return path

    def pair(self, table: KeyPath) -> None:
        line = self.line()
        path = table
        for key in self.keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        self.take("=")
        self.skip(_SPACE)
        self.value(path)

    def keys(self) -> list[str]:
        """Read a dotted key, up to what follows it."""
        keys = []
        while True:
            self.skip(_SPACE)
            quoted = self.text[self.at] in "\"'"
            start = self.at
            self.skip(_STRING if quoted else _KEY)
            raw = self.text[start : self.at]
            keys.append(str(tomllib.loads(f"key = {raw}")["key"]) if quoted else raw)
            self.skip(_SPACE)
            if not self.take("."):
                return keys

    def value(self, path: KeyPath) -> None:
        if self.take("["):
            self.array(path)
        elif self.take("{"):
            self.inline_table(path)
        elif self.text[self.at] in "\"'":
            self.skip(_STRING)
        else:
            self.skip(_SCALAR)

    def array(self, path: KeyPath) -> None:
        place = 0
        self.skip(_BLANK)
        while not self.take("]"):
            self.found[*path, place] = self.line()
            self.value((*path, place))
            place += 1
            self.skip(_BLANK)
            self.take(",")
            self.skip(_BLANK)

    def inline_table(self, path: KeyPath) -> None:
        self.skip(_BLANK)
        while not self.take("}"):
            self.pair(path)
            self.skip(_BLANK)
            self.take(",")
            self.skip(_BLANK)

    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def take(self, sign: str) -> bool:
        taken = self.text.startswith(sign, self.at)
        self.at += len(sign) * taken
        return taken

    def skip(self, what: re.Pattern[str]) -> None:
        if match := what.match(self.text, self.at):
            self.at = match.end()
