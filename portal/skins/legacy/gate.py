"""How this portal keeps strangers out, in the manner of old ASP.NET applications (EX-05, EX-06)."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from portal.middleware import ForgeryToken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]

TOKEN = "__RequestVerificationToken"  # noqa: S105 - the name of a field
_DJANGOS = "csrfmiddlewaretoken"


def own_token(view: View) -> View:
    """Take the anti-forgery value from the field that ASP.NET names so; Django's own check does the rest."""
    checked = cast("View", decorator_from_middleware(ForgeryToken)(view))

    @csrf_exempt  # only from the check of Django's own field, which comes too early
    @wraps(view)
    def named(request: HttpRequest, **kwargs: str) -> HttpResponse:
        posted = request.POST.copy()
        posted[_DJANGOS] = posted.pop(TOKEN, [""])[-1]
        request.POST = posted  # type: ignore[assignment]
        return checked(request, **kwargs)

    return cast("View", named)


def members(view: View) -> View:
    """Show the sign-in page in place of this one to a stranger, with status 200: nothing tells a script of it."""

    @login_not_required
    @wraps(view)
    def kept(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, **kwargs)
        return render(
            request, "portal/login.html", {"next": request.get_full_path() if request.method == "GET" else ""}
        )

    return own_token(cast("View", kept))
