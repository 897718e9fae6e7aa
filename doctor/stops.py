"""The pages of the procedure, one after the other, as one signed-in user meets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

from doctor.tokens import token_names
from doctor.trial import try_out
from pages.base import declared
from pages.conversation import ConversationPage
from pages.conversation_form import KINDS, ConversationForm
from pages.detail import OfferDetail, OrderDialog
from pages.errors import NotVerifiable
from pages.home import Menu
from pages.login import LoginPage
from pages.notifications import NotificationsPage
from pages.offers import Criteria, OffersPage
from pages.target.dataset import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Locator

    from doctor.look import Look
    from doctor.opening import Opened
    from pages.tab import Tab
    from pages.target import Offer

CASES = ("two_orders_in_progress", "mixed_orders", "one_order_in_progress", "all_markers")
"""Cases whose offer shows the most, first."""
REFERENCE = re.compile(r"\b(?=[\w/-]*\d)[A-Z][\w/-]{3,}\b")
"""What looks like the reference of an offer or of an order."""
_LEADS_ELSEWHERE = re.compile(
    r"[\W\d]*$|\W*(page\W*)?(suivant|précédent|premi|derni)|\W*(démarrer une|nouvelle) conversation", re.IGNORECASE
)
"""How a link among conversations begins that is none of them: another page of their list, a new one."""
_LINKS = "links => links.map((link) => [link.ariaLabel ?? link.title, link.innerText])"


def subjects(area: Locator) -> list[str]:
    """What the links among conversations say that lead to one: each another, and none of them elsewhere.

    Signs that turn pages may be drawn as letters: what such a link is called counts too.
    """
    links = [[" ".join(part.split()) for part in link] for link in area.get_by_role("link").evaluate_all(_LINKS)]
    texts = [
        text for name, text in links if not (name and _LEADS_ELSEWHERE.match(name)) and not _LEADS_ELSEWHERE.match(text)
    ]
    return [text for text in texts if texts.count(text) == 1]


class Stops:
    """Goes from page to page; each stop says to the look what it knows of the page."""

    def __init__(self, tab: Tab, look: Look, opened: Opened) -> None:
        self._tab = tab
        self._look = look
        self._dataset = opened.dataset
        self._written = opened.written
        self._offer = self._of(*CASES)
        self.reference = None if self._offer is None else self._offer.reference
        """The offer whose pages are visited: the dataset's, else the first of the list."""
        self._others: Sequence[Offer] = ()
        self._flows: str | None = None
        """Where the notification flows are, once seen."""

    def menu(self) -> None:
        self._tab.go(self._tab.target.addresses.home)
        self._look.at(self._tab, Menu, "catalogue", "sign_out")
        Menu(self._tab).open_catalogue()
        self._look.at(self._tab, Menu, "offers")

    def offers(self) -> None:
        """See the list, filtered by one offer, by nothing that exists, and by a client of several pages."""
        self._open_offers()
        page = OffersPage(self._tab)
        filters = FILTERS if self._offer is None else self._offer.filters
        menus = ("status", "service")
        told = {} if self._offer is None else {one: [self._offer.found_by(one)] for one in menus if one in filters}
        self._look.at(self._tab, OffersPage, *filters, "search", "reset", holds=told)
        self._look.spare(
            OffersPage, "reset", "nul bouton n'efface les filtres : la suite les videra un à un", at_doubt=True
        )
        known = self._look.knows(OffersPage, "reference", "search")
        if known and self._offer is not None:
            page.filter(Criteria(reference=self._offer.reference))
        held = [] if self._offer is None else [self._offer.reference]
        self._look.at(self._tab, OffersPage, "rows", holds={"rows": held}, volatile=held)
        self._choose(page)
        if self.reference is not None:
            row = page.rows.row(self.reference)
            self._look.at(self._tab, OffersPage, "detail", row=row, volatile=[self.reference])
        if known:
            page.filter(Criteria(reference=f"aucune-{uuid4().hex[:8]}"))
            self._look.at(self._tab, OffersPage, "notices")
            self._several_pages(page)

    def detail(self) -> None:
        """See what an offer shows."""
        self._open_detail(self._offer)
        offer = self._offer
        holds: dict[str, Sequence[str]] = {"heading": [self.reference or ""]}
        if offer is not None:
            holds["orders"] = [order.reference for order in offer.orders]
            holds["contacts"] = [contact.name for contact in offer.contacts]
        names = ("heading", "orders", "contacts", "conversations_area")
        self._look.at(self._tab, OfferDetail, *names, holds=holds, volatile=self._texts(offer))

    def settle_on(self, offer: Offer | None, others: Sequence[Offer]) -> None:
        """Visit this offer from now on, where the dataset names none; conversations may be seen on the others."""
        self._others = others
        if self._offer is None and offer is not None:
            self._offer, self.reference = offer, offer.reference

    def talks(self) -> None:
        """See the button that starts a conversation, and a conversation if an offer shows one."""
        self._open_detail(self._offer)
        self._look.at(self._tab, OfferDetail, "start", volatile=self._texts(self._offer))
        self._conversation()

    def form(self) -> None:
        """Start a conversation, choose its order, see the form and try it; what is typed is taken out again."""
        self._open_detail(self._offer)
        OfferDetail(self._tab).start.click()
        self._tab.settle()
        self._order()
        names = [name for name in declared(ConversationForm) if name not in {"orders", "notices"}]
        held = {f"{kind}_contacts": self._able(kind) for kind in KINDS}
        self._look.at(self._tab, ConversationForm, *names, holds=held, volatile=self._texts(self._offer))
        self._look.tokens = token_names(self._tab)
        try_out(self._look, ConversationForm(self._tab), {kind: self._able(kind) for kind in KINDS})
        self._look.alike(ConversationForm, LoginPage, "notices")
        self._look.unseen(ConversationForm, "les messages ne viennent qu'en enregistrant", "notices")

    def notifications(self) -> None:
        """See the flows, and the buttons of a contact that is subscribed and of one that is not."""
        if self._tab.target.addresses.notifications is None:
            ConversationForm(self._tab).flows.click()
        else:
            self._tab.go(self._tab.target.addresses.notifications)
        self._tab.settle()
        self._look.at(self._tab, NotificationsPage, "heading", "contact", "search")
        self._flows = self._tab.page.url  # only now: a page that opens beside comes to the front after the click
        for name in ("contact", "search"):
            reason = "cette page n'a pas de recherche : le contact est lu dans ses lignes"
            self._look.spare(NotificationsPage, name, reason, at_doubt=False)
        save = NotificationsPage(self._tab).save
        if save.told is not None or save.visible:
            self._look.at(self._tab, NotificationsPage, "save")
        self._look.unseen(
            NotificationsPage, "rien n'y enregistre le tout : chaque ligne compte d'elle-même", "save", moot=True
        )

    def subscriptions(self, found: Iterable[Offer]) -> None:
        """See the buttons of a contact that is subscribed and of one that is not, once the survey has *found* some."""
        if self._flows is not None:
            self._tab.go(self._flows)
            self._tab.settle()
        known = self._look.knows(NotificationsPage, "contact", "search") or self._look.spared(
            NotificationsPage, "contact"
        )
        offers = [*self._tab.target.dataset.values(), *found, *([self._offer] if self._offer else [])]
        people = [contact for offer in offers for contact in offer.contacts]
        for subscribed, name in ((True, "unsubscribe"), (False, "subscribe")):
            contact = next((one for one in people if one.subscribed == subscribed), None)
            if known and contact is not None:
                self._subscription(contact.name, name)
            else:
                lack = "aucun contact du jeu de données n'est dans ce cas"
                reason = lack if known else "on ne sait pas y chercher un contact"
                self._look.unseen(NotificationsPage, reason, "rows", name, blocked=not known)

    def _subscription(self, contact: str, button: str) -> None:
        page = NotificationsPage(self._tab)
        if self._look.knows(NotificationsPage, "contact", "search"):
            page.contact.fill(contact)
            page.search.click()
        self._tab.settle()
        if self._look.at(self._tab, NotificationsPage, "rows", holds={"rows": [contact]}, volatile=[contact]):
            self._look.at(self._tab, NotificationsPage, button, row=page.rows.row(contact), volatile=[contact])

    def _open_offers(self) -> None:
        address = self._tab.target.addresses.offers
        if address is not None:
            self._tab.go(address)
        elif OffersPage.key not in self._tab.page.url:
            self._tab.go(self._tab.target.addresses.home)
            Menu(self._tab).open_catalogue()
            Menu(self._tab).offers.click()
        self._tab.settle()

    def _choose(self, page: OffersPage) -> None:
        """Take the first offer of the list, where the dataset names none."""
        if self.reference is None:
            found = [match[0] for line in page.lines() if (match := REFERENCE.search(line.text))]
            self.reference = found[0] if found else None

    def _several_pages(self, page: OffersPage) -> None:
        paged = self._of("paged") if self._look.knows(OffersPage, "client") else None
        if paged is None:
            page.filter(Criteria(reference=""))
            if not self._look.at(self._tab, OffersPage, "next_page", due=False):
                self._look.unseen(OffersPage, "sans [dataset.paged], aucune liste de plusieurs pages", "next_page")
            return
        page.clear(["reference"])
        page.filter(Criteria(client=paged.client))
        self._look.at(self._tab, OffersPage, "next_page")

    def _open_detail(self, offer: Offer | None) -> None:
        address = self._tab.target.addresses.offer
        if offer is not None and address is not None:
            self._tab.go(address.format(offer=offer.key))
        else:
            self._open_offers()
            page = OffersPage(self._tab)
            reference = self.reference if offer is None else offer.reference
            if reference is None:
                raise NotVerifiable("la liste des OC n'a montré aucune OC")
            page.filter(Criteria(reference=reference))
            page.open_row(reference)
        self._tab.settle()

    def _conversation(self) -> None:
        """Open a conversation that has been saved already, if a visited offer shows one."""
        known = (offer for case in CASES if (offer := self._of(case)))
        offers = [self._written.offer] if self._written else [*known, *self._others]
        subject = self._subject()
        for offer in offers:
            if subject is None or self._written:
                self._open_detail(offer)
                subject = self._subject()
        detail = OfferDetail(self._tab)
        if detail.more_conversations.shown:
            self._look.at(self._tab, OfferDetail, "more_conversations")
        self._look.unseen(OfferDetail, "la liste des conversations tient sur une page", "more_conversations")
        if subject is None:
            reason = "aucune conversation sur les OC visitées : à revoir après un premier enregistrement"
            self._look.unseen(OfferDetail, reason, "conversations", "conversation")
            self._look.unseen(ConversationPage, reason)
            return
        held = {"conversations": [subject]}
        self._look.at(self._tab, OfferDetail, "conversations", holds=held, volatile=[subject])
        row = detail.conversations.row(subject)
        self._look.at(self._tab, OfferDetail, "conversation", row=row, volatile=[subject])
        detail.conversation.within(row).click()
        self._tab.settle()
        held = {"subject": [subject], "content": [self._written.content if self._written else ""]}
        self._look.at(self._tab, ConversationPage, *declared(ConversationPage), holds=held, volatile=[subject])

    def _subject(self) -> str | None:
        """The subject of a conversation that the offer on screen shows, and of no other: what its link says."""
        if self._written is not None:
            return self._written.subject
        area = OfferDetail(self._tab).conversations_area
        if not self._look.knows(OfferDetail, area.name):
            return None
        return next(iter(subjects(area.at_hand)), None)

    def _order(self) -> None:
        """See where the order is chosen, and choose the first."""
        # The form itself may be in a dialog too: one types in it.
        asking_only = self._tab.page.get_by_role("dialog").filter(
            visible=True, has_not=self._tab.page.get_by_role("textbox")
        )
        in_dialog = asking_only.count() > 0
        if in_dialog and self._tab.target.procedure.order_choice != "dialog":
            self._look.learn(order_choice="dialog")
            self._tab.target = self._look.target
        orders = [] if self._offer is None else [order.reference for order in self._offer.in_progress]
        by_dialog = self._tab.target.procedure.order_choice == "dialog"
        asking, other = (OrderDialog, ConversationForm) if by_dialog else (ConversationForm, OrderDialog)
        names = ("orders", "confirm") if by_dialog else ("orders",)
        reason = f'procedure.order_choice = "{self._tab.target.procedure.order_choice}"'
        self._look.unseen(other, reason, *(["orders"] if by_dialog else []), moot=True)
        if self._offer is not None and len(orders) < 2:  # noqa: PLR2004 - a choice
            self._look.unseen(asking, "aucune OC du jeu de données n'a deux commandes en cours", *names)
            return
        if not by_dialog and not orders:
            self._look.unseen(asking, "on ne sait pas si l'OC visitée a deux commandes en cours", *names)
            return
        if not self._look.at(self._tab, asking, "orders", holds={"orders": orders}, volatile=orders):
            return
        choice = OrderDialog(self._tab).orders if by_dialog else ConversationForm(self._tab).orders
        first = orders[0] if orders else choice.offered()[0]
        if not by_dialog:
            choice.select(first)
        else:
            if not self._look.at(self._tab, asking, "confirm", due=False):
                self._look.unseen(asking, "un clic sur une commande mène au formulaire", "confirm", moot=True)
            OrderDialog(self._tab).choose(first)
        self._tab.settle()

    def _able(self, kind: str) -> list[str]:
        if self._offer is None:
            return []
        return [one.name for one in self._offer.contacts if one.kind == kind and one.eligible]

    def _of(self, *cases: str) -> Offer | None:
        """The offer of the first of the cases that the target has."""
        for case in cases:
            try:
                return self._dataset.offer(case)
            except NotVerifiable:
                continue
        return None

    def _texts(self, offer: Offer | None) -> list[str]:
        """What is written about one offer, and would not be about another."""
        if offer is None:
            return [self.reference or ""]
        people = [contact.name for contact in offer.contacts]
        client = [] if offer.client is None else [offer.client]
        return [offer.reference, *client, *(order.reference for order in offer.orders), *people]
