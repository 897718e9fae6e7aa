"""What every page carries, and the notification flows (EX-16, EX-18)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.portal.driving import contact_ids, form_path

if TYPE_CHECKING:
    from tests.portal.driving import Portal, Visitor

HEADERS = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/connexion/", "/rien", "/catalogue/offres/", "/notifications/"])
def test_security_headers(manager: Visitor, path: str) -> None:
    headers = manager.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_no_page_has_inline_script_or_style(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude", "planifiée")
    for path in ("/", "/catalogue/offres/", f"/catalogue/offres/{offer['reference']}/", form_path(offer)):
        page = manager.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", page)


def test_cookies_are_kept_from_scripts_and_other_sites(portal: Portal) -> None:
    login, password = portal.account()
    cookies = portal.visitor().sign_in(login, password).headers.get_list("set-cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"csrftoken", "sessionid"}
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)


def test_static_files_are_served(portal: Portal) -> None:
    answer = portal.visitor().get("/static/portal/portal.css")
    assert answer.status_code == 200
    assert "max-age=3600" in answer.headers["cache-control"]


def test_subscribing_a_contact_shows_on_the_form(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude")
    admin = portal.visitor("admin")
    (reference,) = contact_ids(offer, "client2")
    number, name = (
        int(reference.removeprefix("CTC-")),
        next(one["name"] for one in offer["contacts"] if one["key"] == "client2"),
    )
    page = admin.http.get("/notifications/", params={"contact": name.upper()}).text
    assert name in page
    assert "non abonné" in page
    assert f'id="silent-{reference}"' in manager.get(form_path(offer)).text
    answer = admin.post(f"/notifications/{number}/", {"abonne": "oui"}, page="/notifications/")
    assert answer.status_code == 302
    assert f'id="silent-{reference}"' not in manager.get(form_path(offer)).text
    admin.post(f"/notifications/{number}/", {"abonne": "non"}, page="/notifications/")
    assert f'id="silent-{reference}"' in manager.get(form_path(offer)).text


def test_flows_are_managed_with_their_own_right(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude")
    number = int(contact_ids(offer, "client1")[0].removeprefix("CTC-"))
    assert "Désabonner" not in manager.get("/notifications/").text
    assert manager.post(f"/notifications/{number}/", {"abonne": "non"}, page="/").status_code == 403
    other = portal.visitor("non_admin_other_rights")
    assert other.post(f"/notifications/{number}/", {"abonne": "non"}, page="/").status_code == 302
    assert other.post("/notifications/999999/", {"abonne": "non"}, page="/").status_code == 404


def test_home_counts_orders_in_progress(portal: Portal, manager: Visitor) -> None:
    portal.offer("en attente", "livrée")
    page = manager.get("/").text
    assert "?statut=en_attente" in page
    assert "?statut=livree" not in page
