"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.skins.legacy.gate import members

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@members
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")
