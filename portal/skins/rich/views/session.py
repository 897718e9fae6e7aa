"""Signing in and out (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.debug import sensitive_variables

from portal import signing_in
from portal.skins.rich.views.endpoint import Body, endpoint
from portal.skins.rich.views.errors import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@endpoint("POST", "DELETE", anonymous=True)
def session(request: HttpRequest) -> HttpResponse:
    """Open a session, or end it on the server: its cookie is worth nothing afterwards."""
    if request.method == "POST":
        return _open(request)
    signing_in.sign_out(request)
    return JsonResponse({})


@sensitive_variables("body")
def _open(request: HttpRequest) -> HttpResponse:
    body = Body(request)
    try:
        signing_in.sign_in(request, body.text("login"), body.text("password"))
    except signing_in.Refused as refused:
        response = answer(refused.status, refused.message)
        if refused.wait:
            response["Retry-After"] = str(refused.wait)
        return response
    return JsonResponse({}, status=201)
