"""Contracted offers: the list with its filters, and the detail of one (EX-07 … EX-10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal import catalogue, rules
from portal.defects import defect
from portal.models import Account, Offer
from portal.pages import Pages
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
    assert isinstance(request.user, Account)  # noqa: S101 - the middleware lets no other through
    filters = Filters.read(request.GET)
    sort = request.GET.get("tri", "")
    if sort.removeprefix("-") not in SORTS:
        sort = DEFAULT_SORT
    held = _held(request, filters)
    asked = replace(filters, status=filters.status or held)
    found = catalogue.offers(request.user, asked).sorted_by(sort).select_related("client")
    page = Pages(found, ROWS).get_page(request.GET.get("page"))
    rows = [
        (offer, rules.Status(offer.status).label if offer.status else "", opened)
        for offer, opened in zip(page.object_list, catalogue.opened(page), strict=True)
    ]
    kept = {
        "reference": filters.reference,
        "client": filters.client,
        "statut": filters.status,
        "offre": filters.service,
        "garde": held,
    }
    kept = {name: value for name, value in kept.items() if value}
    return render(
        request,
        "portal/offers.html",
        {
            "filters": Filters() if "vide" in request.GET else filters,
            "held": held,
            "reset": _reset(kept),
            "statuses": rules.Status.choices,
            "services": Offer.objects.order_by("service").values_list("service", flat=True).distinct(),
            "columns": [_column(name, sort, kept) for name in SORTS],
            "sort": request.GET.get("tri", ""),
            "page": page,
            "rows": rows,
            "query": urlencode({**({} if defect("page-two-loses-filters") else kept), "tri": sort}),
        },
    )


@require_safe
def offer(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one offer with its orders, its contacts and its conversations (EX-09)."""
    assert isinstance(request.user, Account)  # noqa: S101 - the middleware lets no other through
    shown = catalogue.offer(request.user, reference)
    orders = catalogue.orders(shown)
    return render(
        request,
        "portal/offer.html",
        {
            "offer": shown,
            "orders": orders,
            "contacts": catalogue.contacts(shown),
            "conversations": catalogue.conversations(shown),
            "may_start": rules.may_start(request.user, orders),
            "started": catalogue.started(shown),
        },
    )


def _reset(kept: dict[str, str]) -> str:
    """Return what the button Réinitialiser keeps of the filters: nothing (EX-08)."""
    if defect("reset-empties-fields-only"):
        return "?" + urlencode({**kept, "vide": "1"})
    if _keeps_status():
        kept = {"garde": kept.get("statut") or kept.get("garde", "")}
    wrongly = {"reference": defect("reset-keeps-reference"), "client": defect("reset-keeps-client"), "garde": True}
    left = {name: value for name, value in kept.items() if value and wrongly.get(name)}
    return "?" + urlencode(left) if left else ""


def _held(request: HttpRequest, filters: Filters) -> str:
    """Return the status that filters the list though its menu is empty: none, but for a defect (EX-08)."""
    return request.GET.get("garde", "") if _keeps_status() and not filters.status else ""


def _keeps_status() -> bool:
    return defect("reset-keeps-status") or defect("reset-keeps-status-once")


def _column(name: str, sort: str, kept: dict[str, str]) -> Column:
    turned = f"-{name}" if sort == name else name
    sorting = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return Column(_HEADINGS[name], urlencode({**kept, "tri": turned}), sorting)
