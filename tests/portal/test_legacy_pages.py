"""The legacy skin: the server keeps every rule, whatever its pages send (EX-01 … EX-22)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.portal.driving import contact_ids
from tests.portal.posting import TOKEN, Poster, detail_path, entries, form_path, poster

if TYPE_CHECKING:
    import httpx

    from tests.portal.driving import Portal

PATHS = (
    "/",
    "/Home/Index",
    "/Catalogue/OffresContractees",
    "/Catalogue/ListeOffres",
    "/OffreContractee/Detail/OC-1",
    "/OffreContractee/Detail?id=OC-1",
    "/Conversation/Creer?idOffre=OC-1",
    "/Conversation/Contacts?idOffre=OC-1",
    "/Conversation/Editeur",
    "/Conversation/Detail?id=1",
    "/FluxNotification/Index",
)
START = 'title="Démarrer une conversation"'


@pytest.fixture(scope="module")
def manager(legacy: Portal) -> Poster:
    """A non-admin with the right."""
    return poster(legacy, "non_admin_with_right")


def assert_asked_to_sign_in(answer: httpx.Response) -> None:
    """Nothing but the page tells that one is a stranger: the status is that of any page."""
    assert answer.status_code == 200
    assert 'id="login"' in answer.text
    assert "Déconnexion" not in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_is_shown_the_sign_in_page_in_place_of_any(legacy: Portal, path: str) -> None:
    stranger = poster(legacy)
    assert_asked_to_sign_in(stranger.get(path))
    assert_asked_to_sign_in(stranger.post(path, {}))


def test_one_lands_where_one_was_going(legacy: Portal) -> None:
    login, password = legacy.account()
    visitor = poster(legacy)
    page = visitor.get("/OffreContractee/Detail?id=OC-1").text
    assert '<input type="hidden" name="returnUrl" value="/OffreContractee/Detail?id=OC-1">' in page
    entered = {"login": login, "password": password, "returnUrl": "/FluxNotification/Index"}
    assert visitor.post("/Account/LogOn", entered).headers["location"] == "/FluxNotification/Index"
    entered["returnUrl"] = "//ailleurs.example"
    assert poster(legacy).post("/Account/LogOn", entered).headers["location"] == "/Home/Index"


def test_a_refused_sign_in_has_the_status_of_any_page(legacy: Portal) -> None:
    visitor = poster(legacy)
    disabled, password = legacy.account("disabled")
    for login, tried, said in (
        (disabled, "faux", "Identifiant ou mot de passe incorrect."),
        (disabled, password, "Ce compte est désactivé."),
        ("personne", "x", "Identifiant ou mot de passe incorrect."),
    ):
        refused = visitor.sign_in(login, tried)
        assert_asked_to_sign_in(refused)
        assert f'<div class="alert alert-error">{said}</div>' in refused.text
        assert tried not in re.sub(r'value="[^"]*"', "", refused.text) or tried == "x"
    for _ in range(5):
        refused = visitor.sign_in("encore-personne", "x")
    assert "Trop de tentatives" in visitor.sign_in("encore-personne", "x").text
    assert_asked_to_sign_in(visitor.get("/"))


def test_a_session_ends_on_the_server_and_expires_into_the_sign_in_page(legacy: Portal) -> None:
    offer = legacy.offer("en étude")
    login, password = legacy.account()
    someone, left_open = poster(legacy), poster(legacy)
    someone.sign_in(login, password)
    left_open.http.cookies.update(someone.http.cookies)
    draft = entries(offer, left_open.showing(offer))
    assert someone.get("/Account/LogOff").status_code == 405
    assert someone.post("/Account/LogOff", {}).headers["location"] == "/Account/LogOn"
    assert_asked_to_sign_in(left_open.get("/Catalogue/ListeOffres"))
    assert_asked_to_sign_in(left_open.post(form_path(offer), draft))
    assert poster(legacy, "admin").conversations(offer) == []


@pytest.mark.parametrize("token", [None, "", "0" * 64])
@pytest.mark.parametrize(
    "path", ["/Account/LogOn", "/Account/LogOff", "/Conversation/Creer", "/FluxNotification/Basculer"]
)
def test_a_post_from_elsewhere_is_refused(manager: Poster, path: str, token: str | None) -> None:
    answer = manager.http.post(path, data={} if token is None else {TOKEN: token})
    assert answer.status_code == 403
    assert "ne vient pas d&#x27;une page du portail" in answer.text


def test_djangos_own_field_opens_nothing(manager: Poster) -> None:
    value = re.findall(rf'name="{TOKEN}" value="(\w+)"', manager.get("/").text)[0]
    assert manager.http.post("/Account/LogOff", data={"csrfmiddlewaretoken": value}).status_code == 403
    assert "Déconnexion" in manager.get("/").text


def test_a_right_submission_is_saved_to_the_letter(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en production", "livrée")
    answer = manager.submit(offer, txtSujet=" « Été » <b>&amp; ", hfContenu="\n a\r\n\r\n<i>b</i>\t\u00a0c \r\n")
    assert answer.status_code == 302
    page = html.unescape(manager.get(answer.headers["location"]).text)
    assert '<h3 id="lblSujet" class="kept"> « Été » <b>&amp; </h3>' in page
    assert '<div id="litContenu" class="kept"><br> a<br><br><i>b</i>\t\u00a0c <br></div>' in page
    assert "Conversation enregistrée." in page
    assert offer["orders"][0]["reference"] in page
    shown = {one["key"] for one in offer["contacts"] if one["name"] in page}
    assert shown == {"client1", "partner1"}
    assert len(manager.conversations(offer)) == 1


@pytest.mark.parametrize("status", ["livrée", "résiliée", "annulée", "impossible"])
def test_a_terminated_order_opens_none(legacy: Portal, manager: Poster, status: str) -> None:
    offer = legacy.offer(status)
    assert START not in manager.get(detail_path(offer)).text
    assert manager.get(form_path(offer)).status_code == 409
    assert manager.get(form_path(offer).replace("Creer", "Contacts")).status_code == 409
    assert manager.submit(offer).status_code == 409
    beside = legacy.offer(status, "en étude")
    refused = manager.submit(beside)
    assert f"est terminée ({status})" in refused.text
    assert manager.conversations(offer) + manager.conversations(beside) == []


@pytest.mark.parametrize("role", ["non_admin_without_right", "non_admin_other_rights"])
def test_without_the_right_nothing_opens(legacy: Portal, manager: Poster, role: str) -> None:
    offer = legacy.offer("en production")
    visitor = poster(legacy, role)
    assert START in manager.get(detail_path(offer)).text
    assert START not in visitor.get(detail_path(offer)).text
    assert visitor.get(form_path(offer)).status_code == 403
    assert visitor.get(form_path(offer).replace("Creer", "Contacts")).status_code == 403
    assert visitor.submit(offer).status_code == 403
    assert manager.conversations(offer) == []
    assert manager.submit(offer).status_code == 302


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"chkContact": ["partner1"]}, "Sélectionnez au moins un contact Client."),
    ({"chkContact": ["client1"]}, "Sélectionnez au moins un contact Partenaire."),
    ({"chkContact": ["client1", "partner1", "client2"]}, "ne peut pas participer à la conversation."),
    ({"txtSujet": " \t\u00a0"}, "Le sujet de la conversation est obligatoire."),
    ({"hfContenu": "\r\n\u00a0 "}, "Le contenu est obligatoire."),
]


@pytest.mark.parametrize(("changed", "message"), REFUSED)
def test_a_refused_form_comes_back_with_the_status_of_any_page(
    legacy: Portal, manager: Poster, changed: dict[str, Any], message: str
) -> None:
    offer = legacy.offer("en production")
    if "chkContact" in changed:
        changed = {"chkContact": contact_ids(offer, *changed["chkContact"])}
    showing = manager.showing(offer)
    answer = manager.post(form_path(offer), entries(offer, showing, **changed))
    page = html.unescape(answer.text)
    assert answer.status_code == 200
    assert f"{message}</li>" in page
    assert f'value="{showing}"' in page, "what was refused and is sent again is the same showing"
    kept = changed.get("chkContact", contact_ids(offer, "client1", "partner1"))
    assert sorted(re.findall(r'id="chk(CTC-[^"]+)"[^>]* checked', page)) == sorted(kept)
    subject = changed.get("txtSujet", "Date d'intervention")
    assert f'value="{subject}"' in page
    assert manager.conversations(offer) == []


def test_the_contacts_of_another_offer_and_its_orders_are_refused(legacy: Portal, manager: Poster) -> None:
    offer, other = legacy.offer("en étude"), legacy.offer("en étude")
    stranger = contact_ids(offer, "client1", "partner1") + contact_ids(other, "client1")
    assert "n&#x27;appartient ni au client" in manager.submit(offer, chkContact=stranger).text
    assert "n&#x27;appartient pas à cette OC" in manager.submit(offer, ddlCommande=other["orders"][0]["id"]).text
    assert manager.conversations(offer) + manager.conversations(other) == []


def test_the_same_showing_sent_twice_makes_one_and_is_nobody_elses(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en étude")
    draft = entries(offer, manager.showing(offer))
    first, second = (manager.post(form_path(offer), draft).headers["location"] for _ in range(2))
    assert first == second
    assert poster(legacy, "admin").post(form_path(offer), draft).status_code == 403
    assert manager.submit(offer, hfJeton="abc").status_code == 400
    assert len(manager.conversations(offer)) == 1


def test_two_orders_are_asked_for_and_the_contacts_follow_the_one_chosen(legacy: Portal, manager: Poster) -> None:
    assert "ddlCommande" in manager.get(form_path(legacy.offer("en étude", "livrée"))).text
    offer = legacy.offer("en étude", "livrée", "planifiée")
    page = manager.get(form_path(offer)).text
    offered = re.findall(r'<option value="([^"]+)">CMD', page)
    assert sorted(offered) == [offer["orders"][0]["id"], offer["orders"][2]["id"]]
    assert "checked" not in re.sub(r'id="chkParticipants"[^>]* checked', "", page)
    part = manager.get(f"/Conversation/Contacts?idOffre={offer['reference']}&idCommande={offered[0]}").text
    assert re.findall(r'id="chk([^"]+)"[^>]* checked', part) == contact_ids(offer, "client1", "partner1")
    assert "Choisissez la commande concernée." in manager.submit(offer, ddlCommande="").text


def test_a_contact_that_is_barred_or_silent_is_marked_by_its_icons_tooltip(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en étude")
    page = html.unescape(manager.get(form_path(offer)).text)
    hidden = re.findall(r'<tr class="unoffered">\s*<td class="tick"><input type="checkbox" id="chk([^"]+)"', page)
    assert sorted(hidden) == sorted(contact_ids(offer, "client2", "partner2"))
    assert page.count('title="Ce contact n\'est pas abonné aux notification des conversations"') == 2
    assert page.count('title="Ce contact ne peut pas participer à la conversation"') == 2


def test_the_filters_answer_with_rows_alone(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en étude", client="legacy")
    query = f"?ctl00$Main$txtReference={offer['reference'].lower()}&ctl00$Main$ddlStatut=en_etude"
    answer = manager.get(f"/Catalogue/ListeOffres{query}")
    assert re.findall(r"<td>(OC-[^<]+)</td>", answer.text) == [offer["reference"]]
    assert "<html" not in answer.text
    nothing = manager.get(f"/Catalogue/ListeOffres{query.replace('en_etude', 'livree')}").text
    assert "Aucune offre ne correspond à ces critères." in nothing


def test_flows_are_managed_with_their_own_right(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en étude")
    contact = next(one for one in offer["contacts"] if one["key"] == "client1")
    address = f"/FluxNotification/Basculer?id={int(contact['id'].removeprefix('CTC-'))}&abonne=false"
    found = f"/FluxNotification/Index?nom={contact['name'].upper()}"
    assert "Désabonner" not in manager.get(found).text
    assert manager.post(address, {}).status_code == 403
    other = poster(legacy, "non_admin_other_rights")
    assert 'title="Désabonner"' in other.get(found).text
    assert other.get(address).status_code == 405
    assert other.post(address, {}).status_code == 302
    assert 'title="Abonner"' in other.get(found).text
    assert other.post("/FluxNotification/Basculer?id=abc&abonne=true", {}).status_code == 404


def test_only_the_editor_may_be_framed_and_only_by_the_portal(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en étude")
    framed = manager.get("/Conversation/Editeur").headers
    assert "frame-ancestors 'self'" in framed["content-security-policy"]
    assert framed["x-frame-options"] == "SAMEORIGIN"
    form = manager.get(form_path(offer)).headers
    assert "frame-src 'self'" in form["content-security-policy"]
    for headers in (form, manager.get("/").headers):
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"


def test_what_does_not_exist_is_told(legacy: Portal, manager: Poster) -> None:
    for path in ("/Rien", "/OffreContractee/Detail?id=OC-0", "/Conversation/Detail?id=0", "/Conversation/Detail?id=x"):
        answer = manager.get(path)
        assert answer.status_code == 404
        assert "Cette page n&#x27;existe pas" in answer.text
    assert poster(legacy).get("/Rien").status_code == 404


def test_no_field_has_a_label_and_no_page_has_inline_script_or_style(legacy: Portal, manager: Poster) -> None:
    offer = legacy.offer("en étude", "planifiée")
    for path in ("/", "/Catalogue/OffresContractees", detail_path(offer), form_path(offer), "/FluxNotification/Index"):
        page = manager.get(path).text
        assert 'id="waiting-indicator"' in page
        assert not re.search(r"<label|\saria-|\srole=|<style|\sstyle=|\son\w+=|<script(?! src=)", page)
