"""The JSON API of the rich skin: the server keeps every rule, whatever a page sends (EX-01 … EX-22)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.portal.calling import caller, message, message_path, subjects
from tests.portal.driving import blueprint, contact_ids

if TYPE_CHECKING:
    from tests.portal.calling import Caller
    from tests.portal.driving import Portal

READ = ("home", "offers", "offers/OC-1", "offers/OC-1/message", "conversations/1", "contacts")
SHOWN = ("/espace", "/espace/oc", "/espace/oc/OC-1", "/espace/oc/OC-1/message", "/espace/echanges/1", "/espace/flux")


@pytest.fixture(scope="session")
def writer(rich: Portal) -> Caller:
    """A non-admin with the right, signed in once for the session."""
    return caller(rich, "non_admin_with_right")


@pytest.mark.parametrize("path", READ)
def test_a_stranger_is_told_nothing(rich: Portal, path: str) -> None:
    answer = caller(rich).get(path)
    assert (answer.status_code, list(answer.json())) == (401, ["message", "problems"])


@pytest.mark.parametrize("path", SHOWN)
def test_a_stranger_is_sent_to_sign_in(rich: Portal, path: str) -> None:
    answer = caller(rich).http.get(path)
    assert (answer.status_code, answer.headers["location"]) == (302, f"/entrer?next={path}")


def test_signing_in_is_refused_with_the_reason(rich: Portal) -> None:
    visitor = caller(rich)
    login, password = rich.account("disabled")
    assert visitor.sign_in(login, "faux").json()["message"] == "Identifiant ou mot de passe incorrect."
    refused = visitor.sign_in(login, password)
    assert (refused.status_code, refused.json()["message"]) == (403, "Ce compte est désactivé.")
    for _ in range(4):
        assert visitor.sign_in("inconnu-de-tous", "x").status_code == 401
    visitor.sign_in("inconnu-de-tous", "x")
    waiting = visitor.sign_in("inconnu-de-tous", "x")
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "60")


def test_signing_out_ends_the_session_on_the_server(rich: Portal) -> None:
    someone, thief = caller(rich, "admin"), caller(rich)
    thief.http.cookies.set("sessionid", someone.http.cookies["sessionid"])
    assert thief.get("home").status_code == 200
    assert someone.send("DELETE", "session").status_code == 200
    assert thief.get("home").status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "session"), ("DELETE", "session"), ("POST", "offers/OC-1/message"), ("PUT", "contacts/1")],
)
def test_what_changes_something_has_to_come_from_the_page(writer: Caller, method: str, path: str) -> None:
    answer = writer.http.request(method, f"/api/{path}", json={})
    assert answer.status_code == 403
    assert "ne vient pas d'une page du portail" in answer.json()["message"]
    assert writer.get("home").status_code == 200, "still signed in"


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "session"), ("POST", "home"), ("DELETE", "offers"), ("PUT", "offers/OC-1/message"), ("POST", "contacts")],
)
def test_other_methods_do_not_exist(writer: Caller, method: str, path: str) -> None:
    assert writer.send(method, path, {}).status_code == 405


@pytest.mark.parametrize("path", ["offers/OC-0", "offers/OC-0/message", "conversations/0", "rien"])
def test_what_does_not_exist_is_told(writer: Caller, path: str) -> None:
    answer = writer.get(path)
    assert (answer.status_code, answer.json()["message"]) == (404, "Cette page n'existe pas ou n'existe plus.")


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"token": 1}', '"\\ud800"', "[" * 100_000], ids=len)
def test_a_malformed_body_is_told(rich: Portal, writer: Caller, body: str) -> None:
    offer = rich.offer("en étude")
    writer.http.headers["X-CSRFToken"] = writer.http.cookies["csrftoken"]
    answer = writer.http.post(f"/api/{message_path(offer)}", content=body.encode())
    del writer.http.headers["X-CSRFToken"]
    assert (answer.status_code, answer.json()["message"]) == (400, "Le portail n'a pas compris cette demande.")


def test_a_right_message_is_saved_to_the_letter(rich: Portal, writer: Caller) -> None:
    offer = rich.offer("en production", "livrée")
    sent = message(offer, subject=" « Été » <b>&amp; ", content="\n a\r\n\r\n<i>b</i>\t\u00a0c \r\n")
    answer = writer.send("POST", message_path(offer), sent)
    assert answer.status_code == 201
    saved = writer.get(f"conversations/{answer.json()['id']}").json()
    assert (saved["subject"], saved["content"]) == (sent["subject"], "\n a\n\n<i>b</i>\t\u00a0c \n")
    assert saved["order"] == sent["order"]
    names = {one["name"] for one in offer["contacts"] if one["key"].endswith("1")}
    assert {name for side in saved["people"] for name in side["names"]} == names
    assert subjects(writer, offer) == [sent["subject"]]


@pytest.mark.parametrize("status", ["livrée", "résiliée", "annulée", "impossible"])
def test_a_terminated_order_opens_none(rich: Portal, writer: Caller, status: str) -> None:
    offer, beside = rich.offer(status), rich.offer(status, "en étude")
    assert writer.get(f"offers/{offer['reference']}").json()["may_start"] is False
    assert writer.get(message_path(offer)).status_code == 409
    refused = writer.send("POST", message_path(offer), message(offer))
    assert refused.status_code == 409
    assert "aucune commande en cours" in refused.json()["message"]
    refused = writer.send("POST", message_path(beside), message(beside))
    assert refused.status_code == 409
    assert f"est terminée ({status})" in refused.json()["problems"][0]["message"]
    assert subjects(writer, offer) + subjects(writer, beside) == []


@pytest.mark.parametrize("role", ["non_admin_without_right", "non_admin_other_rights"])
def test_without_the_right_nothing_opens(rich: Portal, writer: Caller, role: str) -> None:
    offer, reader = rich.offer("en étude"), caller(rich, role)
    assert reader.get(f"offers/{offer['reference']}").json()["may_start"] is False
    for answer in (reader.get(message_path(offer)), reader.send("POST", message_path(offer), message(offer))):
        assert answer.status_code == 403
        assert "pas le droit" in answer.json()["message"]
    assert subjects(writer, offer) == []


def test_an_admin_may(rich: Portal) -> None:
    offer, admin = rich.offer("en attente"), caller(rich, "admin")
    assert admin.get(f"offers/{offer['reference']}").json()["may_start"] is True
    assert admin.send("POST", message_path(offer), message(offer)).status_code == 201


def test_one_order_is_not_asked_two_are(rich: Portal, writer: Caller) -> None:
    one, two = rich.offer("en étude", "livrée"), rich.offer("en étude", "livrée", "planifiée")
    assert writer.get(message_path(one)).json()["orders"] == []
    sheet = writer.get(message_path(two)).json()
    first, _, last = two["orders"]
    assert {order["reference"] for order in sheet["orders"]} == {first["reference"], last["reference"]}
    assert sheet["order"] == ""
    assert all(set(order["defaults"]) == set(contact_ids(two, "client1", "partner1")) for order in sheet["orders"])
    refused = writer.send("POST", message_path(two), message(two, order=""))
    assert refused.status_code == 422
    assert refused.json()["problems"] == [{"field": "order", "message": "Choisissez la commande concernée."}]


def test_contacts_are_told_with_what_marks_them(rich: Portal, writer: Caller) -> None:
    offer = rich.offer("en étude")
    menus = writer.get(message_path(offer)).json()["menus"]
    assert [menu["label"] for menu in menus] == ["Client", "Partenaire"]
    for menu in menus:
        told = {one["reference"]: one for one in menu["contacts"]}
        (able,), (unable,) = (contact_ids(offer, f"{menu['kind']}{rank}") for rank in (1, 2))
        assert (told[able]["chosen"], told[able]["offered"], told[able]["remarks"]) == (True, True, [])
        assert (told[unable]["chosen"], told[unable]["offered"]) == (False, False)
        assert [one["words"] for one in told[unable]["remarks"]] == [
            "Ce contact n'est pas abonné aux notification des conversations",
            "Ce contact ne peut pas participer à la conversation",
        ]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no client": ({"contacts": ["partner1"]}, "Sélectionnez au moins un contact Client."),
    "no partner": ({"contacts": ["client1"]}, "Sélectionnez au moins un contact Partenaire."),
    "unable": ({"contacts": ["client1", "partner1", "client2"]}, "ne peut pas participer à la conversation."),
    "blank subject": ({"subject": " \t\u00a0\u2003\u200b"}, "Le sujet de la conversation est obligatoire."),
    "long subject": ({"subject": "é" * 201}, "ne peut pas dépasser 200 caractères"),
    "broken subject": ({"subject": "deux\nlignes"}, "contient un caractère interdit."),
    "blank content": ({"content": "\n\u00a0\u202f \ufeff"}, "Le contenu est obligatoire."),
    "long content": ({"content": "x" * 20_001}, "ne peut pas dépasser 20000 caractères"),
    "nul": ({"content": "a\x00b"}, "Le contenu contient un caractère interdit."),
}


@pytest.mark.parametrize(("changed", "told"), REFUSED.values(), ids=list(REFUSED))
def test_what_breaks_a_rule_is_refused(rich: Portal, writer: Caller, changed: dict[str, Any], told: str) -> None:
    offer = rich.offer("en production")
    if "contacts" in changed:
        changed = {"contacts": contact_ids(offer, *changed["contacts"])}
    answer = writer.send("POST", message_path(offer), message(offer, **changed))
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert told in problem["message"]
    assert subjects(writer, offer) == []


def test_what_belongs_to_another_offer_is_refused(rich: Portal, writer: Caller) -> None:
    offer, other = rich.offer("en étude"), rich.offer("en étude")
    contacts = contact_ids(offer, "client1", "partner1") + contact_ids(other, "client1")
    for changed in ({"order": other["orders"][0]["reference"]}, {"contacts": contacts}):
        answer = writer.send("POST", message_path(offer), message(offer, **changed))
        assert answer.status_code == 422
        assert "n'appartient" in answer.json()["problems"][0]["message"]
    assert subjects(writer, offer) + subjects(writer, other) == []


def test_a_message_sent_many_times_makes_one(rich: Portal, writer: Caller) -> None:
    offer = rich.offer("en étude")
    sent = message(offer)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: writer.send("POST", message_path(offer), sent), range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(subjects(writer, offer)) == 1
    assert caller(rich, "admin").send("POST", message_path(offer), sent).status_code == 403, "somebody else's form"


def test_filters_meet_and_pages_hold_all(rich: Portal, writer: Caller) -> None:
    service = "Liaison d'essai à 3 Mbit/s"
    plans = [
        blueprint("planifiée" if rank % 2 else "livrée", client=f"{rank % 3}", service=service) for rank in range(20)
    ]
    made = rich.seed("offers", plans)
    pages = [writer.get("offers", offre=service, page=str(number)).json() for number in (1, 2, 3)]
    assert [page["pages"] for page in pages] == [3, 3, 3]
    listed = [one["reference"] for page in pages for one in page["offers"]]
    assert sorted(listed) == sorted(one["reference"] for one in made)
    found = writer.get("offers", offre=service, statut="planifiee", client=made[1]["client"]).json()
    assert {one["reference"] for one in found["offers"]} == {made[rank]["reference"] for rank in (1, 7, 13, 19)}
    assert writer.get("offers", reference="aucune-ne-porte-ceci").json()["offers"] == []


def test_flows_are_managed_with_their_own_right(rich: Portal, writer: Caller) -> None:
    offer = rich.offer("en étude")
    (silent,) = (one for one in offer["contacts"] if one["key"] == "client2")
    (found,) = writer.get("contacts", name=silent["name"].upper()).json()["contacts"]
    assert (found["name"], found["subscribed"]) == (silent["name"], False)
    path, other = f"contacts/{found['id']}", caller(rich, "non_admin_other_rights")
    assert writer.send("PUT", path, {"subscribed": True}).status_code == 403
    assert other.send("PUT", path, {"subscribed": "oui"}).status_code == 400
    for _ in range(2):
        assert other.send("PUT", path, {"subscribed": True}).json()["subscribed"] is True
    (found,) = writer.get("contacts", name=silent["name"]).json()["contacts"]
    assert found["subscribed"] is True
    assert other.send("PUT", "contacts/0", {"subscribed": True}).status_code == 404


@pytest.mark.parametrize("path", ["/espace", "/entrer", "/espace/rien", "/api/offers"])
def test_the_page_and_the_api_are_guarded(writer: Caller, path: str) -> None:
    answer = writer.http.get(path, follow_redirects=True)
    assert answer.headers["cache-control"] == "no-store"
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<style" not in answer.text
