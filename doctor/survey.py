"""Offers of the portal that could stand for the dataset cases that a target lacks, read from its own pages."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import Error

from doctor.likeness import likeness
from doctor.stops import REFERENCE
from pages import procedure
from pages.conversation_form import KINDS
from pages.errors import NotVerifiable, PageError
from pages.offers import Criteria
from pages.target import Contact, Offer, Order
from pages.target.dataset import OPEN, TERMINATED, case_fault, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pages.components.rows import Line
    from pages.conversation_form import ConversationForm
    from pages.offers import OffersPage
    from pages.tab import Tab

MOST = 20
"""How many offers of the list are opened."""
ENOUGH = 60
"""From how many offers on no further page of the list is turned to."""
_BY_CLIENT = frozenset({"neighbours", "paged"})
"""Cases about all the offers of a client."""
SEVERAL = 5
"""How many offers of a client among the first of the list promise a list of several pages."""


def listed(tab: Tab) -> list[Offer]:
    """Read the first offers of the list, and the orders of some; their contacts are not read yet."""
    return [*_listed(tab)]


def suited(offers: Sequence[Offer]) -> Offer | None:
    """The offer whose pages show the most: two orders in progress, or one."""
    return max(offers, key=lambda one: min(2, len(one.in_progress)), default=None)


def survey(tab: Tab, offers: Sequence[Offer], missing: Collection[str]) -> dict[str, Offer]:
    """Find an offer for each missing case among those that were read, as far as they allow. Nothing is saved."""
    found: dict[str, Offer] = {}
    whole: dict[str, Offer] = {}
    for case in missing:
        spare: Offer | None = None
        for offer in offers:
            if _suits(case, offer, offers, found):
                if offer.reference not in whole:
                    whole[offer.reference] = _with_contacts(tab, offer)
                read = whole[offer.reference]
                if case == "all_markers" and not _all_sorts(read):
                    continue
                if _ready(read):
                    found[case] = read
                    break
                spare = spare or read
        if case not in found and spare is not None:
            found[case] = spare
    for case in found.keys() & _BY_CLIENT:
        pages = _of_client(tab, found[case])
        if case == "paged" and len(pages) == 1:
            del found[case]
        else:
            found[case] = msgspec.structs.replace(found[case], same_client=tuple(chain.from_iterable(pages)))
    return found


def _of_client(tab: Tab, offer: Offer) -> list[list[str]]:
    """The references of all the offers of a client, page by page."""
    page = procedure.open_offers(tab)
    client = Criteria(client=offer.client)
    page.filter(client)
    return [[found[0] for line in lines if (found := REFERENCE.search(line.text))] for lines in page.pages(client)]


def _listed(tab: Tab) -> Iterator[Offer]:
    """Read the first pages of the list, and open some offers of each status: they differ the most."""
    told = [*_told(_lines(procedure.open_offers(tab)))]
    for rank, offer in enumerate(_varied(told)):
        if rank < MOST:
            # A detail that is not recognised is not for any offer: what is missing there has been told.
            detail = procedure.open_detail(tab, offer)
            yield msgspec.structs.replace(offer, orders=tuple(_orders(detail.orders.look())))
        else:
            yield offer


def _lines(page: OffersPage) -> list[Line]:
    """The rows of the first pages of the list."""
    lines = page.lines()
    while len(lines) < ENOUGH and page.next_page.usable:
        lines = [*lines, *page.turn()]
    return lines


def _told(lines: Iterable[Line]) -> Iterator[Offer]:
    """What the list says of each offer."""
    for line in lines:
        match = REFERENCE.search(line.text)
        if match is not None:
            yield Offer(
                reference=match[0],
                client=_cell(line, "Client"),
                service=_cell(line, "Offre"),
                status=_cell(line, "Statut"),
                orders=(),
                contacts=(),
            )


def _varied(offers: Sequence[Offer]) -> list[Offer]:
    """The same offers, one of each status in turn."""
    rank: Counter[str | None] = Counter()
    turns = []
    for offer in offers:
        turns.append(rank[offer.status])
        rank[offer.status] += 1
    return [offer for _, offer in sorted(zip(turns, offers, strict=True), key=itemgetter(0))]


def _orders(lines: list[Line]) -> Iterator[Order]:
    for line in lines:
        reference, status = REFERENCE.search(line.text), _status(line)
        if reference is not None and status is not None:
            yield Order(reference=reference[0], status=status)


def _status(line: Line) -> str | None:
    """The status that a row tells, as it is written there: a cell of its own, or words of its text."""
    spoken = line.text.split()
    runs = (" ".join(spoken[at : at + many]) for many in (2, 1) for at in range(len(spoken)))
    return next((text for text in (*line.cells.values(), *runs) if slug(text) in TERMINATED | OPEN), None)


def _with_contacts(tab: Tab, offer: Offer) -> Offer:
    """The same offer with the contacts that its form offers, and those that each order proposes."""
    contacts: dict[str, Contact] = {}
    orders = []
    for order in offer.orders:
        assigned: tuple[str, ...] = ()
        own = None
        if order.in_progress:
            try:
                form = procedure.open_form(tab, offer, order)
                assigned = tuple(name for kind in KINDS for name in form.contacts(kind).selected())
                own = form.orders.value(order.reference) if form.orders.visible else None
                contacts = contacts or {one.name: one for one in _contacts(form)}
            except (PageError, NotVerifiable, Error):
                assigned = ()
        named = tuple(name for name in assigned if name in contacts)
        orders.append(msgspec.structs.replace(order, assigned=named, id=own))
    return msgspec.structs.replace(offer, orders=tuple(orders), contacts=tuple(contacts.values()))


def _contacts(form: ConversationForm) -> Iterator[Contact]:
    able = {kind: form.contacts(kind).offered() for kind in KINDS}
    form.eligible_only.tick(wanted=not form.eligible_only.ticked)
    for kind in KINDS:
        menu = form.contacts(kind)
        with menu.opened():
            for name in menu.offered():
                silent = menu.markers(name).not_subscribed
                own = menu.value(name)
                yield Contact(name=name, kind=kind, eligible=name in able[kind], subscribed=not silent, id=own)


def _suits(case: str, offer: Offer, offers: Sequence[Offer], found: Mapping[str, Offer]) -> bool:
    if not offer.orders or case_fault(case, offer) is not None:
        return False
    others = [one for one in offers if one.reference != offer.reference]
    clients = [one for one in others if one.client == offer.client is not None]
    if case == "paged":
        # Of the client that fills the most of the list; that it takes several pages is seen by turning them.
        return len(clients) >= SEVERAL
    if case == "neighbours":
        strangers = [one for one in others if one.client != offer.client]
        return bool(clients) and all(
            any(getattr(one, name) == getattr(offer, name) for one in strangers) for name in ("status", "service")
        )
    if case != "other_offer":
        return True
    # Scenarios hold it against each of the others, and its status against that of the one they filter by.
    like = found.get("neighbours")
    return all(offer.client != one.client for one in found.values()) and (like is None or offer.status != like.status)


def _ready(offer: Offer) -> bool:
    """Whether a conversation can be saved, on each order in progress, with the contacts that the form proposes."""
    kinds = {contact.name: contact.kind for contact in offer.contacts}
    return all({kinds[name] for name in order.assigned} == set(KINDS) for order in offer.in_progress)


def _all_sorts(offer: Offer) -> bool:
    """Whether the contacts of each kind are of all four sorts (EX-16, EX-17)."""
    sorts = {(one.kind, one.eligible, one.subscribed) for one in offer.contacts}
    return len(sorts) == 2 * 2 * len(KINDS)


def _cell(line: Line, name: str) -> str | None:
    """What the column most like a name says; None where it is empty, or where there is no column."""
    column = max(line.cells, key=lambda column: likeness(name, column), default="")
    return line.cells.get(column) or None
