"""Django's administration, for Admin accounts only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from portal.models import Account, ClientCompany, Contact, Conversation, Offer, Order, Partner

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class AdminSite(admin.AdminSite):
    """Signs in through the portal's own page, which counts attempts."""

    site_header = "Administration du portail"
    site_title = "Portail"
    index_title = "Données du portail"

    def has_permission(self, request: HttpRequest) -> bool:
        account = request.user
        return isinstance(account, Account) and account.is_active and account.is_staff and account.is_admin

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        del extra_context
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect(f"{reverse('login')}?{urlencode({'next': request.GET.get('next', '/admin/')})}")


site = AdminSite()


@admin.register(Account, site=site)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "first_name", "last_name", "is_admin", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Identité", {"fields": ("first_name", "last_name", "email")}),
        ("Droits", {"fields": ("is_active", "is_staff", "is_admin", "user_permissions")}),
    )


@admin.register(Offer, site=site)
class OfferAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("reference", "client", "partner", "service")
    list_select_related = ("client", "partner")
    search_fields = ("reference", "client__search")


@admin.register(Order, site=site)
class OrderAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("reference", "offer", "status", "placed_on")
    list_filter = ("status",)
    list_select_related = ("offer",)
    search_fields = ("reference", "offer__reference")
    raw_id_fields = ("offer", "assigned")


@admin.register(Contact, site=site)
class ContactAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "kind", "eligible", "subscribed")
    list_filter = ("eligible", "subscribed")
    search_fields = ("search",)


@admin.register(Conversation, site=site)
class ConversationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("subject", "order", "author", "created_at")
    list_select_related = ("order", "author")
    raw_id_fields = ("order", "contacts")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: the rules of the guide hold on the portal's own form only."""
        del request
        return False


site.register([ClientCompany, Partner])
