"""Offers of the portal that could stand for the dataset cases that a target lacks, read from its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import Error

from doctor.likeness import likeness
from doctor.stops import REFERENCE
from pages import procedure
from pages.errors import NotVerifiable, PageError
from pages.target import Contact, Offer, Order
from pages.target.dataset import OPEN, TERMINATED, case_fault, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pages.components.rows import Line
    from pages.conversation_form import ContactKind, ConversationForm
    from pages.tab import Tab

MOST = 20
"""How many offers of the list are opened."""
UNKNOWN = "à compléter"
KINDS: tuple[ContactKind, ...] = ("client", "partner")
_BY_CLIENT = frozenset({"neighbours", "paged"})
"""Cases about all the offers of a client, which a few pages do not tell."""


def survey(tab: Tab, missing: Collection[str]) -> dict[str, Offer]:
    """Find an offer for each missing case, as far as the first offers of the list allow. Nothing is saved."""
    wanted = [case for case in missing if case not in _BY_CLIENT]
    found: dict[str, Offer] = {}
    for offer in _listed(tab):
        if len(found) == len(wanted):
            break
        fit = [case for case in wanted if case not in found and _suits(case, offer, found)]
        if fit:
            whole = _with_contacts(tab, offer)
            found |= {case: whole for case in fit if case != "all_markers" or _all_sorts(whole)}
    return {case: found[case] for case in wanted if case in found}


def _listed(tab: Tab) -> Iterator[Offer]:
    """Open the first offers of the list, one after the other."""
    lines = procedure.open_offers(tab).lines()
    for line in lines[:MOST]:
        match = REFERENCE.search(line.text)
        if match is None:
            continue
        offer = Offer(
            reference=match[0],
            client=_cell(line, "Client"),
            service=_cell(line, "Offre"),
            status=_cell(line, "Statut"),
            orders=(),
            contacts=(),
        )
        try:
            detail = procedure.open_detail(tab, offer)
        except (PageError, Error):
            continue
        yield msgspec.structs.replace(offer, orders=tuple(_orders(detail.orders.look())))


def _orders(lines: list[Line]) -> Iterator[Order]:
    for line in lines:
        reference, status = REFERENCE.search(line.text), _status(line)
        if reference is not None and status is not None:
            yield Order(reference=reference[0], status=status)


def _status(line: Line) -> str | None:
    """The status that a row tells: a cell of its own, or words in its text."""
    known = TERMINATED | OPEN
    cells = [text for text in line.cells.values() if slug(text) in known]
    if cells:
        return cells[0]
    text = f"_{slug(line.text)}_"
    return next((one.replace("_", " ") for one in sorted(known, key=len, reverse=True) if f"_{one}_" in text), None)


def _with_contacts(tab: Tab, offer: Offer) -> Offer:
    """The same offer with the contacts that its form offers, and those that each order proposes."""
    contacts: dict[str, Contact] = {}
    orders = []
    for order in offer.orders:
        assigned: tuple[str, ...] = ()
        if order.in_progress:
            try:
                form = procedure.open_form(tab, offer, order)
                assigned = tuple(name for kind in KINDS for name in form.contacts(kind).selected())
                contacts = contacts or {one.name: one for one in _contacts(form)}
            except (PageError, NotVerifiable, Error):
                assigned = ()
        orders.append(msgspec.structs.replace(order, assigned=tuple(name for name in assigned if name in contacts)))
    return msgspec.structs.replace(offer, orders=tuple(orders), contacts=tuple(contacts.values()))


def _contacts(form: ConversationForm) -> Iterator[Contact]:
    able = {kind: form.contacts(kind).offered() for kind in KINDS}
    form.eligible_only.tick(wanted=not form.eligible_only.ticked)
    for kind in KINDS:
        menu = form.contacts(kind)
        for name in menu.offered():
            silent = menu.markers(name).not_subscribed
            yield Contact(name=name, kind=kind, eligible=name in able[kind], subscribed=not silent)


def _suits(case: str, offer: Offer, found: Mapping[str, Offer]) -> bool:
    if not offer.orders or case_fault(case, offer) is not None:
        return False
    first = found.get("one_order_in_progress")
    return case != "other_offer" or (first is not None and first.client != offer.client)


def _all_sorts(offer: Offer) -> bool:
    """Whether the contacts of each kind are of all four sorts (EX-16, EX-17)."""
    sorts = {(one.kind, one.eligible, one.subscribed) for one in offer.contacts}
    return len(sorts) == 2 * 2 * len(KINDS)


def _cell(line: Line, name: str) -> str:
    """What the column most like a name says."""
    column = max(line.cells, key=lambda column: likeness(name, column), default="")
    return line.cells.get(column) or UNKNOWN
