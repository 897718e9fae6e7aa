"""Starting a conversation: rights first, then the state of the offer, then what was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404

from portal import rules
from portal.defects import defect
from portal.keeping import gathered, kept
from portal.models import Account, Contact, Conversation, Offer, Order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID


class NothingOpen(Exception):
    """The offer has no order in progress: no conversation can be started on it (EX-01). Says so to the user."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(
            f"L'OC {offer.reference} n'a aucune commande en cours : une commande terminée (livrée, résiliée, annulée "
            "ou impossible) n'ouvre pas de conversation."
        )


class Refused(Exception):
    """The draft breaks rules; `problems` says which."""

    def __init__(self, problems: Sequence[rules.Problem]) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems


def orders_for(account: Account, offer: Offer) -> list[Order]:
    """Return the offer's orders if this account may start a conversation on one of them.

    Raises PermissionDenied (EX-05) or NothingOpen (EX-01).
    """
    ground = rules.ground(account)
    orders = _orders(offer)
    anybody = defect("form-shown-without-right") or (len(orders) > 1 and defect("form-shown-among-orders"))
    if defect(f"{ground}-form-refused") or not (rules.may_converse(account) or anybody):
        raise PermissionDenied
    anyhow = defect("form-shown-on-terminated-order") or defect(f"{ground}-ignores-status")
    anyhow = anyhow or (len(orders) > 1 and defect("form-shown-on-terminated-orders"))
    if not (rules.open_orders(orders) or anyhow):
        raise NothingOpen(offer)
    if defect("saved-on-form-opened-last"):
        _opened_last[:] = orders
    return orders


def start(account: Account, offer: Offer, draft: rules.Draft, token: UUID) -> Conversation:
    """Save the draft, or return the conversation that this very showing of the form has already made (EX-21).

    Raises PermissionDenied, NothingOpen or Refused.
    """
    ground = rules.ground(account)
    anybody = defect("saved-without-right") or (offer.orders.count() > 1 and defect("saved-among-orders"))
    if defect(f"{ground}-cannot-save") or not (rules.may_converse(account) or anybody):
        raise PermissionDenied
    with transaction.atomic():
        # Locked until saved: an order cannot be terminated between the check and the save, nor a form be sent twice.
        list(Order.objects.select_for_update().filter(offer=offer).order_by("pk").values_list("pk"))
        made = Conversation.objects.filter(token=token).first()
        if made is not None and not defect("double-click-saves-twice"):
            if made.author_id != account.pk:
                raise PermissionDenied
            return made
        order, proposed, problems = _checked(offer, draft, token, ground)
        tokens = [token if made is None else uuid4(), *([uuid4()] if defect("saved-twice") else [])]
        for one in tokens:
            conversation = _save(account, draft, order, proposed, one)
    if problems:  # outside the transaction, for the defects that refuse what they have saved
        raise Refused(problems)
    return conversation


def _checked(
    offer: Offer, draft: rules.Draft, token: UUID, ground: str
) -> tuple[Order, list[Contact], list[rules.Problem]]:
    """Return the order that the draft is about and the contacts that it may name. Raises NothingOpen or Refused."""
    orders = _orders(offer)
    if not (rules.open_orders(orders) or rules.status_unchecked(orders)):
        raise NothingOpen(offer)
    if defect("foreign-order-accepted"):
        orders += Order.objects.filter(reference=draft.order).exclude(offer=offer)
    proposed = list(Contact.objects.all() if defect("foreign-contact-accepted") else offer.proposed_contacts())
    grounds = (ground, "two-orders") if len(rules.open_orders(orders)) > 1 else (ground,)
    problems = [one for one in _problems(draft, orders, proposed, token) if not _spared(one, grounds)]
    order = rules.wanted_order(draft, orders)
    if token in _refused and defect("order-lost-after-refusal"):
        order = rules.open_orders(orders)[0]
    if order is None or (problems and not _saved_anyhow(problems)):
        raise Refused(problems)
    if ground == "admin" and order.status == rules.Status.WAITING and defect("waiting-order-not-saved-by-admin"):
        raise Refused([rules.Problem("order", f"La commande {order.reference} est en attente.")])
    if defect("saved-on-other-offer"):
        order = Order.objects.exclude(offer=offer).order_by("-pk").first() or order
    if defect("saved-on-form-opened-last") and _opened_last and order not in _opened_last:
        order = rules.open_orders(_opened_last)[0]
    return order, proposed, problems


def _save(account: Account, draft: rules.Draft, order: Order, proposed: list[Contact], token: UUID) -> Conversation:
    same = order.conversations.filter(subject=kept(draft)[0]).first() if defect("same-subject-dropped") else None
    if same is not None:
        return same
    if defect("second-conversation-refused") and order.conversations.exists():
        raise Refused([rules.Problem("order", f"La commande {order.reference} a déjà une conversation.")])
    subject, content = kept(draft)
    conversation = Conversation.objects.create(
        order=order, subject=subject, content=content, author=account, token=token
    )
    conversation.contacts.set(gathered(draft, order, proposed))
    return conversation


def find(pk: int) -> Conversation:
    """Return a conversation with all that is shown of it. Raises Http404."""
    found = Conversation.objects.select_related("order__offer", "author").prefetch_related("contacts")
    older = found.filter(pk__lt=pk).first() if defect("previous-conversation-shown") else None
    return older or get_object_or_404(found, pk=pk)


def _orders(offer: Offer) -> list[Order]:
    found = (
        Order.objects.filter(offer__client=offer.client_id) if defect("other-offers-orders-offered") else offer.orders
    )
    return list(found.prefetch_related("assigned"))


def _problems(
    draft: rules.Draft, orders: Sequence[Order], contacts: Sequence[Contact], token: UUID
) -> list[rules.Problem]:
    problems = rules.check(draft, orders, contacts)
    if token in _refused and defect("refused-form-is-dead"):
        return [rules.Problem("order", "Ce formulaire a déjà été refusé.")]
    if token in _refused and defect("second-try-accepted"):
        return []
    if problems and any(map(defect, ("refused-form-is-dead", "order-lost-after-refusal", "second-try-accepted"))):
        _refused.add(token)
    return problems


def _spared(problem: rules.Problem, grounds: Sequence[str]) -> bool:
    """Tell whether the rule does not hold on such grounds: it holds always, but for defects."""
    if problem.conflict:
        return "right" in grounds and defect("right-saves-on-terminated")
    what = _NEEDED.get(problem.field)
    return what is not None and any(defect(f"{ground}-{what}") for ground in grounds if ground != "admin")


def _saved_anyhow(problems: Sequence[rules.Problem]) -> bool:
    return all(problem.field in _ANYHOW and defect(_ANYHOW[problem.field]) for problem in problems)


_ANYHOW = {
    "client": "contact-refused-but-saved",
    "partner": "contact-refused-but-saved",
    "subject": "subject-refused-but-saved",
    "content": "content-refused-but-saved",
}
_NEEDED = {
    "client": "needs-no-contact",
    "partner": "needs-no-contact",
    "subject": "needs-no-subject",
    "content": "needs-no-content",
}
_opened_last: list[Order] = []
"""The orders of the form shown last, for the defect that saves on one of them."""

_refused: set[UUID] = set()
"""Forms once refused, for the defects that do not forget it."""
