"""The procedure of the guide, walked from the login page up to Enregistrer, which is never clicked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import uuid4

from playwright.sync_api import Error

from doctor.findings import SignIn
from doctor.stops import Stops
from doctor.survey import listed, suited, survey
from pages.conversation import ConversationPage
from pages.conversation_form import ConversationForm
from pages.detail import OfferDetail, OrderDialog
from pages.errors import PageError
from pages.home import Menu
from pages.login import LoginPage
from pages.notifications import NotificationsPage
from pages.offers import OffersPage
from pages.secret import Secret
from pages.signed_in import SignedIn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from doctor.look import Look
    from doctor.opening import Opened
    from pages.target import Offer

WALKERS = ("admin", "non_admin_with_right", "non_admin_without_right", "non_admin_other_rights")
"""Roles that can see the most, first."""


class Walk:
    """One visit of a target. Nothing is saved: what is not seen without saving is said not to be seen."""

    def __init__(self, opened: Opened, look: Look, role: str | None = None) -> None:
        self._opened = opened
        self._look = look
        self._role = role
        self.accounts: list[SignIn] = []
        self.reference: str | None = None
        """The offer whose pages are visited."""

    def all(self, lacking: Collection[str]) -> Mapping[str, Offer]:
        """Visit every page that can be reached; return offers that would do for the dataset cases that lack."""
        self._login()
        state = self._accounts()
        if state is None:
            return {}
        with self._opened.tab(self._look.target, state) as tab:
            stops = Stops(tab, self._look, self._opened)
            with self._look.stop(tab, Menu):
                stops.menu()
            with self._look.stop(tab, OffersPage):
                stops.offers()
            offers: list[Offer] = []
            with self._look.stop(tab, OfferDetail):
                stops.detail()
            with self._look.stop(tab):
                offers = listed(tab) if lacking else []
            stops.settle_on(suited(offers), [offer for offer in offers if offer.orders])
            self.reference = stops.reference
            with self._look.stop(tab, OfferDetail, ConversationPage):
                stops.talks()
            with self._look.stop(tab, OrderDialog, ConversationForm):
                stops.form()
            with self._look.stop(tab, NotificationsPage):
                stops.notifications()
            found: Mapping[str, Offer] = {}
            with self._look.stop(tab):
                found = survey(tab, offers, lacking)
            with self._look.stop(tab, NotificationsPage):
                stops.subscriptions(found.values())
        return found

    def _login(self) -> None:
        with self._opened.tab(self._look.target) as tab, self._look.stop(tab, LoginPage):
            tab.go(tab.target.addresses.login)
            page = LoginPage(tab)
            # An account that nobody has: the portal says how it refuses, and no account is locked for it.
            stranger, password = f"inconnu-{uuid4().hex[:8]}", Secret(uuid4().hex)
            told = page.password.told
            if told is not None and told.opened_by is not None:
                # In two steps: the second shows once the first is filled.
                known = self._look.at(tab, LoginPage, "login")
                if known:
                    page.login.fill(stranger)
                    page.password.reach()
                    known = self._look.at(tab, LoginPage, "password", "submit")
            else:
                known = self._look.at(tab, LoginPage, "login", "password", "submit")
                if known:
                    page.login.fill(stranger)
            if not known:
                self._look.unseen(LoginPage, "le formulaire de connexion n'est pas reconnu", "notices", blocked=True)
                return
            page.enter(password)
            self._look.at(tab, LoginPage, "notices")

    def _accounts(self) -> SignedIn | None:
        """Sign in with every account; return the sign-in of the one that can see the most."""
        kept: dict[str, SignedIn] = {}
        for role in self._opened.target.accounts:
            if self._role in {None, role}:
                signed = self._sign_in(role)
                if signed is not None:
                    kept[role] = signed
        return next((kept[role] for role in WALKERS if role in kept), None)

    def _sign_in(self, role: str) -> SignedIn | None:
        target = self._look.target
        start = time.monotonic()
        signed = None
        with self._opened.tab(target) as tab:
            try:
                tab.go(target.addresses.login)
                page = LoginPage(tab)
                page.sign_in(target.account(role).login, target.password(role))
                if tab.observe(lambda: not page.password.shown, bool):
                    signed = SignedIn(tab.page)
                said = "connecté" if signed else "refusé"
            except (PageError, Error) as error:
                said = self._look.reason(error)
        wanted = role != "disabled"
        took = round((time.monotonic() - start) * 1000)
        login = target.account(role).login
        fit = said == ("connecté" if wanted else "refusé")
        self.accounts.append(SignIn(role=role, login=login, fit=fit, said=said, milliseconds=took))
        return signed if wanted else None
