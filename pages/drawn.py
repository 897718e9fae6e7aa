"""Reading what a page draws, in the open shadow roots of web components too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator

DRAWN = (Path(__file__).parent / "drawn.js").read_text(encoding="utf-8")
"""Beginning of the body of a script that reads a page: what its other part may call is in that file."""

_LINES = f"(root) => {{\n{DRAWN}\nreturn linesOf(root);\n}}"
_SHOWN = f"(root) => {{\n{DRAWN}\nreturn textOf(root);\n}}"
_ALL_SHOWN = f"(roots) => {{\n{DRAWN}\nreturn roots.map(textOf);\n}}"


def to_the_letter(locator: Locator) -> str:
    """Read an element's text with the line breaks that a reader sees."""
    text: str = locator.evaluate(_LINES)
    return text


def shown(locator: Locator) -> str:
    """Read an element's text as the screen shows it."""
    text: str = locator.evaluate(_SHOWN)
    return text


def all_shown(locator: Locator) -> list[str]:
    """Read the text of each element that is there now."""
    texts: list[str] = locator.evaluate_all(_ALL_SHOWN)
    return texts
