"""What all answers of the API have in common: signed in, JSON both ways, and as slow as a busy server."""

from __future__ import annotations

import json
import random
import time
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest

from portal.models import Account
from portal.skins.rich.views.errors import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]

T = TypeVar("T")

SLOWEST_MS = 400
"""Longest delay of an answer where `--latency` says nothing: pages have to show that they wait."""


def endpoint(*methods: str, anonymous: bool = False) -> Callable[[View], View]:
    """Answer these methods, to whoever is signed in unless `anonymous`: 405 and 401 otherwise, in JSON."""

    def decorate(view: View) -> View:
        @login_not_required
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the view's own
            if not settings.LATENCY_MS:
                time.sleep(random.uniform(0, SLOWEST_MS / 1000))  # noqa: S311 - no secret depends on it
            if not anonymous and not request.user.is_authenticated:
                return answer(401, "Votre session est terminée. Entrez de nouveau.")
            if request.method not in methods:
                return answer(405, "Cette action n'existe pas.")
            return view(request, **kwargs)

        return guarded

    return decorate


def account(request: HttpRequest) -> Account:
    """Return who asks, on an endpoint that hears nobody else."""
    assert isinstance(request.user, Account)  # noqa: S101 - the endpoint lets no other through
    return request.user


class Body:
    """The JSON object of a request. Whatever is not as it should be raises BadRequest."""

    def __init__(self, request: HttpRequest) -> None:
        try:
            read = json.loads(request.body)
            # Half of a surrogate pair is valid JSON, and no text that could be kept.
            json.dumps(read, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            raise BadRequest("corps de requête illisible") from None
        self._held = read if isinstance(read, dict) else {}

    def text(self, name: str) -> str:
        return _checked(name, self._held.get(name), str)

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_checked(name, one, str) for one in _checked(name, self._held.get(name), list))

    def flag(self, name: str) -> bool:
        return _checked(name, self._held.get(name), bool)


def _checked(name: str, value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise BadRequest(f"champ « {name} » absent ou mal formé")
    return value
