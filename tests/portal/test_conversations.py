"""Every rule about starting a conversation, on the server (EX-01 … EX-05, EX-11 … EX-22)."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.portal.driving import contact_ids, fields, form_path

if TYPE_CHECKING:
    import httpx

    from tests.portal.driving import Portal, Visitor

TERMINATED = ("livrée", "résiliée", "annulée", "impossible")
OPEN = ("enregistrée", "en étude", "en production", "en attente", "planifiée", "suspendue")


def entries(offer: dict[str, Any], **changed: str | list[str]) -> dict[str, Any]:
    """Return a submission that is right, but for what is changed."""
    right = {
        "commande": offer["orders"][0]["id"],
        "contacts": contact_ids(offer, "client1", "partner1"),
        "sujet": "Date d'intervention",
        "contenu": "Bonjour,\n\nquand passez-vous ?",
        "eligibles": "on",
    }
    return right | changed


def submit(visitor: Visitor, offer: dict[str, Any], **changed: str | list[str]) -> httpx.Response:
    token = fields(visitor.get(form_path(offer)).text).get("jeton", "6d3ab2f0-4a43-4a6e-8f1d-3d1f9d9a4c11")
    # A page that refuses the form still has a session's own anti-forgery value: that of the sign-out button.
    return visitor.post(form_path(offer), {"jeton": token, **entries(offer, **changed)}, page="/")


def conversations(visitor: Visitor, offer: dict[str, Any]) -> list[str]:
    page = visitor.get(f"/catalogue/offres/{offer['reference']}/").text
    return re.findall(r'data-label="Sujet" class="breakable"><a href="([^"]+)">', page)


def test_a_right_submission_is_saved_to_the_letter(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en production", "livrée")
    answer = submit(manager, offer, sujet=" « Été » <b>&amp; ", contenu="\n a\r\n\r\n<i>b</i>\t\u00a0c \r\n")
    assert answer.status_code == 302
    assert answer.headers["location"].endswith("?enregistree")
    page = html.unescape(manager.get(answer.headers["location"]).text)
    assert '<h1 class="breakable keep"> « Été » <b>&amp; </h1>' in page
    assert '<div class="letter">\n a\n\n<i>b</i>\t\u00a0c \n</div>' in page
    assert "Conversation enregistrée." in page
    assert offer["orders"][0]["reference"] in page
    shown = {one["name"] for one in offer["contacts"] if f">{one['name']}<" in page}
    assert shown == {one["name"] for one in offer["contacts"] if one["key"].endswith("1")}
    assert len(conversations(manager, offer)) == 1


@pytest.mark.parametrize("status", OPEN)
def test_an_order_in_progress_opens_one(portal: Portal, manager: Visitor, status: str) -> None:
    offer = portal.offer(status)
    assert "Démarrer une conversation" in manager.get(f"/catalogue/offres/{offer['reference']}/").text
    assert submit(manager, offer).status_code == 302


@pytest.mark.parametrize("status", TERMINATED)
def test_a_terminated_order_opens_none(portal: Portal, manager: Visitor, status: str) -> None:
    offer = portal.offer(status)
    assert "Démarrer une conversation" not in manager.get(f"/catalogue/offres/{offer['reference']}/").text
    page = manager.get(form_path(offer))
    assert page.status_code == 409
    assert "aucune commande en cours" in page.text
    assert submit(manager, offer).status_code == 409
    assert conversations(manager, offer) == []


@pytest.mark.parametrize("others", [("en étude",), ("en étude", "planifiée")])
@pytest.mark.parametrize("status", TERMINATED)
def test_a_terminated_order_beside_open_ones_is_refused(
    portal: Portal, manager: Visitor, status: str, others: tuple[str, ...]
) -> None:
    offer = portal.offer(status, *others)
    answer = submit(manager, offer)
    assert answer.status_code == 409
    assert f"est terminée ({status})" in answer.text
    assert conversations(manager, offer) == []


def test_an_order_terminated_meanwhile_is_refused(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude", "planifiée")
    token = fields(manager.get(form_path(offer)).text)["jeton"]
    portal.seed(f"orders/{offer['orders'][0]['reference']}", {"status": "annulée"}, "PATCH")
    answer = manager.post(form_path(offer), {"jeton": token, **entries(offer)})
    assert answer.status_code == 409
    assert "quand passez-vous" in answer.text


@pytest.mark.parametrize("role", ["non_admin_without_right", "non_admin_other_rights"])
def test_without_the_right_nothing_opens(portal: Portal, manager: Visitor, role: str) -> None:
    offer = portal.offer("en production")
    visitor = portal.visitor(role)
    assert "Démarrer une conversation" not in visitor.get(f"/catalogue/offres/{offer['reference']}/").text
    assert visitor.get(form_path(offer)).status_code == 403
    refused = submit(visitor, offer)
    assert refused.status_code == 403
    assert "pas le droit" in refused.text
    assert conversations(manager, offer) == []


def test_an_admin_may(portal: Portal) -> None:
    assert submit(portal.visitor("admin"), portal.offer("en attente")).status_code == 302


def test_one_order_is_not_asked_two_are(portal: Portal, manager: Visitor) -> None:
    assert 'role="radiogroup"' not in manager.get(form_path(portal.offer("en étude", "livrée"))).text
    offer = portal.offer("en étude", "livrée", "planifiée")
    page = manager.get(form_path(offer)).text
    offered = re.findall(r'<input type="radio"\s+name="commande"\s+value="([^"]+)"', page)
    assert sorted(offered) == [offer["orders"][0]["id"], offer["orders"][2]["id"]]
    assert not re.search(r'type="radio"[^>]* checked', page)
    answer = submit(manager, offer, commande="")
    assert answer.status_code == 422
    assert "Choisissez la commande concernée." in answer.text


def test_contacts_assigned_are_selected_when_able(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude")
    page = manager.get(form_path(offer)).text
    ticked = re.findall(r'name="contacts"\s+value="([^"]+)"\s+checked', page)
    assert sorted(ticked) == sorted(contact_ids(offer, "client1", "partner1"))


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("no_client", {"contacts": ["partner1"]}, "Sélectionnez au moins un contact Client."),
    ("no_partner", {"contacts": ["client1"]}, "Sélectionnez au moins un contact Partenaire."),
    ("unable", {"contacts": ["client1", "partner1", "client2"]}, "ne peut pas participer à la conversation."),
    ("no_subject", {"sujet": ""}, "Le sujet de la conversation est obligatoire."),
    ("blank_subject", {"sujet": " \t\u00a0\u2003\u200b"}, "Le sujet de la conversation est obligatoire."),
    ("long_subject", {"sujet": "é" * 201}, "ne peut pas dépasser 200 caractères"),
    ("broken_subject", {"sujet": "deux\r\nlignes"}, "Le sujet de la conversation contient un caractère interdit."),
    ("no_content", {"contenu": ""}, "Le contenu est obligatoire."),
    ("blank_content", {"contenu": "\r\n\u00a0\u202f \ufeff"}, "Le contenu est obligatoire."),
    ("long_content", {"contenu": "x" * 20_001}, "ne peut pas dépasser 20000 caractères"),
    ("nul", {"contenu": "a\x00b"}, "Le contenu contient un caractère interdit."),
]


@pytest.mark.parametrize(("changed", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_breaks_a_rule_is_refused(portal: Portal, manager: Visitor, changed: dict[str, Any], message: str) -> None:
    offer = portal.offer("en production")
    if "contacts" in changed:
        changed = {"contacts": contact_ids(offer, *changed["contacts"])}
    answer = submit(manager, offer, **changed)
    assert answer.status_code == 422
    assert html.unescape(answer.text).count(message) == 2, "in the summary and beside the field"
    assert conversations(manager, offer) == []


def test_the_longest_texts_are_saved(portal: Portal, manager: Visitor) -> None:
    answer = submit(manager, portal.offer("en étude"), sujet="é" * 200, contenu="\r\n" * 9_999 + "xx")
    assert answer.status_code == 302


def test_a_contact_of_another_company_is_refused(portal: Portal, manager: Visitor) -> None:
    offer, other = portal.offer("en étude"), portal.offer("en étude")
    contacts = contact_ids(offer, "client1", "partner1") + contact_ids(other, "client1")
    answer = submit(manager, offer, contacts=contacts)
    assert answer.status_code == 422
    assert "n&#x27;appartient ni au client ni au partenaire de cette OC" in answer.text
    assert conversations(manager, offer) == []


def test_an_order_of_another_offer_is_refused(portal: Portal, manager: Visitor) -> None:
    offer, other = portal.offer("en étude"), portal.offer("en étude")
    answer = submit(manager, offer, commande=other["orders"][0]["id"])
    assert answer.status_code == 422
    assert "n&#x27;appartient pas à cette OC" in answer.text
    assert conversations(manager, offer) + conversations(manager, other) == []


def test_a_refused_form_comes_back_as_it_was(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude", "planifiée")
    kept = {"commande": offer["orders"][1]["id"], "contacts": contact_ids(offer, "client2"), "contenu": "\n<Gardé>"}
    entered = entries(offer, sujet=" ", **kept)
    del entered["eligibles"]
    token = fields(manager.get(form_path(offer)).text)["jeton"]
    page = manager.post(form_path(offer), {"jeton": token, **entered}).text
    assert re.findall(r'name="contacts"\s+value="([^"]+)"[^>]*\schecked', page) == contact_ids(offer, "client2")
    assert re.search(rf'value="{kept["commande"]}"[^>]*\schecked', page)
    assert not re.search(r'id="eligibles"[^>]*checked', page)
    assert re.search(r"<textarea[^>]*>\n\n&lt;Gardé&gt;</textarea>", page)
    assert fields(page)["jeton"] == token
    assert 'role="alert"' in page


def test_a_submission_sent_many_times_makes_one(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude")
    hidden = fields(manager.get(form_path(offer)).text)
    data = {**hidden, **entries(offer)}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: manager.http.post(form_path(offer), data=data), range(6)))
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert len(conversations(manager, offer)) == 1


def test_the_token_of_somebody_else_is_refused(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude")
    token = fields(manager.get(form_path(offer)).text)["jeton"]
    data = {"jeton": token, **entries(offer)}
    assert manager.post(form_path(offer), data).status_code == 302
    assert portal.visitor("admin").post(form_path(offer), data).status_code == 403


@pytest.mark.parametrize("token", ["", "abc"])
def test_a_submission_without_a_token_is_bad(portal: Portal, manager: Visitor, token: str) -> None:
    offer = portal.offer("en étude")
    assert manager.post(form_path(offer), {**entries(offer), "jeton": token}).status_code == 400
    assert conversations(manager, offer) == []


def test_the_indicators_mark_whom_they_should(portal: Portal, manager: Visitor) -> None:
    offer = portal.offer("en étude")
    page = html.unescape(manager.get(form_path(offer)).text)
    second = contact_ids(offer, "client2", "partner2")
    for letter, words in (
        ("silent", "n'est pas abonné aux notification des conversations"),
        ("barred", "ne peut pas participer"),
    ):
        marked = re.findall(rf'id="{letter}-([^"]+)"\s+role="img"\s+aria-label="Ce contact {words}', page)
        assert sorted(marked) == sorted(second)
    assert 'href="/notifications/">Gérer les flux de notification</a>' in page
