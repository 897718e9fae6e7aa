"""Signing in (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Error

from pages.base import Page
from pages.components import Notices, Submit, TextBox
from pages.errors import PageError

if TYPE_CHECKING:
    from pages.secret import Secret


class LoginPage(Page):
    """The page on which one signs in."""

    REFUSALS = (
        *(
            "incorrect",
            "inexact",
            "invalid",
            "passe valide",
            "non valid",
            "pas valid",
            "erron",
            "erreur",
            "mauvais",
            "impossible",
            "vérifie",
        ),
        *("refus", "inconnu", "reconnu", "introuvable", "existe", "échou", "échec", "correspond", "autoris"),
        *("désactivé", "fermé", "bloqué", "suspendu", "verrouillé", "inactif", "clos"),
    )
    """How portals word a refused sign-in, for targets that do not quote theirs; that of a closed account too."""

    key = "login"
    title = "Connexion"

    login = TextBox("Identifiant", required=True)
    password = TextBox("Mot de passe", required=True)
    submit = Submit("Se connecter")
    notices = Notices()

    def sign_in(self, login: str, password: Secret) -> None:
        """Fill and submit; where it leads is the caller's to check."""
        self.login.fill(login)
        self.enter(password)

    def enter(self, password: Secret) -> None:
        """Fill and submit what is left once the identifier is filled."""
        try:
            self.password.fill(password.reveal())
        except Error:
            # Playwright's message and traceback quote the value typed.
            raise PageError("Le champ « Mot de passe » n'a pas pu être rempli ([locators.login.password]).") from None
        self.submit.click()
