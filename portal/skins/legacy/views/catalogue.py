"""Contracted offers: the list, the part of it that scripts ask for again, and the detail of one (EX-07 … EX-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal import catalogue, rules
from portal.models import Account, Offer
from portal.pages import Pages
from portal.querysets import DEFAULT_SORT, Filters
from portal.skins.legacy.gate import members

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ROWS = 15
"""Offers on a page."""

_NAMES = {
    "reference": "ctl00$Main$txtReference",
    "client": "ctl00$Main$txtClient",
    "status": "ctl00$Main$ddlStatut",
    "service": "ctl00$Main$ddlOffre",
    "page": "ctl00$Main$hfPage",
}


@members
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the list with its filters, in the first row of the table."""
    services = Offer.objects.order_by("service").values_list("service", flat=True).distinct()
    return render(
        request, "portal/offers.html", {"statuses": rules.Status.choices, "services": services, **_found(request)}
    )


@members
@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """Show the rows and the pager alone."""
    return render(request, "portal/offers_rows.html", _found(request))


@members
@require_safe
def detail(request: HttpRequest, reference: str = "") -> HttpResponse:
    """Show one offer with its orders, its contacts and its conversations, in tabs (EX-09)."""
    assert isinstance(request.user, Account)  # noqa: S101 - the gate lets no other through
    offer = catalogue.offer(request.user, reference or request.GET.get("id", ""))
    orders = catalogue.orders(offer)
    return render(
        request,
        "portal/offer.html",
        {
            "offer": offer,
            "orders": orders,
            "contacts": catalogue.contacts(offer),
            "conversations": catalogue.conversations(offer),
            "may_start": rules.may_start(request.user, orders),
            "started": catalogue.started(offer),
        },
    )


def _found(request: HttpRequest) -> dict[str, Any]:
    assert isinstance(request.user, Account)  # noqa: S101 - the gate lets no other through
    offers = (
        catalogue.offers(request.user, Filters.read(request.GET, _NAMES))
        .sorted_by(DEFAULT_SORT)
        .select_related("client")
    )
    page = Pages(offers, ROWS).get_page(request.GET.get(_NAMES["page"]))
    labels = dict(rules.Status.choices)
    rows = [
        (offer, labels.get(offer.status, ""), opened)
        for offer, opened in zip(page.object_list, catalogue.opened(page), strict=True)
    ]
    return {"page": page, "rows": rows}
