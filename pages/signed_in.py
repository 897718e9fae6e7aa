"""What a browser keeps of a sign-in: cookies, and what pages have stored, for good or in one tab alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page, StorageState

    Pair = tuple[Mapping[str, str], Mapping[str, str]]

_OWN = "() => location.origin === 'null' ? {} : { [location.origin]: { ...sessionStorage } }"
_STORE = """([stored, own]) => {
  for (const [name, value] of Object.entries(stored)) localStorage.setItem(name, value);
  for (const [name, value] of Object.entries(own)) sessionStorage.setItem(name, value);
}"""
_TOKEN = re.compile(r"(?<![^\s])(?!/)(?=[^\s\d]*\d)[\w.~+/=-]{16,}(?![^\s])", re.ASCII)
"""What may be a token: long, with a digit, and neither an address nor a sentence."""


class SignedIn:
    """A sign-in as its tab keeps it, to be taken up by other tabs."""

    def __init__(self, page: Page) -> None:
        self.state: StorageState = page.context.storage_state()
        """Cookies, and what each origin has stored for good (``localStorage``)."""
        self._own: dict[str, dict[str, str]] = page.evaluate(_OWN)
        """By origin, what pages keep in the tab alone (``sessionStorage``), which no new tab has."""

    @property
    def stored(self) -> Mapping[str, Pair]:
        """By origin: what is stored there for good, and in the tab alone."""
        for_good = {
            one["origin"]: {item["name"]: item["value"] for item in one["localStorage"]}
            for one in self.state.get("origins", [])
        }
        return {origin: (for_good.get(origin, {}), self._own.get(origin, {})) for origin in {*for_good, *self._own}}

    @property
    def tokens(self) -> set[str]:
        """Whatever is stored and is a token by its looks."""
        return set().union(*(tokens_in(dict(items)) for pair in self.stored.values() for items in pair))

    def secrets(self) -> set[str]:
        """Every value that may let somebody in: of cookies, and tokens that are stored."""
        return {cookie.get("value", "") for cookie in self.state.get("cookies", [])} | self.tokens

    def take_up(self, page: Page) -> None:
        """Have a tab hold this sign-in, in whole: what a browser does that has kept it."""
        page.context.add_cookies(self.state.get("cookies", []))  # type: ignore[arg-type]  # Playwright names them twice
        _store(page, self.stored)

    def take_up_in_tab(self, page: Page) -> None:
        """Have a tab of a context that is signed in already hold what is kept in the tab alone.

        What the context holds may have been renewed since, and is left as it is.
        """
        _store(page, {origin: ({}, own) for origin, own in self._own.items() if own})


def _store(page: Page, stored: Mapping[str, Pair]) -> None:
    for origin, pair in stored.items():
        # An empty page of that origin: storing asks for no more, and the portal is asked for nothing.
        page.route(f"{origin}/", lambda route: route.fulfill(content_type="text/html", body=""), times=1)
        page.goto(f"{origin}/")
        page.evaluate(_STORE, pair)
    if stored:
        # Or an address that differs by its fragment alone would leave that empty page where it is.
        page.goto("about:blank")


def tokens_in(value: object) -> Iterator[str]:
    """Yield the texts in a value that may be tokens; what is stored is often JSON."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from tokens_in(one)
    elif isinstance(value, str):
        inner = _parsed(value)
        if inner is not None:
            yield from tokens_in(inner)
        else:
            yield from _TOKEN.findall(value)


def _parsed(text: str) -> object:
    """What a text says as JSON, where it is an object, a list or a text; else None."""
    try:
        found = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return None
    return found if isinstance(found, dict | list | str) else None
