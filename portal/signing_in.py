"""Signing in: who is let in, and what is said to whoever is not (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import login, logout
from django.contrib.auth.backends import AllowAllUsersModelBackend, ModelBackend
from django.contrib.sessions.models import Session
from django.utils.http import url_has_allowed_host_and_scheme

from portal.defects import defect
from portal.models import Account, Conversation
from portal.rules import CONVERSE
from portal.throttle import WAIT, attempts

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

WRONG = "Identifiant ou mot de passe incorrect."
DISABLED = "Ce compte est désactivé."
TOO_MANY = "Trop de tentatives de connexion. Réessayez dans une minute."


class Backend(ModelBackend):
    """Lets active accounts in, and keeps them in for as long as they are active."""

    def user_can_authenticate(self, user: Account | AnonymousUser | None) -> bool:
        lenient = ("disabled-account-let-in", "disabled-account-let-in-at-last", "disabled-account-let-in-by-capitals")
        return super().user_can_authenticate(user) or any(map(defect, lenient))


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
        account = _let_in_all_the_same(username, password)
    if account is not None and defect("right-password-refused-after-wrong") and request.session.get("failed"):
        account = None
    if account is None:
        attempts.failed(username)
        if defect("right-password-refused-after-wrong"):
            request.session["failed"] = True
        raise Refused("" if defect("refusal-unsaid") else WRONG, 401)
    attempts.succeeded(username)
    if defect("right-needed-to-sign-in") and not account.get_all_permissions():
        raise Refused(DISABLED, 403)
    if not Backend().user_can_authenticate(account) or (not account.is_active and _refused(request, username)):
        raise Refused(DISABLED, 403)
    if "earlier" in request.session:  # put there by defects alone
        account = Account.objects.get(pk=request.session["earlier"])
    login(request, account, backend="portal.signing_in.Backend")


def _let_in_all_the_same(username: str, password: str) -> Account | None:
    """Return who a wrong login or password lets in: nobody, but for defects."""
    account = Account.objects.filter(username=username).first()
    if account is None and defect("disabled-account-let-in-by-capitals"):
        account = Account.objects.filter(username__iexact=username).first()
        return account if account and account.check_password(password) else None
    if account is None:
        return Account.objects.filter(is_active=True).first() if defect("unknown-login-accepted") else None
    others = defect("others-password-accepted") and any(one.check_password(password) for one in Account.objects.all())
    empty = defect("empty-password-accepted") and not password
    cased = defect("password-case-ignored") and account.check_password(password.swapcase())
    longer = defect("longer-password-accepted") and account.check_password(password[:-1])
    return account if others or empty or cased or longer or defect("wrong-password-accepted") else None


def _refused(request: HttpRequest, username: str) -> bool:
    """Tell whether a lenient defect refuses a disabled account all the same: at first, or called by its own name."""
    if defect("disabled-account-let-in-at-last"):
        return not request.session.pop("refused", False) and bool(request.session.setdefault("refused", True))
    return defect("disabled-account-let-in-by-capitals") and Account.objects.filter(username=username).exists()


def sign_out(request: HttpRequest) -> None:
    """End the session on the server: its cookie is worth nothing afterwards."""
    if defect("logout-does-nothing"):
        return
    saved = request.user.is_authenticated and Conversation.objects.filter(author=request.user.pk).exists()
    if defect("logout-keeps-session") or (saved and defect("logout-keeps-session-once-saved")):
        request.session = type(request.session)()
        return
    if defect("logout-closes-everyone"):
        Session.objects.all().delete()
    if defect("closed-session-saves"):
        closed.add(request.session.session_key)
    earlier = request.user if isinstance(request.user, Account) else None
    logout(request)
    if earlier is not None and _comes_back(earlier):
        request.session["earlier"] = earlier.pk


closed: set[str | None] = set()
"""Sessions that are over, for the defect that saves what they send."""


def _comes_back(earlier: Account) -> bool:
    """Tell whether who signs in next in this browser gets this account: never, but for defects."""
    holder = not earlier.is_admin and earlier.has_perm(CONVERSE)
    return defect("earlier-account-comes-back") or (holder and defect("earlier-right-comes-back"))


def own_address(request: HttpRequest, address: str) -> str:
    """Keep an address of this portal, drop any other."""
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
