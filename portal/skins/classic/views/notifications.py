"""Who is told of conversations (EX-16, EX-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.models import Account, Contact
from portal.pages import Pages
from portal.rules import may_manage_notifications
from portal.subscribing import subscribe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ROWS = 20
"""Contacts on a page."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List contacts by name, with their subscription."""
    assert isinstance(request.user, Account)  # noqa: S101 - the middleware lets no other through
    name = request.GET.get("contact", "").strip()
    found = Contact.objects.named(name).select_related("client", "partner")
    return render(
        request,
        "portal/notifications.html",
        {
            "name": name,
            "page": Pages(found, ROWS).get_page(request.GET.get("page")),
            "query": urlencode({"contact": name}),
            "may_manage": may_manage_notifications(request.user),
        },
    )


@require_POST
def toggle(request: HttpRequest, pk: int) -> HttpResponse:
    """Subscribe or unsubscribe a contact, as the button said."""
    assert isinstance(request.user, Account)  # noqa: S101 - the middleware lets no other through
    subscribe(request.user, pk, wanted=request.POST.get("abonne") == "oui")
    kept = {"contact": request.POST.get("contact", ""), "page": request.POST.get("page", "1")}
    return redirect(f"{reverse('notifications')}?{urlencode(kept)}")
