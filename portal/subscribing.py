"""Who is told of conversations (EX-16, EX-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from portal.models import Contact
from portal.rules import may_manage_notifications

if TYPE_CHECKING:
    from portal.models import Account


def subscribe(account: Account, pk: int, *, wanted: bool) -> Contact:
    """Subscribe or unsubscribe a contact; asked twice, it does the same. Raises PermissionDenied or Http404."""
    if not may_manage_notifications(account):
        raise PermissionDenied
    contact = get_object_or_404(Contact, pk=pk)
    contact.subscribed = wanted
    contact.save(update_fields=["subscribed"])
    return contact
