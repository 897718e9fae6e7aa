"""The rules of the guide, each in one place (EX-01 … EX-05, EX-11 … EX-20). They know neither pages nor database."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

from portal.defects import defect

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


def kind_told(kind: Kind) -> str:
    """Return the kind of a contact as the detail of an offer tells it: by its own name (EX-09)."""
    other = Kind.CLIENT if kind == Kind.PARTNER else Kind.PARTNER
    return str((other if defect("detail-swaps-contact-types") else kind).label)


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
    status = Status(order.status)
    if status in TERMINATED:
        return defect(f"{status.name.lower()}-order-opens")
    return not defect(f"{status.name.lower()}-order-refused")


def may_converse(account: Account) -> bool:
    """Tell whether the account has the right, whatever the offer (EX-03, EX-04, EX-05)."""
    if account.is_admin:
        return not defect("admin-refused")
    if account.has_perm(CONVERSE):
        return not defect("right-ignored")
    return defect("right-not-needed") or (defect("any-right-opens") and bool(account.get_all_permissions()))


def ground(account: Account) -> str:
    """Name what an account that may converse draws it from: being an Admin, or the right."""
    return "admin" if account.is_admin else "right"


def may_manage_notifications(account: Account) -> bool:
    return account.is_admin or account.has_perm(MANAGE_NOTIFICATIONS)


def open_orders(orders: Sequence[Order]) -> list[Order]:
    """Keep the orders that a conversation may be about (EX-11); the latest comes first."""
    found = [order for order in orders if is_open(order)]
    if defect("latest-order-decides") and found[:1] != list(orders[:1]):
        return []
    if defect("terminated-order-blocks-offer") and len(found) < len(orders):
        return []
    return found


def may_start(account: Account, orders: Sequence[Order]) -> bool:
    """Tell whether this account may start a conversation on an offer with these orders (EX-01 … EX-05, EX-10)."""
    if defect("start-missing") or defect(f"{ground(account)}-start-missing"):
        return False
    anyhow = defect("start-shown-on-terminated-order") or defect(f"{ground(account)}-ignores-status")
    anyhow = anyhow or (len(orders) > 1 and defect("start-shown-on-terminated-orders"))
    if not (open_orders(orders) or anyhow):
        return False
    if len(open_orders(orders)) > 1 and not account.is_admin and defect("right-start-missing-among-orders"):
        return False
    if account.is_admin and len(open_orders(orders)) < len(orders) and defect("admin-start-needs-all-open"):
        return False
    anybody = defect("start-shown-without-right") or (len(orders) > 1 and defect("start-shown-among-orders"))
    allowed = may_converse(account) or anybody
    if defect("start-shown-once-seen"):
        _started.update(order.pk for order in orders if allowed)
        return orders[0].pk in _started
    return allowed


def only_order(orders: Sequence[Order]) -> Order | None:
    """Return the order in progress when there is exactly one: nothing is asked then (EX-11)."""
    found = open_orders(orders)
    return found[0] if len(found) == 1 or (found and defect("order-not-asked")) else None


def selected_by_default(order: Order) -> list[Contact]:
    """Return the contacts assigned when the order was placed, those unable to take part left out (EX-12, EX-13)."""
    if defect("other-orders-contacts-selected"):
        order = order.offer.orders.exclude(pk=order.pk).first() or order
    if defect("terminated-orders-contacts-selected"):
        order = next((one for one in order.offer.orders.all() if not is_open(one)), order)
    found = [contact for contact in order.assigned.all() if contact.eligible]
    if defect("everyone-selected"):
        found = list(order.offer.proposed_contacts().filter(eligible=True))
    if defect("one-assigned-selected"):
        found = found[:1]
    return [contact for contact in found if _selected(contact)]


def _selected(contact: Contact) -> bool:
    """Tell whether an assigned contact able to take part is selected: it always is (EX-12)."""
    if defect("unsubscribed-not-selected") and not contact.subscribed:
        return False
    return not (defect("nothing-selected") or defect(f"{contact.kind.value}-not-selected"))


def offered_by_default(contact: Contact) -> bool:
    """Tell whether the contact is shown while the box is ticked (EX-13, EX-14)."""
    if defect("unable-offered") or defect(f"unable-{contact.kind.value}-offered"):
        return True
    return contact.eligible and not (defect("unsubscribed-hidden") and not contact.subscribed)


def remarks(contact: Contact) -> list[Remark]:
    """Return what the contact is marked with (EX-16, EX-17)."""
    silent, barred = _marked_unsubscribed(contact), _marked_unable(contact)
    if defect("marks-swapped"):
        silent, barred = barred, silent
    if silent and barred:
        silent, barred = not defect("unable-mark-hides-unsubscribed"), not defect("unsubscribed-mark-hides-unable")
    found = [_cut(NOT_SUBSCRIBED, "subscription")] if silent else []
    return [*found, _cut(NOT_ELIGIBLE, "ability")] if barred else found


def _marked_unsubscribed(contact: Contact) -> bool:
    subscribed = contact.subscribed
    if defect("subscription-mark-stale"):
        subscribed = _first_seen.setdefault(contact.pk, subscribed)
    if defect("other-orders-contacts-marked") and _of_earlier_order(contact):
        return True
    if defect("unsubscribed-not-marked") or defect(f"unsubscribed-{contact.kind.value}-not-marked"):
        return False
    return defect("subscribed-marked") or subscribed == defect("subscription-mark-inverted")


def _of_earlier_order(contact: Contact) -> bool:
    """Tell whether the contact is assigned to an order that is not its offer's latest, which comes first."""
    return any(order != order.offer.orders.first() for order in contact.orders.all())


