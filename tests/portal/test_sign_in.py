"""Signing in and out, and what is counted against guessing (EX-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from portal import throttle

if TYPE_CHECKING:
    from tests.portal.driving import Portal, Visitor


def test_the_right_password_opens_the_home_page(portal: Portal) -> None:
    login, password = portal.account()
    visitor = portal.visitor()
    answer = visitor.sign_in(login, password)
    assert (answer.status_code, answer.headers["location"]) == (302, "/")
    assert f"Bienvenue {login}" in visitor.get("/").text
    assert visitor.get("/connexion/").status_code == 302


def test_wrong_passwords_and_unknown_logins_look_alike(portal: Portal) -> None:
    login, _ = portal.account()
    visitor = portal.visitor()
    for name in (login, "personne"):
        answer = visitor.sign_in(name, "faux")
        assert answer.status_code == 401
        assert "Identifiant ou mot de passe incorrect." in answer.text
        assert "faux" not in answer.text


def test_a_disabled_account_is_told_so_with_its_password_only(portal: Portal) -> None:
    login, password = portal.account("disabled")
    visitor = portal.visitor()
    refused = visitor.sign_in(login, password)
    assert refused.status_code == 403
    assert "Ce compte est désactivé." in refused.text
    guessed = visitor.sign_in(login, "faux")
    assert guessed.status_code == 401
    assert "Ce compte est désactivé." not in guessed.text
    assert visitor.get("/").status_code == 302


def test_an_account_disabled_meanwhile_is_out(portal: Portal) -> None:
    login, password = portal.account()
    visitor = portal.visitor()
    visitor.sign_in(login, password)
    portal.seed("accounts", [{"login": login, "password": password, "role": "disabled"}])
    assert visitor.get("/").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["/", "/catalogue/offres/", "/catalogue/offres/OC-1/", "/conversations/1/", "/notifications/", "/admin/"],
)
def test_a_stranger_is_sent_to_the_sign_in_page(portal: Portal, path: str) -> None:
    answer = portal.visitor().get(path)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/connexion/?next=/") or path == "/admin/"


def test_one_lands_where_one_was_going(portal: Portal) -> None:
    login, password = portal.account()
    visitor = portal.visitor()
    entered = {"username": login, "password": password, "next": "/notifications/"}
    assert visitor.post("/connexion/", entered).headers["location"] == "/notifications/"


@pytest.mark.parametrize("elsewhere", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)"])
def test_one_never_lands_elsewhere(portal: Portal, elsewhere: str) -> None:
    login, password = portal.account()
    entered = {"username": login, "password": password, "next": elsewhere}
    assert portal.visitor().post("/connexion/", entered).headers["location"] == "/"


def test_signing_out_ends_the_session_on_the_server(portal: Portal) -> None:
    login, password = portal.account()
    visitor = portal.visitor()
    visitor.sign_in(login, password)
    kept = visitor.http.cookies["sessionid"]
    assert visitor.get("/deconnexion/").status_code == 405
    assert visitor.post("/deconnexion/", {}, page="/").headers["location"] == "/connexion/"
    thief = portal.visitor()
    thief.http.cookies.set("sessionid", kept)
    assert thief.get("/").status_code == 302


def test_five_failures_make_an_account_wait_and_a_success_forgets_them(portal: Portal) -> None:
    login, password = portal.account()
    visitor = portal.visitor()
    assert [visitor.sign_in(login, "faux").status_code for _ in range(4)] == [401] * 4
    assert visitor.sign_in(login, password).status_code == 302
    visitor = portal.visitor()
    assert [visitor.sign_in(login, "faux").status_code for _ in range(5)] == [401] * 5
    answer = visitor.sign_in(login.upper(), password)
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "60"
    assert "Trop de tentatives" in answer.text
    assert portal.visitor().sign_in(login, password).status_code == 429, "counted per account, not per visitor"


def test_unknown_logins_are_counted_too(portal: Portal) -> None:
    visitor = portal.visitor()
    assert [visitor.sign_in("inconnu-du-portail", "x").status_code for _ in range(6)] == [401] * 5 + [429]


def test_the_wait_is_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("portal.throttle.time.monotonic", lambda: now)
    attempts = throttle.Throttle()
    for _ in range(throttle.FAILURES):
        assert not attempts.blocked("élise")
        attempts.failed("élise")
    assert attempts.blocked("Elise")
    now += throttle.WAIT - 0.1
    assert attempts.blocked("élise")
    now += 0.2
    assert not attempts.blocked("élise")


@pytest.mark.parametrize("path", ["/connexion/", "/deconnexion/", "/notifications/1/"])
def test_a_post_from_elsewhere_is_refused(manager: Visitor, path: str) -> None:
    answer = manager.http.post(path, data={"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert "ne vient pas d&#x27;une page du portail" in answer.text


def test_only_admins_enter_the_administration(portal: Portal, manager: Visitor) -> None:
    assert manager.get("/admin/").status_code in {302, 403}
    assert manager.http.get("/admin/", follow_redirects=True).status_code == 403
    page = portal.visitor("admin").get("/admin/")
    assert page.status_code == 200
    assert "Administration du portail" in page.text
