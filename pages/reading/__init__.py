"""Reading elements of a page, many by one question, as its user sees them.

Questions are asked in the world that the browser keeps apart for Playwright: there its own script is loaded already,
which costs as much as a page in each new document, and nothing that a page has made of the language, as old libraries
do, changes what is read. A selector engine is what Playwright lets run there, and the text of one element what it
fetches from there by one message.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Playwright

T = TypeVar("T")
_NAME = "reading"


def script(*names: str) -> str:
    """Read parts of a script from their files."""
    return "\n".join((Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8") for name in names)


DRAWN = script("drawn")
"""Beginning of the body of a script that reads a page: what its other part may call is in that file."""
LIST = script(*(f"list_{part}" for part in ("words", "roleless", "widget", "journey", "opener", "answer")))
"""Body of a script that reads a set of choices, but for its end: what is asked of it, and how long that may take."""

_ENGINE = f"""(() => {{
const read = (what, roots, wanted) => {{
{DRAWN}
const readings = {{
rows() {{
{script("rows")}
}},
choices() {{
{LIST}
{script("list_glance")}
}},
{script("elements")}
}};
return readings[what]();
}};
{script("engine")}
}})()"""


def register(playwright: Playwright) -> None:
    """Teach a Playwright to read, before it opens any page; once only."""
    playwright.selectors.register(_NAME, _ENGINE, content_script=True)


def read(locator: Locator, what: str, kind: type[T], wanted: Mapping[str, object] | None = None) -> T:
    """Ask the elements that are there now, if any, for what one of the readings tells of them, as a *kind* of thing."""
    asked = msgspec.json.encode({"what": what, "wanted": wanted or {}}).decode()
    told = locator.or_(locator.page.locator(":root")).locator(f"{_NAME}={asked}").text_content()
    return msgspec.json.decode(told or "null", type=kind)


def read_one(locator: Locator, what: str, kind: type[T]) -> T:
    """Ask the one element that is there; wait for it if it is not there yet. Raises Error where there are several."""
    while len(told := read(locator, what, list[kind])) != 1:  # type: ignore[valid-type]  # a type all the same
        locator.wait_for(state="attached")
    return told[0]


def to_the_letter(locator: Locator) -> str:
    """Read an element's text with the line breaks that a reader sees."""
    return read_one(locator, "lines", str)


def shown(locator: Locator) -> str:
    """Read an element's text as the screen shows it."""
    return read_one(locator, "shown", str)


def all_shown(locator: Locator) -> list[str]:
    """Read the text of each element that is there now."""
    return read(locator, "shown", list[str])
