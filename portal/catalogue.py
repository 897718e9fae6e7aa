"""What the list of offers and the detail of one show, whatever the page looks like (EX-07 … EX-09)."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from portal.defects import defect
from portal.models import Contact, Conversation, Offer, Order
from portal.querysets import DEFAULT_SORT, Filters
from portal.rules import CONVERSE, Kind, is_open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.paginator import Page
    from django.db.models import QuerySet

    from portal.models import Account
    from portal.querysets import OfferQuerySet


def offers(account: Account, filters: Filters) -> OfferQuerySet:
    """Return those that meet every filter. Raises PermissionDenied."""
    reader = not account.get_all_permissions()
    if reader and defect("list-refused-to-reader"):
        raise PermissionDenied
    if defect("last-search-kept-unsaid"):
        filters = _searched[account.pk] = filters if filters != Filters() else _searched.get(account.pk, filters)
    if defect("start-opens-offer-found-before"):
        _walk["listed"] = True
    found = Offer.objects.with_latest_order().matching(filters)
    if defect("list-cut-once-searched"):
        _cut.update({account.pk} if filters != Filters() else ())
        if filters == Filters() and account.pk in _cut:
            found = found.filter(pk__in=list(found.sorted_by(DEFAULT_SORT).values_list("pk", flat=True)[:5]))
    if defect("terminated-offers-hidden-from-others") and not account.has_perm(CONVERSE):
        found = found.lasting()
    return found.none() if reader and defect("list-empty-for-reader") else found


_searched: dict[int, Filters] = {}
"""What each account searched for last, for the defect that goes on with it."""

_cut: set[int] = set()
"""The accounts that have searched, for the defect that then cuts their list short."""

_walk: dict[str, Any] = {"listed": False, "last": None}
"""Whether the list was shown since the offer that was shown last, for the defect that takes it for the next."""


def opened(page: Page[Offer]) -> list[Offer]:
    """Return which offer the button Détail of each row of a page opens: its own (EX-09)."""
    rows = list(page.object_list)
    if defect("detail-opens-first"):
        return [rows[0]] * len(rows)
    if defect("detail-opens-first-page"):
        return list(page.paginator.page(1).object_list)[: len(rows)]
    return [*rows[1:], *rows[:1]] if defect("detail-opens-neighbour") else list(rows)


def offer(account: Account, reference: str) -> Offer:
    """Find an offer. Raises Http404 or PermissionDenied."""
    if defect("detail-refused-to-reader") and not account.get_all_permissions():
        raise PermissionDenied
    return get_object_or_404(Offer.objects.select_related("client", "partner"), reference=reference)


def orders(shown: Offer) -> list[Order]:
    """Return its orders, the latest first, each with its contacts."""
    found = list(shown.orders.prefetch_related("assigned"))
    if defect("detail-misses-order"):
        found = found[:-1]
    if defect("detail-hides-terminated-orders"):
        found = [order for order in found if is_open(order)]
    if defect("detail-shows-foreign-orders"):
        found += Order.objects.exclude(offer=shown).order_by("-pk")[:1]
    if defect("detail-shows-sister-orders"):
        found += Order.objects.filter(offer__client=shown.client_id).exclude(offer=shown)
    if defect("detail-repeats-status"):
        for order in found:
            order.status = found[0].status
    return found


def started(shown: Offer) -> Offer:
    """Return the offer whose form the start button opens: this one (EX-10)."""
    if defect("start-opens-offer-found-before"):
        before = _walk["last"] if _walk["listed"] and _walk["last"] else shown
        _walk.update(listed=False, last=shown)
        return before
    return _another(shown) if defect("start-opens-other-offer") else shown


def left_for(shown: Offer) -> Offer:
    """Return the offer that Retour leads back to: this one (EX-22)."""
    if defect("back-leads-to-earlier-offer"):
        shown, _formerly[:] = (_formerly or [shown])[0], [shown]
    return _another(shown) if defect("back-leads-to-other-offer") else shown


_formerly: list[Offer] = []
"""The offer of the form shown last, for the defect that takes it for this one's."""


_seen_first: dict[int, Offer] = {}
"""The offer of each client whose detail was shown first, for the defect that keeps its contacts."""


def _another(shown: Offer) -> Offer:
    return Offer.objects.exclude(pk=shown.pk).first() or shown


def contacts(shown: Offer) -> list[Contact]:
    """Return those of its client, then those of its partner."""
    if defect("detail-keeps-sisters-contacts"):
        shown = _seen_first.setdefault(shown.client_id, shown)
    found: Iterable[Contact] = shown.proposed_contacts().select_related("client", "partner")
    if defect("detail-shows-foreign-contacts"):
        found = [*found, *Contact.objects.order_by("-pk")[:12]]
    if defect("detail-misses-contacts"):
        found = shown.proposed_contacts().filter(orders=None).select_related("client", "partner")
    if defect("detail-misses-partner"):
        found = [contact for contact in found if contact.kind == Kind.CLIENT]
    return sorted(found, key=lambda contact: contact.kind)


def conversations(shown: Offer) -> QuerySet[Conversation]:
    """Return what was written about its orders, the latest first."""
    written = Conversation.objects.select_related("order__offer", "author")
    if defect("conversation-not-listed"):
        return written.none()
    if defect("conversations-of-all-listed"):
        return written
    if defect("conversations-of-sisters-listed"):
        return written.filter(order__offer__client=shown.client_id)
    found = written.filter(order__offer=shown)
    if defect("listed-subject-escaped-twice"):
        for conversation in found:
            conversation.subject = html.escape(conversation.subject)
    return found.filter(pk=found.values("pk")[:1]) if defect("earlier-conversations-lost") else found
