"""What a detail tells of the types of contacts, and when it tells nothing (EX-09)."""

from __future__ import annotations

import pytest

from pages.components.rows import Line
from pages.target import Contact, Offer
from steps.detail import kinds_told

OFFER = Offer(
    reference="OC-1",
    client="Partenaire Nord",
    orders=(),
    contacts=(
        Contact(name="Anne Client", kind="client"),
        Contact(name="Hugo Roy", kind="client"),
        Contact(name="Paul Durand", kind="partner"),
    ),
)


def told(*texts: str) -> dict[str, str]:
    return kinds_told([Line(text, {}) for text in texts], OFFER)


def test_each_row_tells_the_type_of_its_contact() -> None:
    rows = (
        "Nom Type",
        "Anne Client – client, Partenaire Nord",
        "Client : Hugo Roy, responsable des clients",
        "Paul Durand Partenaire paul@client.example",
    )
    assert told(*rows) == {"Anne Client": "Client", "Hugo Roy": "Client", "Paul Durand": "Partenaire"}


@pytest.mark.parametrize(
    "rows",
    [
        ("Anne Client", "Hugo Roy", "Paul Durand"),
        ("Anne Client", "Hugo Roy, directeur client", "Paul Durand, Partenaire"),
        ("Anne Client, Client", "Hugo Roy, Client", "Paul Durand, Partenaire, chef de projet client"),
        ("Anne Client, espace client", "Hugo Roy, espace client", "Paul Durand, espace client"),
        (),
    ],
)
def test_rows_that_do_not_all_tell_a_type_tell_none(rows: tuple[str, ...]) -> None:
    assert told(*rows) == {}


def test_a_contact_that_two_rows_name_is_told_by_neither() -> None:
    rows = "Anne Client, Client, à défaut Paul Durand", "Paul Durand, Partenaire"
    assert told(*rows) == {"Anne Client": "Client"}
