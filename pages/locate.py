"""From the words of a target file to a Playwright locator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from playwright.sync_api import FrameLocator, Locator, Page

from pages.naming import SIGN, literal

if TYPE_CHECKING:
    from typing import Literal

    from pages.target import Locate

    type_role = Literal["button"]  # playwright wants a literal; a target file gives any ARIA role

Scope = Page | Locator | FrameLocator
"""Where an element is looked for: the whole page, a part of it, or a frame."""

_TITLES = ("title", "data-original-title", "data-bs-original-title")


def words(text: str) -> re.Pattern[str]:
    """Match the guide's words as an accessible name, whatever the case, « obligatoire » and signs (icon, colon)."""
    return re.compile(rf"^{SIGN}*{_spaced(text)}{SIGN}*(obligatoire{SIGN}*)?$", re.IGNORECASE)


def begins(text: str) -> re.Pattern[str]:
    """Match an accessible name that begins with the guide's words."""
    return re.compile(rf"^{SIGN}*{_spaced(text)}\b", re.IGNORECASE)


def ends(text: str) -> re.Pattern[str]:
    """Match an accessible name that ends with the guide's words, in the plural or not: « Gérer les … »."""
    return re.compile(rf"\b{_spaced(text)}s?{SIGN}*$", re.IGNORECASE)


def _spaced(text: str) -> str:
    parts = (literal(part) for part in text.replace("’", "'").split())
    return r"\s+".join(parts).replace("'", "['’]")


def find(scope: Scope, locate: Locate) -> Locator:
    """Turn one entry of ``[locators]``, ``[busy]`` or ``[handlers]`` into a strict, lazy locator."""
    if locate.frame is not None:
        scope = find(scope, locate.frame).content_frame
    if locate.within is not None:
        scope = find(scope, locate.within)
    return _by_strategy(scope, locate)


def in_frame(locate: Locate | None) -> bool:
    """Whether an element is in another document than its page."""
    return locate is not None and (locate.frame is not None or in_frame(locate.within))


def _by_strategy(scope: Scope, locate: Locate) -> Locator:  # noqa: PLR0911 - one way out per strategy
    exact = locate.exact
    if locate.role is not None:
        role = cast("type_role", locate.role)
        return scope.get_by_role(role, name=locate.name, exact=exact) if locate.name else scope.get_by_role(role)
    if locate.label is not None:
        return scope.get_by_label(locate.label, exact=exact)
    if locate.text is not None:
        return scope.get_by_text(locate.text, exact=exact)
    if locate.title is not None:
        return titled(scope, locate.title, exact=exact)
    if locate.placeholder is not None:
        return scope.get_by_placeholder(locate.placeholder, exact=exact)
    if locate.id is not None:
        return scope.locator(f'[id="{_quoted(locate.id)}"]')
    if locate.test_id is not None:
        return scope.get_by_test_id(locate.test_id)
    return scope.locator(locate.css or "")


def titled(scope: Scope, title: str, *, exact: bool = False) -> Locator:
    """Find by tooltip, wherever the tooltip library has moved the title to."""
    sign = "=" if exact else "*="
    return scope.locator(", ".join(f'[{name}{sign}"{_quoted(title)}"]' for name in _TITLES))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
