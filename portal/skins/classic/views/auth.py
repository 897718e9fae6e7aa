"""Signing in and out (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal import signing_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who is there."""
    target = signing_in.own_address(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.user.is_authenticated:
        return redirect(target or "home")
    if request.method != "POST":
        return render(request, "portal/login.html", {"next": target})
    username = request.POST.get("username", "")
    try:
        signing_in.sign_in(request, username, request.POST.get("password", ""))
    except signing_in.Refused as refused:
        context = {"error": refused.message, "username": signing_in.clean(username), "next": target}
        response = render(request, "portal/login.html", context, status=refused.status)
        if refused.wait:
            response["Retry-After"] = str(refused.wait)
        return response
    return redirect(target or "home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    signing_in.sign_out(request)
    return redirect("login")
