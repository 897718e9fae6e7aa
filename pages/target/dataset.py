"""The portal's data that scenarios stand on: offers with their orders and contacts, one offer per case."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import msgspec

from pages.errors import NotVerifiable
from pages.target.errors import KeyPath, Unfit
from pages.target.kinds import Strict, Text

TERMINATED = frozenset({"livree", "resiliee", "annulee", "impossible"})
OPEN = frozenset({"enregistree", "en_etude", "en_production", "en_attente", "planifiee", "suspendue"})
CASES = (
    "one_order_in_progress",
    "two_orders_in_progress",
    "mixed_orders",
    "all_markers",
    "neighbours",
    "other_offer",
    "paged",
    *sorted(f"among_{slug}" for slug in TERMINATED),
    *sorted(f"status_{slug}" for slug in TERMINATED | OPEN),
)
Kind = Literal["client", "partner"]
Case = Annotated[str, msgspec.Meta(extra={"known": CASES})]


def slug(status: str) -> str:
    """Reduce a status to what tells it apart: no accents, no capitals, blanks as underscores."""
    letters = unicodedata.normalize("NFKD", status.casefold())
    return "_".join("".join(c for c in letters if not unicodedata.combining(c)).split())


class Lacking(NotVerifiable):
    """The offer of a case has no contact of the sort that a rule needs to be probed."""

    def __init__(
        self, offer: "Offer", kind: Kind, *, eligible: bool, subscribed: bool | None, free: bool = False
    ) -> None:
        wanted = [f'kind = "{kind}"', f"eligible = {str(eligible).lower()}"]
        wanted += [] if subscribed is None else [f"subscribed = {str(subscribed).lower()}"]
        wanted += ["affecté à aucune commande"] if free else []
        super().__init__(f"l'OC {offer.reference} n'a pas, dans [dataset], de contact : {', '.join(wanted)}")


class Contact(Strict, frozen=True, kw_only=True):
    """A person of the client or of the partner (EX-12 … EX-17)."""

    name: Text
    kind: Kind
    eligible: bool = True
    """Whether the contact can take part in a conversation (EX-17)."""
    subscribed: bool = True
    """Whether the contact gets the notifications of conversations (EX-16)."""
    id: Text | None = None

    @property
    def key(self) -> str:
        """What the portal's requests call the contact."""
        return self.id or self.name


class Order(Strict, frozen=True, kw_only=True):
    """An order placed on an offer (EX-01, EX-02, EX-11)."""

    reference: Text
    status: Text
    assigned: tuple[Text, ...] = ()
    """Names of the contacts assigned when the order was placed (EX-12)."""
    id: Text | None = None

    @property
    def key(self) -> str:
        """What the portal's requests call the order."""
        return self.id or self.reference

    @property
    def in_progress(self) -> bool:
        """Whether the order is not terminated, by its status, whatever its capitals and accents."""
        return slug(self.status) not in TERMINATED


class Offer(Strict, frozen=True, kw_only=True):
    """A contracted offer (OC), as the portal shows it (EX-08, EX-09)."""

    reference: Text
    client: Text
    service: Text
    status: Text
    orders: tuple[Order, ...]
    contacts: tuple[Contact, ...]
    same_client: tuple[Text, ...] = ()
    """References of all the OCs of this client, for lists of several pages (EX-08)."""
    id: Text | None = None

    @property
    def key(self) -> str:
        """What the portal's addresses call the offer."""
        return self.id or self.reference

    @property
    def in_progress(self) -> tuple[Order, ...]:
        """The orders that are not terminated, as the dataset lists them (EX-11)."""
        return tuple(order for order in self.orders if order.in_progress)

    def named(self, kind: Kind, *, eligible: bool | None = None) -> tuple[str, ...]:
        """Names of the contacts of a kind; only those able (or unable) to take part, if told (EX-13)."""
        return tuple(
            contact.name for contact in self.contacts if contact.kind == kind and eligible in (None, contact.eligible)
        )

    def assigned(self, order: Order, kind: Kind) -> tuple[str, ...]:
        """Names of the contacts of a kind assigned to an order (EX-12)."""
        return tuple(name for name in self.named(kind) if name in order.assigned)

    def contact(self, kind: Kind, *, eligible: bool, subscribed: bool | None = None) -> Contact:
        """Return a contact of that sort. Raises Lacking, which says what to add to the dataset."""
        for contact in self.contacts:
            if (contact.kind, contact.eligible) == (kind, eligible) and subscribed in (
                None,
                contact.subscribed,
            ):
                return contact
        raise Lacking(self, kind, eligible=eligible, subscribed=subscribed)

    def free(self, kind: Kind) -> Contact:
        """Return a subscribed contact able to take part and assigned to no order. Raises Lacking."""
        taken = {name for order in self.orders for name in order.assigned}
        for contact in self.contacts:
            if contact.kind == kind and contact.eligible and contact.subscribed and contact.name not in taken:
                return contact
        raise Lacking(self, kind, eligible=True, subscribed=True, free=True)

    def __post_init__(self) -> None:
        names = {contact.name for contact in self.contacts}
        strangers = [
            (("orders", place, "assigned"), f": « {name} » n'est pas parmi les contacts de l'offre")
            for place, order in enumerate(self.orders)
            for name in order.assigned
            if name not in names
        ]
        problems = [
            *strangers,
            *_twice("orders", "reference", (order.reference for order in self.orders)),
            *_twice("orders", "id", (order.id for order in self.orders)),
            *_twice("contacts", "name", (contact.name for contact in self.contacts)),
            *_twice("contacts", "id", (contact.id for contact in self.contacts)),
        ]
        if problems:
            raise Unfit(*problems)


def _twice(field: str, key: str, values: Iterable[str | None]) -> Iterator[tuple[KeyPath, str]]:
    listed = list(values)
    for value, count in Counter(listed).items():
        if value is not None and count > 1:
            again = listed.index(value, listed.index(value) + 1)
            yield (field, again, key), f": « {value} » est déjà pris"


def case_fault(case: str, offer: Offer) -> str | None:
    """Say in French why an offer does not meet the precondition that its case stands for, None if it does.

    A scenario that starts from the wrong data would give a verdict about another rule.
    """
    going = sum(order.in_progress for order in offer.orders)
    ended = len(offer.orders) - going
    if case == "one_order_in_progress" and going != 1:
        return f"demande exactement une commande en cours ; il y en a {going}"
    if case == "two_orders_in_progress" and going != 2:  # noqa: PLR2004 - the case's own number
        return f"demande exactement deux commandes en cours ; il y en a {going}"
    if case == "mixed_orders" and not (going and ended):
        return f"demande des commandes en cours et des commandes terminées ; il y en a {going} et {ended}"
    among = case.removeprefix("among_")
    if among != case and (going != 1 or among not in {slug(order.status) for order in offer.orders}):
        return "demande exactement une commande en cours et au moins une dans ce statut"
    wanted = case.removeprefix("status_")
    if wanted != case and {slug(order.status) for order in offer.orders} != {wanted}:
        return "demande une commande, dans ce statut et aucun autre"
    return None
