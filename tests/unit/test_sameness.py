"""Whether a conversation on the portal is the one that a row asked for."""

from __future__ import annotations

import pytest

from bulk.messages import Intent
from bulk.sameness import recognised, told

INTENT = Intent(
    order="CDE-1", contacts=("Anne Roy (Client)", "Paul Durand"), subject="Panne", content="Bonjour", baseline=()
)


@pytest.mark.parametrize("details", ["CDE-1\nAnne Roy\nPaul Durand", "CommandeCDE-1Anne RoyPaul Durand"])
def test_a_conversation_is_recognised_however_its_names_are_set(details: str) -> None:
    """Not to recognise it would be to make it again: labels side by side are read as one word."""
    assert recognised(INTENT, subject="Panne", content="Bonjour", details=details)


def test_a_conversation_without_one_of_the_contacts_is_another() -> None:
    assert not recognised(INTENT, subject="Panne", content="Bonjour", details="CDE-1 Anne Roy")


def test_a_longer_name_is_no_offer_of_a_shorter_one() -> None:
    assert told("Anne Roy", ["Anne Roy – DSI"])
    assert not told("Anne Roy", ["Anne Royer"])