def _marked_unable(contact: Contact) -> bool:
    if defect("unable-not-marked") or defect(f"unable-{contact.kind.value}-not-marked"):
        return False
    return defect("able-marked-unable") or contact.eligible == defect("ability-mark-inverted")


def _cut(remark: Remark, kind: str) -> Remark:
    return Remark(remark.key, remark.words[:20]) if defect(f"{kind}-wording-cut") else remark


_started: set[int] = set()
"""Orders on which somebody has seen the button, for the defect that shows it to whoever comes next."""

_first_seen: dict[int, bool] = {}
"""Subscriptions as first shown, for the defect that never looks again."""


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
    if defect("chosen-order-ignored"):
        return open_orders(orders)[0]
    if defect("latest-order-saved"):
        return orders[0]
    if not draft.order and defect("unsaid-order-guessed"):
        return next(iter(open_orders(orders)), None)
    if not draft.order:
        return orders[0] if status_unchecked(orders) else only_order(orders)
    return next((order for order in orders if order.reference == draft.order), None)


def status_unchecked(orders: Sequence[Order]) -> bool:
    """Tell whether the status of an offer's orders is not looked at when saving: never, but for a defect."""
    if len(orders) == 1:
        return defect("lone-terminated-order-saved")
    return not any(map(is_open, orders)) and defect("terminated-orders-saved")


def _check_order(reference: str, orders: Sequence[Order]) -> list[Problem]:
    if not reference:
        return (
            []
            if only_order(orders) or status_unchecked(orders) or defect("unsaid-order-guessed")
            else [Problem("order", "Choisissez la commande concernée.")]
        )
    order = next((order for order in orders if order.reference == reference), None)
    if order is None:
        return [Problem("order", "La commande choisie n'appartient pas à cette OC.")]
    if not (is_open(order) or defect("terminated-order-saved") or status_unchecked(orders)):
        said = (
            f"La commande {order.reference} est terminée ({order.get_status_display()}) : aucune conversation possible."
        )
        return [Problem("order", said, conflict=True)]
    if order.status == Status.SUSPENDED and defect("suspended-order-not-saved"):
        return [Problem("order", f"La commande {order.reference} est suspendue.")]
    return []


def _check_contacts(references: Iterable[str], contacts: Sequence[Contact]) -> list[Problem]:
    known = {contact.reference: contact for contact in contacts}
    chosen = [known[one] for one in dict.fromkeys(references) if one in known]
    if defect("unknown-contact-counts") and any(one not in known for one in references):
        return []
    problems = [
        Problem(kind.value, _said("contact", f"Sélectionnez au moins un contact {kind.label}."))
        for kind in Kind
        if not _enough(kind, chosen)
    ]
    problems += [
        Problem(contact.kind, _said("unable", f"{contact.name} ne peut pas participer à la conversation."))
        for contact in _judged(chosen)
        if not _may_take_part(contact)
    ]
    if any(one not in known for one in references):
        problems.append(
            Problem("contacts", "Un contact sélectionné n'appartient ni au client ni au partenaire de cette OC.")
        )
    return problems


def _judged(chosen: Sequence[Contact]) -> list[Contact]:
    """Return the contacts of whom it is asked whether they may take part: all of them."""
    kinds = [[contact for contact in chosen if contact.kind == kind] for kind in Kind]
    if defect("unable-first-contact-accepted"):
        return [contact for alike in kinds for contact in alike[-1:]]
    if defect("unable-second-contact-accepted"):
        return [contact for alike in kinds for contact in alike[:1]]
    return list(chosen)


def _enough(kind: Kind, chosen: Sequence[Contact]) -> bool:
    """Tell whether there is a contact of this kind (EX-15)."""
    if defect(f"{kind.value}-contact-not-required") or (chosen and defect("one-contact-is-enough")):
        return True
    if len(chosen) > 1 and defect("two-contacts-are-enough"):
        return True
    return sum(contact.kind == kind for contact in chosen) >= (2 if defect("two-contacts-required") else 1)


def _may_take_part(contact: Contact) -> bool:
    """Tell whether a chosen contact is let into the conversation (EX-17)."""
    if defect("unable-contact-accepted") or defect("unable-contact-dropped"):
        return True
    return contact.eligible or (contact.kind == Kind.PARTNER and defect("unable-partner-accepted"))


def may_be_picked(contact: Contact) -> bool:
    """Tell whether a form that keeps from its menus who is unable to take part lets this contact be picked (EX-17)."""
    return contact.eligible or defect("unable-refusal-unsaid")


def _said(field: str, message: str) -> str:
    return "" if defect(f"{field}-refusal-unsaid") else message


def _missing(field: str, text: str) -> bool:
    """Tell whether a required text is not there: blanks do not count (EX-19, EX-20)."""
    if defect(f"{field}-not-required"):
        return False
    if defect(f"blank-{field}-accepted"):
        return not text
    if defect(f"exotic-blank-{field}-accepted"):
        return not text.strip(" ")
    if defect(f"typographic-blank-{field}-accepted"):
        return not text.strip(" \t\r\n\xa0")
    return is_blank(text) or (text == "0" and defect("zero-taken-for-nothing"))


def _check_text(field: str, what: str, text: str, most: int) -> list[Problem]:
    if _missing(field, text):
        if field == "subject" and defect("subject-refusal-blames-content"):
            return [Problem("content", "Le contenu est obligatoire.")]
        if field == "content" and defect("content-refusal-blames-subject"):
            return [Problem("subject", "Le sujet de la conversation est obligatoire.")]
        return [Problem(field, _said(field, f"{what} est obligatoire."))]
    if len(text) > most:
        return [Problem(field, f"{what} ne peut pas dépasser {most} caractères (actuellement {len(text)}).")]
    if "\x00" in text or (field == "subject" and "\n" in text):
        return [Problem(field, f"{what} contient un caractère interdit.")]
    return []
