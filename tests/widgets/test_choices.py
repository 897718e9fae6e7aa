"""The contact menu in the libraries that portals use: the same questions get the same answers, the same acts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import Choices, Markers
from pages.errors import NotOffered
from tests.widgets.libraries import CHOICES, LONG, SEARCHED

if TYPE_CHECKING:
    from tests.widgets.conftest import Visit
    from tests.widgets.libraries import Library

ANNE, MARIE, HUGO, PAUL = "Anne Martin", "Marie-Anne Martin", "Hugo Petit", "Paul Noir"
ZOE, LEA = "Zoé Lefèvre-d’Arc", "Léa <b>Roux</b>"
EVERYONE = sorted([ANNE, MARIE, HUGO, PAUL, ZOE, LEA])


class Bench(Page):
    """The part of the conversation form that the pages have."""

    key = "conversation_form"
    title = "Essai"

    client_contacts = Choices("Client")


@pytest.fixture
def client(request: pytest.FixtureRequest, visit: Visit) -> Choices:
    """Six contacts, Anne and Hugo selected at first, Paul not to be selected, Zoé not subscribed."""
    library: Library = request.param
    return Bench(visit("choices", library, "conversation_form")).client_contacts


def sends(client: Choices, *names: str) -> bool:
    """Whether the form of the page, if it has one, would send these contacts and no others."""
    sent = client.tab.page.evaluate("sent()")
    return sent is None or sorted(sent) == sorted(names)


@pytest.mark.parametrize("client", CHOICES, ids=str, indirect=True)
def test_contacts_are_read_selected_and_deselected(client: Choices) -> None:
    assert sorted(client.offered()) == EVERYONE
    assert sorted(client.selected()) == [ANNE, HUGO]
    assert client.markers(ZOE) == Markers(not_subscribed=True, not_eligible=False)
    assert client.markers(MARIE) == Markers(not_subscribed=False, not_eligible=False)
    client.select(ZOE, LEA)
    client.deselect(HUGO)
    assert sorted(client.selected()) == sorted([ANNE, ZOE, LEA])
    assert sends(client, ANNE, ZOE, LEA)
    client.choose_only(MARIE, HUGO)
    assert sorted(client.selected()) == [HUGO, MARIE], "although another name ends in this one"
    assert sends(client, HUGO, MARIE)
    assert not client.try_select(PAUL)
    assert client.try_select(ANNE)
    client.clear()
    assert client.selected() == []
    assert sends(client)
    client.select("Petit")
    assert client.selected() == [HUGO], "found by a part of the name, searched for where there is a box for that"


@pytest.mark.parametrize("client", LONG, ids=str, indirect=True)
def test_a_list_that_draws_only_what_is_seen_is_read_whole(client: Choices) -> None:
    assert len(client.offered()) == 86
    client.choose_only("Contact 050", LEA)
    assert sorted(client.selected()) == ["Contact 050", LEA]


@pytest.mark.parametrize("client", SEARCHED, ids=str, indirect=True)
def test_a_list_that_waits_for_a_search_is_searched(client: Choices) -> None:
    assert sorted(client.selected()) == [ANNE, HUGO]
    client.choose_only(ZOE, HUGO)
    assert sorted(client.selected()) == [HUGO, ZOE]
    client.choose_only(MARIE)
    client.select(ANNE)
    assert sends(client, ANNE, MARIE)
    assert sorted(client.selected()) == [ANNE, MARIE], "although the list shows at first only one whose name holds it"
    with pytest.raises(NotOffered, match="Jean Valjean"):
        client.select("Jean Valjean")
