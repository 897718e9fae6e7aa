"""Contracted offers: those that the filters find, and the detail of one (EX-07 … EX-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from portal import rules
from portal.models import Conversation, Offer
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
    found = Offer.objects.with_latest_order().matching(Filters.read(request.GET)).sorted_by(DEFAULT_SORT)
    page = Paginator(found.select_related("client"), CARDS).get_page(request.GET.get("page"))
    cards = [
        {
            **shown.offer(offer),
            "status": shown.status(offer.status) if offer.status else None,  # type: ignore[attr-defined]
            "placed_on": offer.placed_on and offer.placed_on.isoformat(),  # type: ignore[attr-defined]
        }
        for offer in page.object_list
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
    found = get_object_or_404(Offer.objects.select_related("client", "partner"), reference=reference)
    orders = list(found.orders.prefetch_related("assigned"))
    people = found.proposed_contacts().select_related("client", "partner")
    written = Conversation.objects.filter(order__offer=found).select_related("order__offer", "author")
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
                for contact in sorted(people, key=lambda contact: contact.kind)
            ],
            "conversations": [shown.conversation(one) for one in written],
            "may_start": rules.may_start(account(request), orders),
        }
    )
