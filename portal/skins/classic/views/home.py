"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Conversation, Order
from portal.rules import TERMINATED, Status

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the orders in progress by status, and the latest conversations."""
    counted = Order.objects.exclude(status__in=TERMINATED).order_by().values_list("status").annotate(Count("pk"))
    statuses = sorted(((Status(status), count) for status, count in counted), key=lambda one: (-one[1], one[0].label))
    latest = Conversation.objects.select_related("order__offer", "author")[:5]
    return render(
        request,
        "portal/home.html",
        {"statuses": statuses, "total": sum(count for _, count in statuses), "conversations": latest},
    )
