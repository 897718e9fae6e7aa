"""Reading elements of a page, many by one question, as its user sees them.

Questions are asked in the world that the browser keeps apart for Playwright: there its own script is loaded already,
which costs as much as a page in each new document, and nothing that a page has made of the language, as old libraries
do, changes what is read. A selector engine is what Playwright lets run there, and the text of one element what it
fetches from there by one message.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Playwright

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


def read(locator: Locator, what: str, wanted: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401 - JSON
    """Ask the elements that are there now, if any, for what one of the readings tells of them."""
    asked = json.dumps({"what": what, "wanted": wanted or {}})
    told = locator.or_(locator.page.locator(":root")).locator(f"{_NAME}={asked}").text_content()
    return json.loads(told or "null")


def read_one(locator: Locator, what: str) -> Any:  # noqa: ANN401 - JSON
    """Ask the one element that is there; wait for it if it is not there yet. Raises Error where there are several."""
    while len(told := read(locator, what)) != 1:
        locator.wait_for(state="attached")
    return told[0]


def to_the_letter(locator: Locator) -> str:
    """Read an element's text with the line breaks that a reader sees."""
    text: str = read_one(locator, "lines")
    return text


def shown(locator: Locator) -> str:
    """Read an element's text as the screen shows it."""
    text: str = read_one(locator, "shown")
    return text


def all_shown(locator: Locator) -> list[str]:
    """Read the text of each element that is there now."""
    texts: list[str] = read(locator, "shown")
    return texts
