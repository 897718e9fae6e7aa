"""A name is said in full or not at all."""

from __future__ import annotations

import pytest

from pages.naming import said, says, without


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anne Roy", "Anne Roy"),
        ("Contacts : ANNE  ROY, Paul Durand", "Anne Roy"),
        ("Anne\N{NO-BREAK SPACE}Roy (DSI)", "Anne Roy"),
        ("OC-0001 – En étude", "OC-0001"),
        ("Commande n°CDE-12.", "CDE-12"),
        ("Une conversation d'Anne Roy", "Anne Roy"),
        ("ClientAnne RoyPaul Durand", "Anne Roy"),
        ("OC-12En étude", "OC-12"),
    ],
)
def test_a_name_is_said(text: str, name: str) -> None:
    assert says(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anne Royer", "Anne Roy"),
        ("Anne Roy-Petit", "Anne Roy"),
        ("Marie-Anne Roy", "Anne Roy"),
        ("Joanne Roy", "Anne Roy"),
        ("Anne Royé", "Anne Roy"),
        ("OC-12", "OC-1"),
        ("OC-1-B", "OC-1"),
        ("OC-1B", "OC-1"),
    ],
)
def test_a_part_of_another_word_says_nothing(text: str, name: str) -> None:
    assert not says(text, name)


def test_a_longer_name_does_not_say_a_shorter_one_besides() -> None:
    names = ["Anne Roy", "Anne Roy Petit", "Paul Durand"]
    assert said("Anne Roy Petit, Paul Durand", names) == {"Anne Roy Petit", "Paul Durand"}
    assert said("Anne Roy Petit et Anne Roy", names) == {"Anne Roy Petit", "Anne Roy"}
    assert said("personne", names) == set()
    assert said("ANNE ROYPAUL DURAND", names) == {"Anne Roy", "Paul Durand"}


def test_what_is_left_without_a_name_tells_nothing_of_it() -> None:
    assert not says(without("Paul Client\N{NO-BREAK SPACE}, partenaire", ["Paul Client"]), "client")
    assert says(without("Paul Client, partenaire", ["Paul Client"]), "partenaire")
    assert without("Anne Roy Petit", ["Anne Roy", "Anne Roy Petit"]) == "\N{NULL}"
