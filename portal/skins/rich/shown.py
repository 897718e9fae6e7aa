"""What the API tells of offers, orders, contacts and conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portal.rules import Kind, Status

if TYPE_CHECKING:
    from portal.models import Contact, Conversation, Offer, Order

Told = dict[str, Any]


def status(value: str) -> Told:
    return {"value": value, "label": Status(value).label}


def offer(one: Offer) -> Told:
    return {"reference": one.reference, "client": one.client.name, "service": one.service}


def order(one: Order) -> Told:
    return {"reference": one.reference, "status": status(one.status), "placed_on": one.placed_on.isoformat()}


def contact(one: Contact) -> Told:
    return {
        "id": one.pk,
        "reference": one.reference,
        "name": one.name,
        "kind": one.kind_told,
        "company": str(one.company),
    }


def conversation(one: Conversation) -> Told:
    """Tell what a list shows of it."""
    return {
        "id": one.pk,
        "subject": one.subject,
        "order": one.order.reference,
        "offer": one.order.offer.reference,
        "author": str(one.author),
        "created_at": one.created_at.isoformat(),
    }


def whole_conversation(one: Conversation) -> Told:
    """Tell all of it (EX-21)."""
    people = [{"label": kind.label, "names": one.contact_names(kind)} for kind in Kind]
    return {**conversation(one), "content": one.content, "people": people}
