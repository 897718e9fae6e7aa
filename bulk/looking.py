"""Looking at what an offer holds: before an attempt for what was there already, after it for what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulk.messages import Found
from bulk.opening import open_offer
from bulk.sameness import plain, recognised, same
from pages.conversation import ConversationPage, identifier
from pages.errors import PageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bulk.messages import Intent, Look, Wanted
    from pages.components.rows import Line
    from pages.detail import OfferDetail
    from pages.tab import Tab


def about(detail: OfferDetail, subject: str) -> list[Found]:
    """The conversations of the offer on screen that have that subject, as the list shows it.

    Raises PageError where the list does not tell their addresses: nothing would tell one from another.
    """
    lines = [line for line in detail.all_conversations() if _has(line, subject)]
    if any(not line.address for line in lines):
        raise PageError("La liste des conversations de l'OC ne dit pas leur adresse ([locators.offer_detail]).")
    return [Found(conversation=identifier(line.address), address=line.address) for line in lines]


def look(tab: Tab, asked: Look) -> dict[str, tuple[Found, ...]]:
    """Find on the portal's own list, not in a search index, the conversations that match each one wanted."""
    detail = open_offer(tab, asked.offer)
    listed = {one.key: about(detail, one.intent.subject) for one in asked.wanted}
    return {one.key: _matches(tab, one, listed) for one in asked.wanted}


def _matches(tab: Tab, wanted: Wanted, listed: Mapping[str, list[Found]]) -> tuple[Found, ...]:
    excluded = {*wanted.intent.baseline, *wanted.strangers}
    return tuple(
        found
        for found in listed[wanted.key]
        if found.conversation not in excluded
        and (found.conversation == wanted.own or _recognised(tab, found, wanted.intent))
    )


def _recognised(tab: Tab, found: Found, intent: Intent) -> bool:
    tab.go(found.address)
    page = ConversationPage(tab).ready()
    return recognised(intent, subject=page.subject.read(), content=page.content.read(), details=page.details.read())


def _has(line: Line, subject: str) -> bool:
    cells = line.cells.values()
    return plain(subject) in plain(line.text) or any(same(cell, subject) for cell in cells)
