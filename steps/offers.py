"""The offers that scenarios stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given

from bdd.sentences import sentence
from pages.errors import NotVerifiable
from pages.target.dataset import slug
from steps.words import RANKS

if TYPE_CHECKING:
    from fixtures.dataset import Dataset
    from pages.target import Offer, Order


@given(sentence("une OC avec une commande en cours"), target_fixture="offer")
def one_order(dataset: Dataset) -> Offer:
    return dataset.offer("one_order_in_progress")


@given(sentence("une OC avec deux commandes en cours"), target_fixture="offer")
def two_orders(dataset: Dataset) -> Offer:
    return dataset.offer("two_orders_in_progress")


@given(sentence("une OC avec deux commandes en cours et des commandes terminées"), target_fixture="offer")
def mixed_orders(dataset: Dataset) -> Offer:
    return dataset.offer("mixed_orders")


@given(sentence('une OC avec une commande en cours et une commande "{status}"'), target_fixture="offer")
def one_order_among(dataset: Dataset, status: str) -> Offer:
    return dataset.offer(f"among_{slug(status)}")


@given(sentence("une OC dont toutes les commandes sont terminées"), target_fixture="offer")
def only_terminated_orders(dataset: Dataset) -> Offer:
    return dataset.offer("all_terminated")


@given(sentence('une OC dont la seule commande est "{status}"'), target_fixture="offer")
def only_order(dataset: Dataset, status: str) -> Offer:
    return dataset.offer(f"status_{slug(status)}")


@given(sentence("une OC dont les contacts sont de toutes les sortes"), target_fixture="offer")
def all_markers(dataset: Dataset) -> Offer:
    return dataset.offer("all_markers")


@given(sentence("une OC parmi d'autres qui lui ressemblent"), target_fixture="offer")
def among_neighbours(dataset: Dataset) -> Offer:
    return dataset.offer("neighbours")


@given(sentence("un client dont les OC tiennent sur plusieurs pages"), target_fixture="offer")
def paged(dataset: Dataset) -> Offer:
    return dataset.offer("paged")


@given(sentence('une OC dont le nom du client a "{sign}"'), target_fixture="offer")
def odd_client(dataset: Dataset, sign: str) -> Offer:
    return dataset.odd_client(sign)


@given(sentence("une autre OC d'un autre client"), target_fixture="other")
def other_offer(dataset: Dataset) -> Offer:
    return dataset.offer("other_offer")


@given(sentence('une autre OC dont la seule commande est "{status}"'), target_fixture="other")
def other_only_order(dataset: Dataset, status: str) -> Offer:
    return dataset.offer(f"status_{slug(status)}")


@given(sentence("une autre OC dont toutes les commandes sont terminées"), target_fixture="other")
def other_only_terminated_orders(dataset: Dataset) -> Offer:
    return dataset.offer("all_terminated")


@pytest.fixture
def order(offer: Offer) -> Order:
    """The order that the conversation is about: the first in progress, until a step chooses."""
    return in_progress(offer, "première")


def in_progress(offer: Offer, rank: str) -> Order:
    """The order in progress of that rank, in the order in which the dataset gives them."""
    return offer.in_progress[RANKS[rank]]


def siblings(offer: Offer) -> list[str]:
    """References of the client's other offers. Raises NotVerifiable where there is none."""
    others = [reference for reference in offer.clients_offers if reference != offer.reference]
    if not others:
        raise NotVerifiable(f"l'OC {offer.reference} est la seule de son client")
    return others
