"""The list of offers, its filters, order and pages, and the detail of one (EX-07 … EX-09)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.portal.driving import blueprint

if TYPE_CHECKING:
    from tests.portal.driving import Portal, Visitor


@pytest.fixture(scope="module")
def service() -> str:
    """A service that only this module's offers have, so that a filter on it keeps the others out."""
    return "Liaison d'essai à 2 Mbit/s"


@pytest.fixture(scope="module")
def offers(portal: Portal, service: str) -> list[dict[str, Any]]:
    """Twenty-three offers, of one client by fours; each was delivered before its last order stood as it does."""
    last = ("en étude", "planifiée", "livrée", "suspendue")
    plans = []
    for rank in range(23):
        plan = blueprint("livrée", last[rank % 4], client=f"client {rank // 4}", service=service)
        plan["orders"][0]["placed_on"] = "2025-01-01"
        plan["orders"][1]["placed_on"] = f"2026-02-{rank + 1:02d}"
        plans.append(plan)
    made: list[dict[str, Any]] = portal.seed("offers", plans)
    return made


def references(visitor: Visitor, **query: str) -> list[str]:
    page = visitor.http.get("/catalogue/offres/", params=query).text
    return re.findall(r'data-label="Référence" class="strong">([^<]+)<', page)


def every(visitor: Visitor, **query: str) -> list[str]:
    """Turn all the pages."""
    found: list[str] = []
    path = str(visitor.http.build_request("GET", "/catalogue/offres/", params=query).url)
    while path:
        page = visitor.get(path).text
        found += re.findall(r'data-label="Référence" class="strong">([^<]+)<', page)
        following = re.search(r'rel="next" href="([^"]+)">Page suivante', page)
        path = "/catalogue/offres/" + html.unescape(following[1]) if following else ""
    return found


def test_filters_and_order_last_from_page_to_page(manager: Visitor, offers: list[dict[str, Any]], service: str) -> None:
    assert every(manager, offre=service, tri="date") == [one["reference"] for one in offers]
    assert every(manager, offre=service, tri="-date") == [one["reference"] for one in reversed(offers)]
    assert len(references(manager, offre=service, page="3")) == 3
    page = manager.http.get("/catalogue/offres/", params={"offre": service, "page": "2"}).text
    assert "23 offres" in page
    assert "Page précédente" in page
    assert "Page 2 sur 3" in page


@pytest.mark.parametrize("status", ["livrée", "planifiée"])
def test_the_status_is_that_of_the_latest_order(
    manager: Visitor, offers: list[dict[str, Any]], service: str, status: str
) -> None:
    code = {"livrée": "livree", "planifiée": "planifiee"}[status]
    wanted = {one["reference"] for one in offers if one["status"] == status}
    assert set(every(manager, offre=service, statut=code)) == wanted


def test_the_reference_finds_one(manager: Visitor, offers: list[dict[str, Any]]) -> None:
    wanted = offers[5]["reference"]
    assert references(manager, reference=wanted.lower()) == [wanted]
    assert references(manager, reference=f"  {wanted[-6:]} ") == [wanted]


def test_the_client_is_found_without_case_or_accents(portal: Portal, manager: Visitor) -> None:
    for _ in range(60):
        made = portal.offer("en étude")
        if not made["client"].isascii():
            break
    bare = made["client"].translate(str.maketrans("éèêëîïôçàâùûÉÈÎ", "eeeeiiocaauuEEI"))
    for text in (made["client"], bare, bare.upper(), bare[2:-2]):
        assert made["reference"] in every(manager, client=text)


def test_filters_add_up(manager: Visitor, offers: list[dict[str, Any]], service: str) -> None:
    client = offers[0]["client"]
    assert set(every(manager, offre=service, client=client)) == {one["reference"] for one in offers[:4]}
    assert references(manager, offre=service, client=client, statut="suspendue") == [offers[3]["reference"]]


def test_no_match_is_said(manager: Visitor) -> None:
    page = manager.get("/catalogue/offres/?client=zzzz").text
    assert "Aucune offre ne correspond à ces critères." in page
    assert "<table" not in page


@pytest.mark.parametrize(
    "text", ["%", "_", "'", "\\", '"><script>'], ids=["percent", "underscore", "quote", "backslash", "markup"]
)
def test_no_character_is_special(manager: Visitor, text: str) -> None:
    answer = manager.http.get("/catalogue/offres/", params={"client": text, "reference": text})
    assert answer.status_code == 200
    assert "Aucune offre" in answer.text
    assert "<script>" not in answer.text.replace('<script src="', "")


@pytest.mark.parametrize("query", ["page=999", "page=x", "tri=rien", "statut=rien", "page=-1"])
def test_an_odd_address_is_borne(manager: Visitor, offers: list[dict[str, Any]], query: str) -> None:
    assert offers
    assert manager.get(f"/catalogue/offres/?{query}").status_code == 200


@pytest.mark.parametrize("column", ["reference", "client", "offre", "statut", "date"])
def test_every_column_sorts_both_ways(
    manager: Visitor, offers: list[dict[str, Any]], service: str, column: str
) -> None:
    up, down = every(manager, offre=service, tri=column), every(manager, offre=service, tri=f"-{column}")
    assert sorted(up) == sorted(down) == sorted(one["reference"] for one in offers)
    page = manager.http.get("/catalogue/offres/", params={"tri": column}).text
    assert page.count('aria-sort="ascending"') == 1


def test_the_detail_shows_that_very_offer(manager: Visitor, offers: list[dict[str, Any]]) -> None:
    offer = offers[7]
    page = html.unescape(manager.get(f"/catalogue/offres/{offer['reference']}/").text)
    assert f"<h1>{offer['reference']}</h1>" in page
    for said in (*[one["reference"] for one in offer["orders"]], *[one["name"] for one in offer["contacts"]]):
        assert said in page
    assert "Aucune conversation." in page


@pytest.mark.parametrize("path", ["/catalogue/offres/OC-0000-000000/", "/conversations/999999/", "/rien"])
def test_what_does_not_exist_is_not_found(manager: Visitor, path: str) -> None:
    answer = manager.get(path)
    assert answer.status_code == 404
    assert "Page introuvable" in answer.text


def test_a_nul_in_an_address_is_refused(manager: Visitor) -> None:
    assert manager.get("/catalogue/offres/?client=a%00").status_code == 400
