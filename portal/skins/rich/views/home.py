"""What the space opens on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.http import JsonResponse

from portal.models import Conversation, Order
from portal.rules import TERMINATED, Status
from portal.skins.rich import shown
from portal.skins.rich.views.endpoint import endpoint

if TYPE_CHECKING:
    from django.http import HttpRequest


@endpoint("GET")
def show(request: HttpRequest) -> JsonResponse:
    """Give the orders in progress by status, and the latest conversations."""
    del request
    counted = Order.objects.exclude(status__in=TERMINATED).order_by().values_list("status").annotate(Count("pk"))
    latest = Conversation.objects.select_related("order__offer", "author")[:5]
    return JsonResponse(
        {
            "statuses": [{"label": Status(status).label, "count": count} for status, count in counted],
            "conversations": [shown.conversation(one) for one in latest],
        }
    )
