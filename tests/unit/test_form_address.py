"""The form's address, read for one offer and asked for about another."""

from __future__ import annotations

import pytest

from pages.procedure import FormAddress
from pages.target import Offer, Order


def offer(key: str, *orders: tuple[str, str]) -> Offer:
    made = tuple(Order(reference=f"CMD-{number}", id=number, status=status) for number, status in orders)
    return Offer(reference=f"OC-{key}", id=key, orders=made, contacts=())


KNOWN = offer("7", ("70", "livrée"), ("71", "en étude"))
ASKED = offer("8", ("80", "annulée"), ("81", "en étude"))


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://p/oc/7/fils?commande=71", "https://p/oc/8/fils?commande=81"),
        ("https://p/#/oc/7/fils?commande=71", "https://p/#/oc/8/fils?commande=81"),
        ("https://p/app?oc=7#/fils/71", "https://p/app?oc=8#/fils/81"),
    ],
)
def test_the_order_is_the_one_in_progress_wherever_the_address_tells_it(url: str, wanted: str) -> None:
    assert FormAddress(url, KNOWN).of(ASKED) == wanted


def test_of_an_offer_whose_orders_are_all_terminated_it_is_the_first() -> None:
    terminated = offer("9", ("90", "livrée"), ("91", "annulée"))
    assert FormAddress("https://p/oc/7/fils?commande=71", KNOWN).of(terminated) == "https://p/oc/9/fils?commande=90"
