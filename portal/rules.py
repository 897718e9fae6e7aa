"""The rules of the guide, each in one place (EX-01 … EX-05, EX-11 … EX-20). They know neither pages nor database."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from portal.models import Account, Contact, Order

SUBJECT_MAX = 200
"""Characters."""

CONTENT_MAX = 20_000
"""Characters, a line break counting for one."""

CONVERSE = "portal.manage_conversations"
MANAGE_NOTIFICATIONS = "portal.manage_notifications"


class Status(TextChoices):
    """Where an order stands. The values sort as the labels do."""

    CANCELLED = "annulee", "annulée"
    WAITING = "en_attente", "en attente"
    STUDIED = "en_etude", "en étude"
    PRODUCED = "en_production", "en production"
    REGISTERED = "enregistree", "enregistrée"
    IMPOSSIBLE = "impossible", "impossible"
    DELIVERED = "livree", "livrée"
    PLANNED = "planifiee", "planifiée"
    CLOSED = "resiliee", "résiliée"
    SUSPENDED = "suspendue", "suspendue"


TERMINATED = frozenset({Status.DELIVERED, Status.CLOSED, Status.CANCELLED, Status.IMPOSSIBLE})
"""An order that stands here opens no conversation (EX-01)."""


class Kind(TextChoices):
    """Whose side a contact is on."""

    CLIENT = "client", "Client"
    PARTNER = "partner", "Partenaire"


@dataclass(frozen=True)
class Draft:
    """What a user asks to save. `order` is empty when nothing was asked; contacts are references."""

    order: str
    contacts: tuple[str, ...]
    subject: str
    content: str


@dataclass(frozen=True)
class Problem:
    """Why a draft is refused: the field to blame, and the words for the user."""

    field: str
    message: str
    conflict: bool = False
    """Whether the portal moved on since the form was shown."""


@dataclass(frozen=True)
class Remark:
    """What the form marks a contact with: a short key, and the words for the user."""

    key: str
    words: str


# The guide's own spelling, « notification » without an s.
NOT_SUBSCRIBED = Remark("silent", "Ce contact n'est pas abonné aux notification des conversations")
NOT_ELIGIBLE = Remark("barred", "Ce contact ne peut pas participer à la conversation")


def is_open(order: Order) -> bool:
    """Tell whether the order is in progress (EX-01, EX-02)."""
    return order.status not in TERMINATED


def may_converse(account: Account) -> bool:
    """Tell whether the account has the right, whatever the offer (EX-03, EX-04, EX-05)."""
    return account.is_admin or account.has_perm(CONVERSE)


def may_manage_notifications(account: Account) -> bool:
    return account.is_admin or account.has_perm(MANAGE_NOTIFICATIONS)


def open_orders(orders: Iterable[Order]) -> list[Order]:
    """Keep the orders that a conversation may be about (EX-11)."""
    return [order for order in orders if is_open(order)]


def may_start(account: Account, orders: Iterable[Order]) -> bool:
    """Tell whether this account may start a conversation on an offer with these orders."""
    return any(is_open(order) for order in orders) and may_converse(account)


def only_order(orders: Iterable[Order]) -> Order | None:
    """Return the order in progress when there is exactly one: nothing is asked then (EX-11)."""
    found = open_orders(orders)
    return found[0] if len(found) == 1 else None


def selected_by_default(order: Order) -> list[Contact]:
    """Return the contacts assigned when the order was placed, those unable to take part left out (EX-12, EX-13)."""
    return [contact for contact in order.assigned.all() if contact.eligible]


def offered_by_default(contact: Contact) -> bool:
    """Tell whether the contact is shown while the box is ticked (EX-13, EX-14)."""
    return contact.eligible


def remarks(contact: Contact) -> list[Remark]:
    """Return what the contact is marked with (EX-16, EX-17)."""
    found = [] if contact.subscribed else [NOT_SUBSCRIBED]
    return found if contact.eligible else [*found, NOT_ELIGIBLE]


def is_blank(text: str) -> bool:
    """Tell whether a reader would see nothing: white space of any alphabet, invisible characters (EX-19, EX-20)."""
    return all(char.isspace() or unicodedata.category(char) in {"Cf", "Cc"} or char in "\u2800\u3164" for char in text)


def check(draft: Draft, orders: Sequence[Order], contacts: Sequence[Contact]) -> list[Problem]:
    """Return all that is wrong with a draft about an offer that has these orders and these contacts."""
    return [
        *_check_order(draft.order, orders),
        *_check_contacts(draft.contacts, contacts),
        *_check_text("subject", "Le sujet de la conversation", draft.subject, SUBJECT_MAX),
        *_check_text("content", "Le contenu", draft.content, CONTENT_MAX),
    ]


def wanted_order(draft: Draft, orders: Sequence[Order]) -> Order | None:
    """Return the order that the draft names or, when nothing was asked, the only one in progress."""
    if not draft.order:
        return only_order(orders)
    return next((order for order in orders if order.reference == draft.order), None)


def _check_order(reference: str, orders: Sequence[Order]) -> list[Problem]:
    if not reference:
        return [] if only_order(orders) else [Problem("order", "Choisissez la commande concernée.")]
    order = next((order for order in orders if order.reference == reference), None)
    if order is None:
        return [Problem("order", "La commande choisie n'appartient pas à cette OC.")]
    if not is_open(order):
        said = (
            f"La commande {order.reference} est terminée ({order.get_status_display()}) : aucune conversation possible."
        )
        return [Problem("order", said, conflict=True)]
    return []


def _check_contacts(references: Iterable[str], contacts: Sequence[Contact]) -> list[Problem]:
    known = {contact.reference: contact for contact in contacts}
    chosen = [known[one] for one in dict.fromkeys(references) if one in known]
    problems = [
        Problem(kind.value, f"Sélectionnez au moins un contact {kind.label}.")
        for kind in Kind
        if not any(contact.kind == kind for contact in chosen)
    ]
    problems += [
        Problem(contact.kind, f"{contact.name} ne peut pas participer à la conversation.")
        for contact in chosen
        if not contact.eligible
    ]
    if any(one not in known for one in references):
        problems.append(
            Problem("contacts", "Un contact sélectionné n'appartient ni au client ni au partenaire de cette OC.")
        )
    return problems


def _check_text(field: str, what: str, text: str, most: int) -> list[Problem]:
    if is_blank(text):
        return [Problem(field, f"{what} est obligatoire.")]
    if len(text) > most:
        return [Problem(field, f"{what} ne peut pas dépasser {most} caractères (actuellement {len(text)}).")]
    if "\x00" in text or (field == "subject" and "\n" in text):
        return [Problem(field, f"{what} contient un caractère interdit.")]
    return []
