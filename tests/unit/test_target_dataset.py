"""What a dataset says of its offers, and the offers that do not fit their case."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from pages.errors import NotVerifiable
from pages.target import Contact, Offer, Order
from pages.target.dataset import CASES, FILTERS, OPEN, TERMINATED, Case, Lacking, called_like, case_fault, slug


def offer(*statuses: str, **more: object) -> Offer:
    orders = tuple(Order(reference=f"CMD-{place}", status=status) for place, status in enumerate(statuses))
    plain = {"reference": "OC-1", "client": "C", "service": "S", "status": "Livrée", "orders": orders}
    return Offer(**{**plain, "contacts": (), **more})  # type: ignore[arg-type]


def test_keys_are_ids_or_else_what_people_see() -> None:
    assert (offer().key, offer(id="7").key) == ("OC-1", "7")
    assert Order(reference="CMD-1", status="x").key == "CMD-1"
    assert Order(reference="CMD-1", status="x", id="8").key == "8"
    assert Contact(name="Zoé", kind="client").key == "Zoé"
    assert Contact(name="Zoé", kind="client", id="9").key == "9"


@pytest.mark.parametrize("status", ["livrée", "Livree", "RÉSILIÉE", "Annulée", "re\u0301silie\u0301e", " impossible "])
def test_terminated(status: str) -> None:
    assert not Order(reference="1", status=status).in_progress


@pytest.mark.parametrize("status", ["enregistrée", "En étude", "EN ATTENTE", "suspendue", "Livrée en partie"])
def test_in_progress(status: str) -> None:
    assert Order(reference="1", status=status).in_progress


def test_slugs_are_those_of_the_cases() -> None:
    shown = ["Enregistrée", "En étude", "En production", "En attente", "Planifiée", "Suspendue"]
    assert {slug(status) for status in shown} == OPEN
    assert {slug(status) for status in ("Livrée", "Résiliée", "Annulée", "Impossible")} == TERMINATED
    assert len(CASES) == 22
    assert get_args(Case)[1].extra == {"known": CASES}


@pytest.mark.parametrize(
    ("case", "fitting"),
    [
        ("one_order_in_progress", offer("En étude")),
        ("one_order_in_progress", offer("En étude", "Livrée")),
        ("two_orders_in_progress", offer("En étude", "Planifiée", "Livrée")),
        ("mixed_orders", offer("En étude", "Planifiée", "Livrée")),
        ("all_terminated", offer("Livrée", "Livrée")),
        ("all_markers", offer("En étude", "Livrée")),
        ("among_livree", offer("En étude", "Livrée")),
        ("status_en_etude", offer("En étude")),
        ("status_livree", offer("LIVRÉE", "livrée")),
        ("paged", offer()),
    ],
)
def test_fitting_offers(case: str, fitting: Offer) -> None:
    assert case_fault(case, fitting) is None


@pytest.mark.parametrize(
    ("case", "unfit", "fault"),
    [
        (
            "one_order_in_progress",
            offer("En étude", "Planifiée"),
            "demande exactement une commande en cours ; il y en a 2",
        ),
        (
            "two_orders_in_progress",
            offer("En étude", "Livrée"),
            "demande exactement deux commandes en cours ; il y en a 1",
        ),
        (
            "mixed_orders",
            offer("Livrée"),
            "demande exactement deux commandes en cours et au moins une terminée ; il y en a 0 et 1",
        ),
        (
            "all_terminated",
            offer("Livrée"),
            "demande au moins deux commandes, toutes terminées ; il y en a 1 et 0 en cours",
        ),
        (
            "all_terminated",
            offer("Livrée", "En étude"),
            "demande au moins deux commandes, toutes terminées ; il y en a 2 et 1 en cours",
        ),
        ("other_offer", offer("Livrée"), "demande au moins une commande en cours ; il y en a 0"),
        (
            "among_livree",
            offer("En étude", "Annulée"),
            "demande exactement une commande en cours et au moins une dans ce statut",
        ),
        ("status_livree", offer("Livrée", "En étude"), "demande une commande, dans ce statut et aucun autre"),
        ("status_livree", offer(), "demande une commande, dans ce statut et aucun autre"),
    ],
)
def test_unfit_offers(case: str, unfit: Offer, fault: str) -> None:
    assert case_fault(case, unfit) == fault


def test_an_offer_beside_another_has_only_the_contacts_that_are_its_own() -> None:
    zoe, hugo, lea = (Contact(name=name, kind="partner") for name in ("Zoé", "Hugo", "Léa"))
    one = offer("En étude", contacts=(zoe, hugo))
    other = offer(contacts=(hugo, lea), orders=(Order(reference="CMD-9", status="x", assigned=("Hugo", "Léa")),))
    apart = other.beside(one)
    assert [contact.name for contact in apart.contacts] == ["Léa"]
    assert apart.orders[0].assigned == ("Léa",)
    with pytest.raises(Lacking, match="OC-1 n'ait pas"):
        offer(contacts=(hugo,)).beside(one)


def test_a_filter_that_the_portal_has_not_is_left_out() -> None:
    """It is missed by its key where a scenario would use it."""
    plain = offer("En étude")
    assert plain.filters == FILTERS
    lacking = msgspec.structs.replace(plain, service=None)
    assert "service" not in lacking.filters
    assert lacking.found_by("status") == plain.status
    with pytest.raises(Lacking, match="« service »"):
        lacking.found_by("service")


def test_a_name_never_takes_the_place_of_an_id() -> None:
    zoe, hugo = Contact(name="Zoé", kind="client", id="7"), Contact(name="Hugo", kind="client", id="8")
    assert called_like(zoe, hugo) == "8"
    assert called_like(Order(reference="CMD-1", status="x"), Order(reference="CMD-2", status="x")) == "CMD-2"
    for one, other in ((zoe, Contact(name="Léa", kind="client")), (Contact(name="Léa", kind="client"), zoe)):
        with pytest.raises(NotVerifiable, match="« id » de « Zoé » et non celui de « Léa »"):
            called_like(one, other)
