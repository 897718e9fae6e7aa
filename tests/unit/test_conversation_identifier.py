"""What tells a conversation from another in its address, however a portal writes addresses."""

from __future__ import annotations

import pytest

from pages.conversation import identifier


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://portail.example/conversations/701", "701"),
        ("https://portail.example/conversations/CONV-0701/", "CONV-0701"),
        ("https://portail.example/oc/OC-1/conversations/701?retour=liste", "701"),
        ("https://portail.example/Conversation.aspx?ConversationId=701&oc=12", "701"),
        ("https://portail.example/VoirConversation.aspx?conv=701", "701"),
        ("https://portail.example/#!/conversations/701", "701"),
        ("https://portail.example/#/conversation?numero=701", "701"),
        ("https://portail.example/voir?cle=premiere", "/voir?cle=premiere"),
    ],
)
def test_the_identifier_is_read_from_the_address(address: str, told: str) -> None:
    assert identifier(address) == told


def test_no_two_conversations_share_an_identifier() -> None:
    first, second = (f"https://portail.example/voir.aspx?cmd=12&conv={number}" for number in (701, 702))
    assert identifier(first) != identifier(second)
