"""Signing in: who is let in, and what is said to whoever is not (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import login
from django.contrib.auth.backends import AllowAllUsersModelBackend
from django.utils.http import url_has_allowed_host_and_scheme

from portal.throttle import WAIT, attempts

if TYPE_CHECKING:
    from django.http import HttpRequest

WRONG = "Identifiant ou mot de passe incorrect."
DISABLED = "Ce compte est désactivé."
TOO_MANY = "Trop de tentatives de connexion. Réessayez dans une minute."


class Refused(Exception):
    """Nobody is signed in: the words for the user, the status that says it, the seconds to wait (0: none)."""

    def __init__(self, message: str, status: int, wait: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.wait = wait


def clean(username: str) -> str:
    """Return a login as it is looked for and shown again."""
    return username.replace("\x00", "").strip()


def sign_in(request: HttpRequest, username: str, password: str) -> None:
    """Open the session of this account, or raise Refused; what is wrong is told only to whoever knows the password."""
    username = clean(username)
    if attempts.blocked(username):
        raise Refused(TOO_MANY, 429, int(WAIT))
    # The lenient backend: a disabled account with the right password is told why it is refused.
    account = AllowAllUsersModelBackend().authenticate(request, username=username, password=password)
    if account is None:
        attempts.failed(username)
        raise Refused(WRONG, 401)
    attempts.succeeded(username)
    if not account.is_active:
        raise Refused(DISABLED, 403)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")


def own_address(request: HttpRequest, address: str) -> str:
    """Keep an address of this portal, drop any other."""
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
