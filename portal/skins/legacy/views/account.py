"""Signing in and out (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal import signing_in
from portal.skins.legacy.gate import members, own_token

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@own_token
@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_on(request: HttpRequest) -> HttpResponse:
    """Ask who is there; a refusal too answers with status 200."""
    asked = request.POST.get("returnUrl") or request.GET.get("returnUrl") or request.GET.get("next") or ""
    target = signing_in.own_address(request, asked)
    if request.user.is_authenticated:
        return redirect(target or "home")
    if request.method != "POST":
        return render(request, "portal/login.html", {"next": target})
    username = request.POST.get("login", "")
    try:
        signing_in.sign_in(request, username, request.POST.get("password", ""))
    except signing_in.Refused as refused:
        context = {"error": refused.message, "username": signing_in.clean(username), "next": target}
        return render(request, "portal/login.html", context)
    return redirect(target or "home")


@members
@require_POST
def log_off(request: HttpRequest) -> HttpResponse:
    signing_in.sign_out(request)
    return redirect("login")
