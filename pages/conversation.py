"""A conversation once saved (EX-21)."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

from pages.base import Page
from pages.components import Heading, Text


def identifier(address: str) -> str:
    """What tells a conversation from any other in its address, whatever else the address says.

    A query value whose name ends in « id », else the last part of the path (or of the fragment that single-page
    portals use as one) that holds a digit, else the whole path.
    """
    parts = urlsplit(address)
    path = parts.fragment.lstrip("!") if "/" in parts.fragment else parts.path
    path, _, more = path.partition("?")
    for name, value in parse_qsl(more or parts.query):
        if name.lower().endswith("id") and value:
            return value
    numbered = [part for part in path.split("/") if any(map(str.isdigit, part))]
    return unquote(numbered[-1]) if numbered else path.rstrip("/")


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
