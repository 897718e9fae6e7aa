"""Where the links that pages have in common lead, whatever they look like (EX-07, EX-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from portal.defects import defect

if TYPE_CHECKING:
    from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, str]:
    """Give every template the address behind each link; empty, there is no such link."""
    return {"offers_link": _offers(request), "flows_link": _flows(request)}


def _offers(request: HttpRequest) -> str:
    reader = not request.user.get_all_permissions()
    on_conversation = request.resolver_match is not None and request.resolver_match.url_name == "conversation"
    if (
        defect("menu-entry-missing")
        or (reader and defect("menu-entry-missing-for-reader"))
        or (on_conversation and defect("menu-entry-missing-on-conversation"))
    ):
        return ""
    if defect("menu-leads-nowhere"):
        return "/catalogue/oc/"
    return reverse("notifications" if defect("menu-leads-elsewhere") else "offers")


def _flows(request: HttpRequest) -> str:
    if defect("flows-link-missing") or (
        defect("flows-link-for-admins") and not getattr(request.user, "is_admin", False)
    ):
        return ""
    if defect("flows-link-dead"):
        return "/flux/"
    return reverse("home" if defect("flows-link-elsewhere") else "notifications")
