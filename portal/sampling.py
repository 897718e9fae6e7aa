"""Conversations that could be started on the demonstration catalogue, for a batch to try things with."""

from __future__ import annotations

import os
from itertools import cycle, islice
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.models import Order

_TOPICS = (
    ("Date d'intervention", "Bonjour,\n\nPouvez-vous confirmer la date d'intervention sur site ?\n\nMerci d'avance."),
    ("Accès au local technique", "Bonjour,\n\nLe gardien est présent de 8 h à 17 h. Merci de prévenir la veille."),
    ("Point d'avancement", "Bonjour,\n\nOù en est le raccordement ? Le client nous relance.\n\nCordialement"),
)


class Wish(msgspec.Struct, frozen=True):
    """One conversation to ask for: contacts by their names, none where those proposed by default will do."""

    offer: str
    order: str
    client: tuple[str, ...]
    partner: tuple[str, ...]
    subject: str
    content: str


def wishes(count: int, scale: int, seed: int) -> Iterator[Wish]:
    """Yield conversations that the portal started with this scale and seed would take.

    The catalogue is made in memory: whatever database this machine has for the portal is left alone.
    """
    for name in ("DATABASE_URL", "PORTAL_SQLITE"):
        os.environ.pop(name, None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from portal import demo

    demo.make_catalogue(scale, seed)
    for number, order in enumerate(islice(cycle(_startable()), count), 1):
        yield _wish(number, order)


def _startable() -> list[Order]:
    """Return the orders that a conversation can be started on with the contacts proposed by default."""
    from portal import rules
    from portal.models import Order

    orders = Order.objects.select_related("offer").prefetch_related("assigned").order_by("reference")
    return [
        order
        for order in orders
        if order.is_open and {contact.kind for contact in rules.selected_by_default(order)} == set(rules.Kind)
    ]


def _wish(number: int, order: Order) -> Wish:
    """Make up a conversation: one out of three names its contacts, and an order is named where it is asked for."""
    from portal import rules

    subject, content = _TOPICS[number % len(_TOPICS)]
    named = rules.selected_by_default(order) if number % 3 == 0 else []
    return Wish(
        offer=order.offer.reference,
        order="" if rules.only_order([*order.offer.orders.all()]) else order.reference,
        client=tuple(contact.name for contact in named if contact.kind is rules.Kind.CLIENT),
        partner=tuple(contact.name for contact in named if contact.kind is rules.Kind.PARTNER),
        subject=f"{subject} (dossier {number})",
        content=content,
    )
