"""Anti-forgery values of a session, wherever its portal keeps them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

from pages.signed_in import SignedIn, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Frame, Request, Response

    from pages.submission import Submission
    from pages.tab import Tab

    Place = tuple[str, ...]

_EMPTY = "No data found"
"""How the browser says that an answer has no content."""
_OF_BROWSERS = re.compile(
    r"accept|cache-control|content-|cookie|if-|origin|pragma|priority|referer|sec-|upgrade-|user-agent|x-requested-with",
    re.IGNORECASE,
)
"""How the headers begin that a browser sends of its own accord, or that say how a request is made."""


def kept(tab: Tab, names: Iterable[str]) -> dict[str, str]:
    """Read them where they are kept by name: cookies, then hidden fields and meta tags of the page shown."""
    cookies = {str(one.get("name")): str(one.get("value")) for one in tab.page.context.cookies()}
    held: dict[str, str] = tab.page.evaluate(
        """names => Object.fromEntries(names.map((name) => {
          const field = document.getElementsByName(name)[0];
          return [name, field?.value ?? field?.content ?? null];
        }).filter(([, value]) => value))""",
        list(names),
    )
    return {name: cookies[name] for name in names if name in cookies} | held


def credentials(tab: Tab, submission: Submission) -> set[str]:
    """Headers that say who sends a request of this tab: beside cookies, some portals have their scripts tell it."""
    held = SignedIn(tab.page).tokens
    named = {
        name
        for name, value in submission.headers.items()
        if name.lower() == "authorization" or any(token in value for token in held)
    }
    return named - _anti_forgery(tab, submission)


def doubtful(tab: Tab, submission: Submission) -> set[str]:
    """Other headers of the portal's own with a token in them: it may tell who sends it, or this request from others."""
    named = {
        name
        for name, value in submission.headers.items()
        if not _OF_BROWSERS.match(name) and next(tokens_in(value), None) is not None
    }
    return named - credentials(tab, submission) - _anti_forgery(tab, submission) if named else named


def anonymous(tab: Tab, submission: Submission) -> Submission:
    """A request of this tab without whatever its headers say of who sends it; cookies are the sending context's."""
    return submission.with_headers(dict.fromkeys(credentials(tab, submission) | doubtful(tab, submission)))


def _anti_forgery(tab: Tab, submission: Submission) -> set[str]:
    """Headers that the target names for anti-forgery values, or that repeat one which it names."""
    names = tab.target.procedure.anti_forgery
    if not names:
        return set()
    spared, values = {name.lower() for name in names}, {unquote(value) for value in kept(tab, names).values()}
    return {name for name, value in submission.headers.items() if name.lower() in spared or unquote(value) in values}


class Told(NamedTuple):
    """What a page and its portal say to each other as the page loads."""

    texts: dict[Place, str]
    """Every text of the portal's JSON answers, by its place in them."""
    headers: dict[str, str]
    """Headers that the page's own requests carry."""


def told(tab: Tab) -> Told:
    """Load the page again, and hear what is said.

    Some pages are told their token by an answer and keep it in their script's memory, out of anybody's reach.
    """
    asked: set[Request] = set()
    answers: list[Response] = []

    def ask(request: Request) -> None:
        asked.add(request)

    def note(answer: Response) -> None:
        if answer.request in asked and answer.ok and "json" in answer.headers.get("content-type", ""):
            answers.append(answer)

    def forget(frame: Frame) -> None:
        # What the document before has asked for is its own, and what it was answered is gone with it.
        if frame == tab.page.main_frame:
            asked.clear()
            answers.clear()

    listeners = {"request": ask, "response": note, "framenavigated": forget}
    for event, listener in listeners.items():
        tab.page.on(event, listener)  # type: ignore[call-overload]  # one overload per event's name
    tab.page.reload()
    tab.settle()
    for event, listener in listeners.items():
        tab.page.remove_listener(event, listener)
    texts = dict(text for answer in answers for text in _texts(_content(answer), (urlsplit(answer.url).path,)))
    return Told(texts, {name: value for request in asked for name, value in request.headers.items()})


def _content(answer: Response) -> object:
    try:
        return answer.json()
    except Error as error:
        if _EMPTY not in error.message:
            raise
    return None


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, (*place, str(name)))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, (*place, str(number)))
    elif isinstance(value, str):
        yield place, value
