"""What every response carries, and what every request may be made to wait for."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest
from django.middleware.csrf import CsrfViewMiddleware

from portal.defects import defect
from portal.models import Account, Conversation
from portal.signing_in import closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
    from django.http.response import HttpResponseBase

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
        # A script written in the page is not run, but by the defect that shows what it would do.
        scripts = "'self' 'unsafe-inline'" if defect("subject-rendered") else "'self'"
        response.headers.setdefault("Content-Security-Policy", policy(script_src=scripts))
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


class ForgeryToken(CsrfViewMiddleware):
    """Refuse what does not come from a page of the portal (EX-05)."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if defect("others-token-accepted") and "CSRF_COOKIE" in request.META:
            _secrets.add(request.META["CSRF_COOKIE"])

    def process_view(self, request: HttpRequest, *view: Any, **more: Any) -> HttpResponseForbidden | None:  # noqa: ANN401 - Django's own
        sent = request.POST.get("csrfmiddlewaretoken") or request.headers.get("X-CSRFToken")
        if defect("forgery-token-not-checked") or (defect("missing-forgery-token-accepted") and not sent):
            return None
        refusal = super().process_view(request, *view, **more)
        if refusal is None or not defect("others-token-accepted"):
            return refusal
        for secret in tuple(_secrets):
            request.COOKIES[settings.CSRF_COOKIE_NAME] = secret
            if super().process_view(request, *view, **more) is None:
                return None
        return refusal


_secrets: set[str] = set()
"""What the tokens of all sessions are made from, for the defect that takes another session's for this one's."""


class SignedIn(LoginRequiredMiddleware):
    """Ask whoever is not signed in to sign in (EX-05, EX-06)."""

    _SHOWN: ClassVar = {
        "home": "home-shown-to-visitor",
        "offers": "list-shown-to-visitor",
        "offer": "detail-shown-to-visitor",
        "new_conversation": "form-shown-to-visitor",
        "conversation": "conversation-shown-to-visitor",
        "notifications": "flows-shown-to-visitor",
    }
    _TOLD: ClassVar = {
        "offers": "list-told-to-visitor",
        "offers_rows": "list-told-to-visitor",
        "offer": "detail-told-to-visitor",
        "new_conversation": "form-told-to-visitor",
        "conversation_contacts": "form-told-to-visitor",
        "conversation": "conversation-told-to-visitor",
    }

    def process_view(self, request: HttpRequest, *view: Any, **more: Any) -> HttpResponseBase | None:  # noqa: ANN401 - Django's own
        # A page, or what its scripts ask for to fill it in.
        name = str(request.resolver_match and request.resolver_match.url_name).removeprefix("api_")
        let_in = defect(self._SHOWN[name]) if request.method == "GET" and name in self._SHOWN else False
        # Every request of a browser says for what it is.
        if name in self._TOLD and request.method == "GET" and "sec-fetch-mode" not in request.headers:
            let_in = let_in or defect(self._TOLD[name])
        if request.method == "POST" and name == "new_conversation":
            over = request.COOKIES.get(settings.SESSION_COOKIE_NAME) in closed
            let_in = defect("saved-for-visitor") or (over and defect("closed-session-saves"))
        if let_in and not request.user.is_authenticated:
            request.user = Account.objects.filter(is_admin=True)[0]
        # This is how browsers ask for a page that is loaded again.
        if request.headers.get("cache-control") == "max-age=0" and defect("reload-saves-again"):
            _save_again(request.user.pk)
        return super().process_view(request, *view, **more)


def _save_again(author: int | None) -> None:
    """Save once more what somebody has saved last."""
    last = Conversation.objects.filter(author=author).first()
    if last is not None:
        contacts = list(last.contacts.all())
        last.pk, last.token = None, uuid4()
        last.save()
        last.contacts.set(contacts)


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
