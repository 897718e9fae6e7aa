"""A conversation once saved (EX-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from pages.base import Page
from pages.components import Heading, Text

if TYPE_CHECKING:
    from collections.abc import Iterable


def identifier(address: str) -> str:
    """What tells a conversation from any other in its address, whatever else the address says.

    A query value whose name ends in « id », else the last part of the path (or of the fragment that single-page
    portals use as one) that holds a digit, else the one query value that does, else path and query as they are.
    """
    parts = urlsplit(address)
    path = parts.fragment.lstrip("!") if "/" in parts.fragment else parts.path
    path, _, more = path.partition("?")
    pairs = parse_qsl(more or parts.query)
    for name, value in pairs:
        if name.lower().endswith("id") and value:
            return value
    if numbered := _numbered(path.split("/")):
        return unquote(numbered[-1])
    values = _numbered([value for _, value in pairs])
    return values[0] if len(values) == 1 else "?".join([path.rstrip("/"), *([urlencode(pairs)] if pairs else [])])


def _numbered(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if any(map(str.isdigit, text))]


class ConversationPage(Page):
    """One conversation: its subject, order, contacts and content."""

    key = "conversation"
    title = "Conversation enregistrée"

    subject = Heading(required=True)
    details = Text("Détails", required=True)
    content = Text("Contenu", required=True)

    @property
    def identifier(self) -> str:
        """The portal's own identifier of this conversation."""
        return identifier(self.tab.page.url)
