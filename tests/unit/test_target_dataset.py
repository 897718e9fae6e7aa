"""What a dataset says of its offers, and the offers that do not fit their case."""

from __future__ import annotations

from typing import get_args

import pytest

from pages.target import Contact, Offer, Order
from pages.target.dataset import CASES, OPEN, TERMINATED, Case, case_fault, slug


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
    assert len(CASES) == 21
    assert get_args(Case)[1].extra == {"known": CASES}


@pytest.mark.parametrize(
    ("case", "fitting"),
    [
        ("one_order_in_progress", offer("En étude")),
        ("one_order_in_progress", offer("En étude", "Livrée")),
        ("two_orders_in_progress", offer("En étude", "Planifiée", "Livrée")),
        ("mixed_orders", offer("En étude", "Planifiée", "Livrée")),
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
