"""Contracted offers: those that the filters find, and the detail of one (EX-07 … EX-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse

from portal import catalogue, rules
from portal.models import Offer
from portal.pages import Pages
from portal.querysets import DEFAULT_SORT, Filters
from portal.skins.rich import shown
from portal.skins.rich.views.endpoint import account, endpoint

if TYPE_CHECKING:
    from django.http import HttpRequest

CARDS = 9
"""Offers on a page."""


@endpoint("GET")
def offers(request: HttpRequest) -> JsonResponse:
    """Give the offers that meet the filters, a page at a time, and what the menus of the filters hold."""
    found = catalogue.offers(account(request), Filters.read(request.GET)).sorted_by(DEFAULT_SORT)
    page = Pages(found.select_related("client"), CARDS).get_page(request.GET.get("page"))
    cards = [
        {
            **shown.offer(offer),
            "opens": opened.reference,
            "status": shown.status(offer.status) if offer.status else None,
            "placed_on": offer.placed_on and offer.placed_on.isoformat(),
        }
        for offer, opened in zip(page.object_list, catalogue.opened(page), strict=True)
    ]
    return JsonResponse(
        {
            "offers": cards,
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "statuses": [{"value": value, "label": label} for value, label in rules.Status.choices],
            "services": list(Offer.objects.order_by("service").values_list("service", flat=True).distinct()),
        }
    )


@endpoint("GET")
def offer(request: HttpRequest, reference: str) -> JsonResponse:
    """Give one offer with its orders, its contacts and its conversations (EX-09)."""
    who = account(request)
    found = catalogue.offer(who, reference)
    orders = catalogue.orders(found)
    return JsonResponse(
        {
            **shown.offer(found),
            "partner": found.partner.name,
            "site": found.site,
            "orders": [
                {**shown.order(order), "assigned": [contact.name for contact in order.assigned.all()]}
                for order in orders
            ],
            "contacts": [
                {**shown.contact(contact), "email": contact.email, "phone": contact.phone}
                for contact in catalogue.contacts(found)
            ],
            "conversations": [shown.conversation(one) for one in catalogue.conversations(found)],
            "may_start": rules.may_start(who, orders),
            "started": catalogue.started(found).reference,
        }
    )
