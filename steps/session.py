"""Signing in and out (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pytest_bdd import given, then, when

from bdd.sentences import sentence
from pages import procedure
from pages.errors import NotVerifiable
from pages.home import Menu
from pages.login import LoginPage
from pages.secret import Secret
from pages.signed_in import SignedIn
from steps.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.conversation import ConversationPage
    from pages.tab import Tab
    from pages.target import Offer

    OpenTab = Callable[..., Tab]

ALTERED: Mapping[str, Callable[[str], str]] = {
    "en d'autres capitales": str.swapcase,
    "suivi d'un caractère": lambda right: f"{right}x",
    "sans son dernier caractère": lambda right: right[:-1],
}


@pytest.fixture
def tab(open_tab: OpenTab) -> Tab:
    """The user's tab; an Admin's where the scenario speaks of no user."""
    return open_tab("admin")


@given(sentence('un utilisateur connecté en tant que "{role}"'), target_fixture="tab")
def signed_in(open_tab: OpenTab, role: str) -> Tab:
    return open_tab(ROLES[role])


@given(sentence('un autre utilisateur connecté en tant que "{role}"'), target_fixture="other_tab")
def other_signed_in(open_tab: OpenTab, role: str) -> Tab:
    return open_tab(ROLES[role])


@given(sentence("un visiteur qui n'est pas connecté"), target_fixture="tab")
def visitor(open_tab: OpenTab) -> Tab:
    return open_tab(None)


@given(sentence("la page de connexion est affichée"), target_fixture="tab")
def login_shown(open_tab: OpenTab) -> Tab:
    tab = open_tab(None)
    procedure.open_login(tab)
    return tab


@given(sentence('un utilisateur qui vient de se connecter avec le compte "{role}"'), target_fixture="tab")
def just_signed_in(open_tab: OpenTab, role: str) -> Tab:
    tab = open_tab(None)
    procedure.sign_in(tab, ROLES[role])
    return tab


@when(sentence('l\'utilisateur se connecte avec le compte "{role}"'))
def sign_in(tab: Tab, role: str) -> None:
    account = tab.target.account(ROLES[role])
    LoginPage(tab).sign_in(account.login, tab.target.password(ROLES[role]))


@when(sentence('l\'utilisateur se connecte avec le compte "{role}" et un mot de passe faux'))
def sign_in_wrongly(tab: Tab, role: str) -> None:
    LoginPage(tab).sign_in(tab.target.account(ROLES[role]).login, Secret(uuid4().hex))


@when(sentence('l\'utilisateur se connecte avec le compte "{role}" et le mot de passe du compte "{other}"'))
def sign_in_with_the_password_of(tab: Tab, role: str, other: str) -> None:
    own, theirs = tab.target.password(ROLES[role]), tab.target.password(ROLES[other])
    if own == theirs:
        raise NotVerifiable(f"les comptes « {role} » et « {other} » ont le même mot de passe")
    LoginPage(tab).sign_in(tab.target.account(ROLES[role]).login, theirs)


@when(sentence('l\'utilisateur se connecte avec le compte "{role}" et son mot de passe "{altered}"'))
def sign_in_nearly(tab: Tab, role: str, altered: str, secrets: set[str]) -> None:
    right = tab.target.password(ROLES[role])
    nearly = Secret(ALTERED[altered](right.reveal()))
    if nearly == right:
        raise NotVerifiable(f"le mot de passe du compte « {role} » est le même {altered}")
    secrets.add(nearly.reveal())  # it tells the right one
    LoginPage(tab).sign_in(tab.target.account(ROLES[role]).login, nearly)


@when(sentence("l'utilisateur se connecte avec le compte \"{role}\", son identifiant en d'autres capitales"))
def sign_in_in_other_capitals(tab: Tab, role: str) -> None:
    login = tab.target.account(ROLES[role]).login
    LoginPage(tab).sign_in(login.swapcase(), tab.target.password(ROLES[role]))


@when(sentence("l'utilisateur se connecte avec un identifiant inconnu"))
def sign_in_unknown(tab: Tab) -> None:
    LoginPage(tab).sign_in(f"inconnu-{uuid4().hex[:8]}", Secret(uuid4().hex))


@when(sentence('l\'utilisateur se connecte avec le compte "{role}" sans mot de passe'))
def sign_in_without_password(tab: Tab, role: str) -> None:
    LoginPage(tab).sign_in(tab.target.account(ROLES[role]).login, Secret(""))


@when(sentence("il se déconnecte"), target_fixture="former")
def sign_out(tab: Tab) -> SignedIn:
    former = SignedIn(tab.page)
    Menu(tab).sign_out.click()
    tab.settle()
    return former


@when(sentence("il revient à la page de connexion"))
def back_to_login(tab: Tab) -> None:
    procedure.open_login(tab)


@when(sentence("il se rend à l'adresse de la liste des OC"))
def go_to_offers(tab: Tab) -> None:
    tab.go(procedure.told(tab, "offers"))


@when(sentence("il se rend à l'adresse du détail de l'OC"))
def go_to_detail(tab: Tab, offer: Offer) -> None:
    tab.go(procedure.told(tab, "offer").format(offer=offer.key))


@when(sentence("il se rend à l'adresse des flux de notification"))
def go_to_flows(tab: Tab) -> None:
    tab.go(procedure.told(tab, "notifications"))


@when(sentence("il se rend à l'adresse de la conversation"))
def go_to_conversation(tab: Tab, conversation: ConversationPage) -> None:
    tab.go(conversation.tab.page.url)


@then(sentence("le menu du portail s'affiche"))
def menu_shown(tab: Tab) -> None:
    Menu(tab).ready()


@then(sentence("la connexion est refusée"))
def sign_in_refused(tab: Tab) -> None:
    login = LoginPage(tab)
    tab.observe(lambda: login.login.shown or Menu(tab).catalogue.shown, bool)
    assert not Menu(tab).catalogue.shown, "le menu du portail est affiché"
    # Portals have other words for an account that is closed than for a wrong password.
    heard = login.notices.listen(*LoginPage.REFUSALS, quoted=tab.target.wording.login_refused)
    assert heard.mentions, heard.seen


@then(sentence("l'accueil du portail reste fermé"))
def home_closed(tab: Tab) -> None:
    tab.settle()  # what was just asked for is answered first: leaving the page would take it back
    tab.go(tab.target.addresses.home)
    assert_asked_to_sign_in(tab)


@then(sentence("la page de connexion est demandée"))
def asked_to_sign_in(tab: Tab) -> None:
    assert_asked_to_sign_in(tab)


@then(sentence("un navigateur qui a gardé la session d'avant reste dehors"))
def former_session_closed(tab: Tab, former: SignedIn) -> None:
    former.take_up(tab.page)
    # A script that still holds a session may draw its menu before it asks the portal for anything: a list is asked for.
    tab.go(tab.target.addresses.offers or tab.target.addresses.home)
    assert_asked_to_sign_in(tab)


@then(sentence("l'autre utilisateur est toujours connecté"))
def other_still_signed_in(other_tab: Tab) -> None:
    procedure.open_home(other_tab)


def assert_asked_to_sign_in(tab: Tab) -> None:
    """The login page is there, and nothing of the menu."""
    login, menu = LoginPage(tab), Menu(tab)
    tab.observe(lambda: login.login.shown or menu.catalogue.shown, bool)
    assert not menu.catalogue.shown, "le menu du portail est affiché"
    login.ready()
