"""Which request saves the conversation, on any portal, and how to stand between it and the portal."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_plus
from uuid import uuid4
from weakref import WeakSet

from pages.errors import PageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Frame, Page, Request, Route

# Whether the page's own policy bars it from asking; one that asks in vain is not barred, and may send all the same.
_ASK = """async path => {
  let barred = false;
  const note = ({ disposition }) => { barred ||= disposition === "enforce"; };
  document.addEventListener("securitypolicyviolation", note);
  await fetch(path, { signal: AbortSignal.timeout(1000) }).catch(() => {});
  await new Promise((done) => setTimeout(done));
  document.removeEventListener("securitypolicyviolation", note);
  return barred;
}"""
_PROBES = 50
_WESTERN = "cp1252"
"""What browsers take ISO-8859-1 for."""
_HELD: WeakSet[Page] = WeakSet()
"""Pages that something stands between and the portal already."""


def saves(request: Request, subject: str) -> bool:
    """Whether this is the save request: no GET, and its body carries the subject in one of the forms that bodies have.

    A form posts it URL-encoded, a multipart form as it is, a script as JSON with or without escapes. What is encoded
    is decoded here: scripts leave as they are signs that forms do not, an apostrophe among them. A page that is not
    written in UTF-8 has its forms sent in its own alphabet, with references for the signs that this lacks.
    """
    if request.method == "GET":
        return False
    body = request.post_data_buffer or b""
    western = subject.encode(_WESTERN, "xmlcharrefreplace").decode(_WESTERN)
    forms = {subject, western, json.dumps(subject)[1:-1], json.dumps(subject, ensure_ascii=False)[1:-1]}
    return any(form in text for text in _readings(body) for form in forms)


def _readings(body: bytes) -> Iterator[str]:
    for alphabet in ("utf-8", _WESTERN):
        text = body.decode(alphabet, "replace")
        yield text
        yield unquote(text, alphabet)
        yield unquote_plus(text, alphabet)


@contextmanager
def standing_between(page: Page, handle: Callable[[Route, Request], None]) -> Iterator[None]:
    """Give every request of this page to *handle*, from the first that it may send inside on. Raises PageError.

    Chromium takes to interception by a message of its own, which a click overtakes where the page is busy: what that
    click sends goes to the portal unseen. So each frame asks for something first, until the answer comes from here.
    """
    probe = f"/favicon.ico?{uuid4().hex}"
    met: list[Request] = []

    def answer(route: Route, request: Request) -> None:
        if request.url.endswith(probe):
            met.append(request)
            route.fulfill(status=HTTPStatus.NO_CONTENT)
        else:
            handle(route, request)

    held = page in _HELD
    page.route("**/*", answer)
    _HELD.add(page)
    try:
        for frame in [] if held else page.frames:
            if frame.url.startswith("http"):
                _await_hold(frame, probe, met)
        yield
    finally:
        if not held:
            _HELD.discard(page)
        if not page.is_closed():
            page.unroute("**/*", answer)


def _await_hold(frame: Frame, probe: str, met: list[Request]) -> None:
    met.clear()
    for _ in range(_PROBES):
        barred = frame.evaluate(_ASK, probe)
        # A page that may not ask by script sends nothing by script: its forms are stopped in time.
        if met or barred:
            return
    raise PageError("Le navigateur laisse passer les requêtes qu'il devait retenir : rien n'est envoyé.")


@contextmanager
def intercepting(page: Page, subject: str, handle: Callable[[Route, Request], None]) -> Iterator[None]:
    """Give the save request of this page to *handle*, which lets it through or not; all else passes."""

    def sort(route: Route, request: Request) -> None:
        if saves(request, subject):
            handle(route, request)
        else:
            route.fallback()

    with standing_between(page, sort):
        yield
