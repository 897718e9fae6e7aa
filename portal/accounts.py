"""Accounts by role."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import Permission
from django.db import transaction

from portal.models import Account


class Role(StrEnum):
    """What an account may do, in the words of those who test the portal."""

    ADMIN = "admin"
    WITH_RIGHT = "non_admin_with_right"
    WITHOUT_RIGHT = "non_admin_without_right"
    OTHER_RIGHTS = "non_admin_other_rights"
    DISABLED = "disabled"


_RIGHTS = {
    Role.WITH_RIGHT: ["manage_conversations"],
    Role.OTHER_RIGHTS: ["manage_orders", "view_invoices", "manage_notifications"],
    # It would have the right if it were not disabled: only that can be what refuses it.
    Role.DISABLED: ["manage_conversations"],
}


def upsert(login: str, role: Role, encoded: str) -> Account:
    """Make the account, or give it this role and password again; `encoded` is the password once hashed."""
    values = {
        "password": encoded,
        "is_active": role != Role.DISABLED,
        "is_admin": role == Role.ADMIN,
        "is_staff": role == Role.ADMIN,
    }
    with transaction.atomic():
        account, _ = Account.objects.update_or_create(username=login, defaults=values)
        rights = Permission.objects.filter(content_type__app_label="portal", codename__in=_RIGHTS.get(role, []))
        account.user_permissions.set(rights)
    return account
