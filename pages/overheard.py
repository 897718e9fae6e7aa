"""What the portal answers a page and its scripts, and whether it tells others as much (EX-06)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_plus

from playwright.sync_api import Error

from pages import tokens
from pages.errors import NotVerifiable
from pages.submission import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from playwright.sync_api import APIResponse, BrowserContext, Response

    from pages.tab import Tab

_READ = {"document", "xhr", "fetch"}
"""What a page is told in; the rest is how it looks, and what it runs."""
_GONE = ("No data found", "No resource with given identifier", "unavailable for redirect", "has been closed")
"""How the browser says that an answer has no content, or that it has not kept it."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


class Overheard(NamedTuple):
    """A request of a page whose answer told something of what is looked at."""

    request: Submission
    words: frozenset[str]
    """What it told, of the words that were listened for; those that its own address bears left out."""

    def tells(self, context: BrowserContext) -> bool:
        """Whether the portal tells any of it to whoever sends the request with the cookies of a context."""
        return not self.words.isdisjoint(_told(self.request.send(context), self.words))


def overhear(tab: Tab, look: Callable[[], object], words: Collection[str]) -> list[Overheard]:
    """Have a user look at something, and keep each request that was told any of these words about it.

    Only those that are told as much when they are sent again, by the same user: what another is not told then, he is
    refused. Raises NotVerifiable where there is none.
    """
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    context = tab.page.context
    context.on("response", note)
    look()
    tab.settle()
    context.remove_listener("response", note)
    heard = [
        Overheard(Submission.of(answer.request), kept)
        for answer in answers
        if answer.request.resource_type in _READ
        and answer.ok
        and (kept := frozenset(word for word in _told(answer, words) if word not in unquote_plus(answer.url)))
    ]
    again = [one for one in heard if one.tells(context)]
    if not again:
        raise NotVerifiable("aucune réponse du portail, redemandée telle quelle, ne porte les mots que la page montre")
    return [one._replace(request=tokens.anonymous(tab, one.request)) for one in again]


def _told(answer: Response | APIResponse, words: Collection[str]) -> set[str]:
    """Which words an answer holds, however its format writes them."""
    try:
        text = answer.body().decode("utf-8", "replace")
    except Error as error:
        if not any(said in error.message for said in _GONE):
            raise
        return set()
    plain = html.unescape(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
    return {word for word in words if word in plain}
