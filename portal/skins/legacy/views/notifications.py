"""Who is told of conversations (EX-16, EX-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.models import Account, Contact
from portal.pages import Pages
from portal.rules import may_manage_notifications
from portal.skins.legacy.gate import members
from portal.subscribing import subscribe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ROWS = 20
"""Contacts on a page."""


@members
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List contacts by name, with their subscription."""
    assert isinstance(request.user, Account)  # noqa: S101 - the gate lets no other through
    name = request.GET.get("nom", "").strip()
    found = Contact.objects.named(name).select_related("client", "partner")
    page = Pages(found, ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "portal/notifications.html",
        {"name": name, "page": page, "may_manage": may_manage_notifications(request.user)},
    )


@members
@require_POST
def toggle(request: HttpRequest) -> HttpResponse:
    """Subscribe or unsubscribe a contact, as the icon said."""
    assert isinstance(request.user, Account)  # noqa: S101 - the gate lets no other through
    pk = request.GET.get("id", "")
    if not pk.isdecimal():
        raise Http404
    subscribe(request.user, int(pk), wanted=request.GET.get("abonne") == "true")
    kept = {"nom": request.GET.get("nom", ""), "page": request.GET.get("page", "1")}
    return redirect(f"{reverse('notifications')}?{urlencode(kept)}")
