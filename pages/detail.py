"""The detail of a contracted offer (EX-09, EX-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.base import Page
from pages.components import Button, Choices, Heading, Opener, Rows, Text
from pages.conversation import ConversationPage
from pages.conversation_form import ConversationForm

if TYPE_CHECKING:
    from pages.components.rows import Line


class OfferDetail(Page):
    """Détail: one offer with its orders, its contacts and its conversations."""

    key = "offer_detail"
    title = "Détail de l'OC"

    heading = Heading(required=True)
    start = Button("Démarrer une conversation")
    orders = Rows("Commandes")
    contacts = Rows("Contacts")
    conversations_area = Text("Conversations", required=True)
    conversations = Rows("Conversations")
    conversation = Opener()
    more_conversations = Button("Page suivante")

    def can_start(self) -> bool:
        """Whether a user is offered to start a conversation: the button is there and can be used."""
        return self.start.usable

    def about(self, subject: str) -> list[Line]:
        """The conversations of the offer whose subject is this one, on the first page of their list that has any."""
        found = self.conversations.holding(subject)
        while not found and self.goes_on:
            shown = self.conversations.look()
            self.more_conversations.click()
            if self.conversations.after(shown) == shown:
                break
            found = self.conversations.holding(subject)
        return found

    @property
    def goes_on(self) -> bool:
        """Whether the list of conversations has a next page; several lists that have one tell nothing of this one."""
        return self.more_conversations.locator.filter(visible=True).count() == 1 and self.more_conversations.usable

    def shortens(self, subject: str) -> bool:
        """Whether the list shows the beginning of this subject only, and says that by an ellipsis."""
        cells = [text for line in self.conversations.look() for text in (line.text, *line.cells.values())]
        cut = [text.removesuffix("...").removesuffix("…").rstrip() for text in cells if text.endswith(("...", "…"))]
        return any(text and subject.startswith(text) for text in cut)

    def all_conversations(self) -> list[Line]:
        """The conversations of the offer on all the pages of their list; a page that comes again is the last."""
        seen = [self.conversations.look()]
        while self.more_conversations.usable:
            shown = self.conversations.look()
            self.more_conversations.click()
            new = self.conversations.after(shown)
            if new in (shown, *seen):
                break
            seen.append(new)
        return [line for lines in seen for line in lines]

    def open_conversation(self, subject: str) -> ConversationPage:
        self.conversation.within(self.conversations.row(subject)).click()
        return self.arrive(ConversationPage)


class OrderDialog(Page):
    """The dialog that some portals ask the order with, before the form (EX-11)."""

    key = "order_dialog"
    title = "Choix de la commande"

    orders = Choices("Commande", required=True, ways=True)
    confirm = Button("Continuer")

    @property
    def asks(self) -> bool:
        """Whether the order is asked for before the form: a form may well show it under the same name."""
        going_on = self.confirm.visible or not ConversationForm(self.tab).subject.visible
        return self.orders.shown and going_on

    def choose(self, reference: str) -> None:
        """Choose an order and go on; where nothing goes on but the orders themselves, a click on one does."""
        if self.confirm.visible:
            self.orders.select(reference)
            self.confirm.click()
        else:
            self.orders.follow(reference)
