"""The one page, which its scripts fill in; who is not signed in is shown the sign-in view instead (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.signing_in import own_address

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest, **named: str | int) -> HttpResponse:
    """Answer the page for any of its addresses; what they name is the scripts' to ask for."""
    del named
    return render(request, "portal/shell.html")


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    del request
    return redirect("home")


@login_not_required
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the page to whoever has to sign in; others go where they wanted."""
    target = own_address(request, request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(target or "home")
    return render(request, "portal/shell.html", {"next": target})
