"""Starting a conversation: rights first, then the state of the offer, then what was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal import rules
from portal.models import Account, Conversation, Offer, Order

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
    if not rules.may_converse(account):
        raise PermissionDenied
    orders = list(offer.orders.prefetch_related("assigned"))
    if not rules.open_orders(orders):
        raise NothingOpen(offer)
    return orders


def start(account: Account, offer: Offer, draft: rules.Draft, token: UUID) -> Conversation:
    """Save the draft, or return the conversation that this very showing of the form has already made (EX-21).

    Raises PermissionDenied, NothingOpen or Refused.
    """
    if not rules.may_converse(account):
        raise PermissionDenied
    with transaction.atomic():
        # Locked until saved: an order cannot be terminated between the check and the save, nor a form be sent twice.
        list(Order.objects.select_for_update().filter(offer=offer).order_by("pk").values_list("pk"))
        made = Conversation.objects.filter(token=token).first()
        if made is not None:
            if made.author_id != account.pk:
                raise PermissionDenied
            return made
        orders = orders_for(account, offer)
        contacts = list(offer.proposed_contacts())
        problems = rules.check(draft, orders, contacts)
        order = rules.wanted_order(draft, orders)
        if problems or order is None:
            raise Refused(problems)
        conversation = Conversation.objects.create(
            order=order,
            subject=draft.subject,
            content=draft.content,
            author=account,
            token=token,
        )
        conversation.contacts.set([contact for contact in contacts if contact.reference in draft.contacts])
        return conversation
