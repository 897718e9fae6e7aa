"""A conversation once saved (EX-21)."""

from __future__ import annotations

from pages.base import Page
from pages.components import Heading, Text


class ConversationPage(Page):
    """One conversation: its subject, order, contacts and content."""

    key = "conversation"
    title = "Conversation enregistrée"

    subject = Heading(required=True)
    details = Text("Détails", required=True)
    content = Text("Contenu", required=True)
