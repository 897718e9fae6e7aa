"""Who is told of conversations (EX-16, EX-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from portal.models import Contact
from portal.pages import Pages
from portal.rules import may_manage_notifications
from portal.skins.rich import shown
from portal.skins.rich.views.endpoint import Body, account, endpoint

if TYPE_CHECKING:
    from django.http import HttpRequest

CARDS = 12
"""Contacts on a page."""


@endpoint("GET")
def show(request: HttpRequest) -> JsonResponse:
    """Give contacts by name, with their subscription."""
    found = Contact.objects.named(request.GET.get("name", "").strip()).select_related("client", "partner")
    page = Pages(found, CARDS).get_page(request.GET.get("page"))
    return JsonResponse(
        {
            "contacts": [{**shown.contact(one), "subscribed": one.subscribed} for one in page.object_list],
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "may_manage": may_manage_notifications(account(request)),
        }
    )


@endpoint("PUT")
def subscribe(request: HttpRequest, pk: int) -> JsonResponse:
    """Subscribe or unsubscribe a contact; sent twice, it does the same."""
    if not may_manage_notifications(account(request)):
        raise PermissionDenied
    contact = get_object_or_404(Contact.objects.select_related("client", "partner"), pk=pk)
    contact.subscribed = Body(request).flag("subscribed")
    contact.save(update_fields=["subscribed"])
    return JsonResponse({**shown.contact(contact), "subscribed": contact.subscribed})
