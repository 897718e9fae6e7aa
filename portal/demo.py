"""Data to look at: the demonstration accounts and an invented catalogue."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.hashers import make_password

from portal import accounts, rules
from portal.building import Batch
from portal.models import Account, Conversation
from portal.names import Names

if TYPE_CHECKING:
    from random import Random

    from portal.models import Contact, Order

LOGINS = {
    "admin": accounts.Role.ADMIN,
    "gestionnaire": accounts.Role.WITH_RIGHT,
    "lecteur": accounts.Role.WITHOUT_RIGHT,
    "facturation": accounts.Role.OTHER_RIGHTS,
    "désactivé": accounts.Role.DISABLED,
}
"""One account for each role."""

_TODAY = date(2026, 6, 30)
"""Fixed, so that the same seed gives the same data on any day."""

_TOPICS = (
    ("Date d'intervention", "Bonjour,\n\nPouvez-vous confirmer la date d'intervention sur site ?\n\nMerci d'avance."),
    ("Accès au local technique", "Bonjour,\n\nLe gardien est présent de 8 h à 17 h. Merci de prévenir la veille."),
    ("Point d'avancement", "Bonjour,\n\nOù en est le raccordement ? Le client nous relance.\n\nCordialement"),
    ("Adresse du site à corriger", "L'entrée se fait par l'arrière du bâtiment : 12 bis, et non 12."),
)


def make_accounts(password: str) -> None:
    """Make or reset the demonstration accounts, all with this password."""
    encoded = make_password(password)
    for login, role in LOGINS.items():
        accounts.upsert(login, role, encoded)


def make_catalogue(scale: int, seed: int | None) -> None:
    """Make this many offers, with companies, orders, contacts and a few conversations."""
    batch = Batch(Names(seed))
    draw = batch.names.random
    partners = [batch.partner() for _ in range(max(1, scale // 12))]
    clients = [batch.client() for _ in range(max(1, scale // 3))]
    people: dict[int, list[Contact]] = {}
    for company in (*partners, *clients):
        people[id(company)] = [
            batch.contact(company, eligible=rank == 0 or _often(draw), subscribed=_often(draw))
            for rank in range(draw.randint(2, 4))
        ]
    for _ in range(scale):
        client, partner = draw.choice(clients), draw.choice(partners)
        offer = batch.offer(client, partner, batch.names.service())
        for _ in range(draw.choice((1, 1, 2, 2, 3))):
            assigned = [*draw.sample(people[id(client)], 2), *draw.sample(people[id(partner)], 1)]
            placed_on = _TODAY - timedelta(days=draw.randrange(700))
            batch.order(offer, draw.choice(list(rules.Status)), placed_on, assigned)
    batch.save()
    _converse(batch)


def _converse(batch: Batch) -> None:
    """Start a conversation on one order in progress out of six."""
    draw = batch.names.random
    author = Account.objects.filter(is_admin=True).order_by("pk").first()
    if author is None:
        return
    assigned: dict[int, list[Contact]] = {}
    for order, contact in batch.assigned:
        assigned.setdefault(order.pk, []).append(contact)
    made = [
        (_conversation(order, author, draw.choice(_TOPICS), draw.getrandbits(128)), assigned[order.pk])
        for order in rules.open_orders(batch.orders)[::6]
    ]
    Conversation.objects.bulk_create([conversation for conversation, _ in made])
    through = Conversation.contacts.through
    through.objects.bulk_create(
        [through(conversation=conversation, contact=contact) for conversation, people in made for contact in people]
    )


def _often(draw: Random) -> bool:
    return draw.randrange(4) > 0


def _conversation(order: Order, author: Account, topic: tuple[str, str], bits: int) -> Conversation:
    subject, content = topic
    return Conversation(order=order, author=author, subject=subject, content=content, token=UUID(int=bits, version=4))
