"""Signing in and out (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import login, logout
from django.contrib.auth.backends import AllowAllUsersModelBackend
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.throttle import WAIT, attempts

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

WRONG = "Identifiant ou mot de passe incorrect."
DISABLED = "Ce compte est désactivé."
TOO_MANY = "Trop de tentatives de connexion. Réessayez dans une minute."


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who is there. What is wrong is told only to whoever knows the password."""
    target = _safe(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.user.is_authenticated:
        return redirect(target or "home")
    if request.method != "POST":
        return render(request, "portal/login.html", {"next": target})
    username = request.POST.get("username", "").replace("\x00", "").strip()
    if attempts.blocked(username):
        response = _refuse(request, TOO_MANY, username, target, 429)
        response["Retry-After"] = str(int(WAIT))
        return response
    # The lenient backend: a disabled account with the right password is told why it is refused.
    account = AllowAllUsersModelBackend().authenticate(
        request, username=username, password=request.POST.get("password", "")
    )
    if account is None:
        attempts.failed(username)
        return _refuse(request, WRONG, username, target, 401)
    attempts.succeeded(username)
    if not account.is_active:
        return _refuse(request, DISABLED, username, target, 403)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(target or "home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on the server: its cookie is worth nothing afterwards."""
    logout(request)
    return redirect("login")


def _refuse(request: HttpRequest, message: str, username: str, target: str, status: int) -> HttpResponse:
    context = {"error": message, "username": username, "next": target}
    return render(request, "portal/login.html", context, status=status)


def _safe(request: HttpRequest, address: str) -> str:
    """Keep an address of this portal, drop any other."""
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
