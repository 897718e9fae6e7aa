"""Contracted offers: the list with its filters, and the detail of one (EX-07 … EX-10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal import rules
from portal.models import Account, Conversation, Offer
from portal.querysets import DEFAULT_SORT, SORTS, Filters

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ROWS = 10
"""Offers on a page."""

_HEADINGS = {"reference": "Référence", "client": "Client", "offre": "Offre", "statut": "Statut", "date": "Date"}


@dataclass(frozen=True)
class Column:
    """The heading of a column: where a click on it leads, and which way it sorts now (empty: not at all)."""

    label: str
    query: str
    sorting: str


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """List the offers that meet the filters, a page at a time."""
    filters = Filters.read(request.GET)
    sort = request.GET.get("tri", "")
    if sort.removeprefix("-") not in SORTS:
        sort = DEFAULT_SORT
    found = Offer.objects.with_latest_order().matching(filters).sorted_by(sort).select_related("client")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    rows = [(offer, rules.Status(offer.status).label if offer.status else "") for offer in page.object_list]  # type: ignore[attr-defined]
    kept = {
        "reference": filters.reference,
        "client": filters.client,
        "statut": filters.status,
        "offre": filters.service,
    }
    kept = {name: value for name, value in kept.items() if value}
    return render(
        request,
        "portal/offers.html",
        {
            "filters": filters,
            "statuses": rules.Status.choices,
            "services": Offer.objects.order_by("service").values_list("service", flat=True).distinct(),
            "columns": [_column(name, sort, kept) for name in SORTS],
            "sort": request.GET.get("tri", ""),
            "page": page,
            "rows": rows,
            "query": urlencode({**kept, "tri": sort}),
        },
    )


@require_safe
def offer(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one offer with its orders, its contacts and its conversations (EX-09)."""
    assert isinstance(request.user, Account)  # noqa: S101 - the middleware lets no other through
    shown = get_object_or_404(Offer.objects.select_related("client", "partner"), reference=reference)
    orders = list(shown.orders.prefetch_related("assigned"))
    return render(
        request,
        "portal/offer.html",
        {
            "offer": shown,
            "orders": orders,
            "contacts": sorted(shown.proposed_contacts(), key=lambda contact: contact.kind),
            "conversations": Conversation.objects.filter(order__offer=shown).select_related("order", "author"),
            "may_start": rules.may_start(request.user, orders),
        },
    )


def _column(name: str, sort: str, kept: dict[str, str]) -> Column:
    turned = f"-{name}" if sort == name else name
    sorting = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return Column(_HEADINGS[name], urlencode({**kept, "tri": turned}), sorting)
