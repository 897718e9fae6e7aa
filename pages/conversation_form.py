"""The form that starts a conversation on one order of an offer (EX-11 … EX-22)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from pages.base import Page
from pages.components import Button, Checkbox, Choices, Notices, TextBox
from pages.saving import standing_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Request, Route

    from pages.base import Component


ContactKind = Literal["client", "partner"]
KINDS: tuple[ContactKind, ...] = ("client", "partner")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a user wants to write. None leaves what the portal proposes."""

    subject: str
    content: str
    client_contacts: tuple[str, ...] | None = None
    partner_contacts: tuple[str, ...] | None = None


class ConversationForm(Page):
    """Conversation."""

    key = "conversation_form"
    title = "Conversation"

    orders = Choices("Commande")
    client_contacts = Choices("Client", required=True)
    partner_contacts = Choices("Partenaire", required=True)
    eligible_only = Checkbox("N'afficher que les contacts pouvant participer à une conversation")
    flows = Button("Gérer les flux de notification")
    subject = TextBox("Sujet de la conversation", required=True)
    content = TextBox("Contenu", required=True)
    save = Button("Enregistrer", required=True)
    back = Button("Retour")
    notices = Notices()

    def _awaited(self) -> Mapping[str, Component]:
        late = {"client_contacts", "partner_contacts"} if self.tab.target.procedure.contacts_after_order else set()
        return {name: element for name, element in super()._awaited().items() if name not in late}

    def contacts(self, kind: ContactKind) -> Choices:
        """The menu of one kind of contact."""
        return self.client_contacts if kind == "client" else self.partner_contacts

    def write(self, draft: Draft) -> Draft:
        """Fill in what the draft says, leave the rest as the portal proposes it, and return the draft."""
        if draft.client_contacts is not None:
            self.client_contacts.choose_only(*draft.client_contacts)
        if draft.partner_contacts is not None:
            self.partner_contacts.choose_only(*draft.partner_contacts)
        self.subject.fill(draft.subject)
        self.content.fill(draft.content)
        return draft

    def read(self) -> Draft:
        """What the form holds now."""
        return Draft(
            subject=self.subject.read(),
            content=self.content.read(),
            client_contacts=tuple(self.client_contacts.selected()),
            partner_contacts=tuple(self.partner_contacts.selected()),
        )

    def try_to_save(self) -> None:
        """Click Enregistrer if that can be clicked, and wait until the portal has answered one way or the other."""
        if self.save.usable:
            self.save.click()
            self.tab.observe(lambda: self.notices.read() or not self.save.shown, bool)

    def save_impatiently(self) -> None:
        """Click Enregistrer, and click at the same place again before the portal has answered (EX-21).

        Whatever the browser sends for the two clicks reaches the portal, as it would on a slow line.
        """
        page = self.tab.page
        held: list[Route] = []

        def hold(route: Route, request: Request) -> None:
            if request.method == "GET":
                route.fallback()
            else:
                held.append(route)

        box = self.save.place()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        with standing_between(page, hold):
            with page.expect_request(lambda request: request.method != "GET"):
                page.mouse.click(*middle)
            page.mouse.click(*middle)
            answers = [route.fetch(max_redirects=0) for route in held]
            held[-1].fulfill(response=answers[-1])
        self.tab.observe(lambda: self.notices.read() or not self.save.shown, bool)
