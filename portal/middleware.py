"""What every response carries, and what every request may be made to wait for."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import BadRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Handler = Callable[[HttpRequest], HttpResponse]

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(**changed: str) -> str:
    """Return what a page may load and do, but for the sources changed: ``policy(frame_src="'self'")``."""
    sources = _SOURCES | {name.replace("_", "-"): value for name, value in changed.items()}
    return "; ".join(f"{name} {value}" for name, value in sources.items())


_HEADERS = {
    "Content-Security-Policy": policy(),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# Django's administration sets styles in place.
_ADMIN_POLICY = policy(style_src="'self' 'unsafe-inline'")


def security_headers(handle: Handler) -> Handler:
    """Say what a page may load and do; keep signed-in pages out of caches, so that signing out is final (EX-06)."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        if request.path.startswith("/admin/"):
            response.headers["Content-Security-Policy"] = _ADMIN_POLICY
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


def no_nul(handle: Handler) -> Handler:
    """Refuse an address that holds a NUL, which no page has a use for and PostgreSQL cannot be asked."""

    def respond(request: HttpRequest) -> HttpResponse:
        if "%00" in request.get_full_path():
            raise BadRequest
        return handle(request)

    return respond


def latency(handle: Handler) -> Handler:
    """Delay each request, files apart, as a distant server would: uniformly, on average by the setting."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/_seed/"):
            time.sleep(random.uniform(0, 2 * settings.LATENCY_MS / 1000))  # noqa: S311 - no secret depends on it
        return handle(request)

    return respond
