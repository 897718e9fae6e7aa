"""A password in memory: never shown, never written."""

from __future__ import annotations

import hmac
import os
from fnmatch import fnmatchcase
from typing import NoReturn

MASK = "•••"
OVERHEARD = "DEBUG=pw:… écrirait les mots de passe dans la sortie : retirez cette variable."


def overheard() -> bool:
    """Whether DEBUG has Playwright's driver write down whatever it is told, passwords included."""
    asked = [name.strip() for name in os.environ.get("DEBUG", "").split(",")]
    return any(fnmatchcase("pw:", name) or name.startswith("pw:") for name in asked)


class Secret:
    """A password that shows as ``•••`` wherever it is printed, and that only ``reveal`` gives away.

    It is no ``str``: a library that formats, compares or serialises its arguments (Allure, assertion
    diffs, JSON) must not meet the text by accident.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the password itself, for the one call that types it."""
        return self._value

    def __repr__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("un secret ne se copie ni ne s'écrit dans un fichier")
