"""The portal's data that scenarios stand on: offers with their orders and contacts, one offer per case."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self, get_args

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
    "all_terminated",
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


FILTERS = ("reference", "client", "status", "service")
"""Filters of the list of offers, by their key (EX-08)."""


class Lacking(NotVerifiable):
    """The offer of a case has not what a rule needs to be probed; the message says what to add to the dataset."""

    def __init__(self, offer: "Offer", what: str) -> None:
        super().__init__(f"l'OC {offer.reference} n'a pas, dans [dataset], {what}")


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
    orders: tuple[Order, ...]
    contacts: tuple[Contact, ...]
    same_client: tuple[Text, ...] = ()
    """References of all the OCs of this client, for lists of several pages (EX-08)."""
    client: Text | None = None
    service: Text | None = None
    status: Text | None = None
    """What the filters are set to; None: the portal has no such filter."""
    id: Text | None = None

    @property
    def key(self) -> str:
        """What the portal's addresses call the offer."""
        return self.id or self.reference

    @property
    def in_progress(self) -> tuple[Order, ...]:
        """The orders that are not terminated, as the dataset lists them (EX-11)."""
        return tuple(order for order in self.orders if order.in_progress)

    @property
    def filters(self) -> tuple[str, ...]:
        """Keys of the filters that the portal has (EX-08)."""
        return tuple(key for key in FILTERS if getattr(self, key) is not None)

    def found_by(self, key: str) -> str:
        """What a filter is set to, to find this offer (EX-08). Raises Lacking if the portal has no such filter."""
        value: str | None = getattr(self, key)
        if value is None:
            raise Lacking(self, f"« {key} » : le portail n'a pas ce filtre, ou sa valeur manque")
        return value

    def named(self, kind: Kind, *, eligible: bool | None = None) -> tuple[str, ...]:
        """Names of the contacts of a kind; only those able (or unable) to take part, if told (EX-13).

        Raises Lacking if there is none.
        """
        names = tuple(
            contact.name for contact in self.contacts if contact.kind == kind and eligible in (None, contact.eligible)
        )
        if not names:
            able = "" if eligible is None else f", eligible = {str(eligible).lower()}"
            raise Lacking(self, f'de contact : kind = "{kind}"{able}')
        return names

    def assigned(self, order: Order, kind: Kind) -> tuple[str, ...]:
        """Names of the contacts of a kind assigned to an order (EX-12). Raises Lacking if there is none."""
        names = tuple(name for name in self.named(kind) if name in order.assigned)
        if not names:
            raise Lacking(self, f'de contact kind = "{kind}" affecté (« assigned ») à la commande {order.reference}')
        return names

    def proposes(self, order: Order) -> dict[Kind, tuple[str, ...]]:
        """Names of the contacts of each kind that the form of an order selects (EX-12).

        Raises Lacking if there is none of a kind: a conversation with what the form proposes would be refused (EX-15).
        """
        return {kind: self.assigned(order, kind) for kind in get_args(Kind)}

    @property
    def clients_offers(self) -> tuple[str, ...]:
        """References of all the client's offers, this one included (EX-08, EX-09). Raises Lacking if not told."""
        if self.reference not in self.same_client:
            raise Lacking(self, "la liste « same_client » de toutes les OC de son client, elle-même comprise")
        return self.same_client

    def order(self, status: str) -> Order:
        """Return the only order of that status. Raises Lacking."""
        found = [order for order in self.orders if slug(order.status) == slug(status)]
        if len(found) != 1:
            raise Lacking(self, f"une commande et une seule au statut « {status} »")
        return found[0]

    def contact(self, kind: Kind, *, eligible: bool, subscribed: bool | None = None) -> Contact:
        """Return a contact of that sort, assigned to an order rather than not. Raises Lacking."""
        fit = [
            contact
            for contact in self.contacts
            if (contact.kind, contact.eligible) == (kind, eligible) and subscribed in (None, contact.subscribed)
        ]
        if not fit:
            wanted = [f'kind = "{kind}"', f"eligible = {str(eligible).lower()}"]
            wanted += [] if subscribed is None else [f"subscribed = {str(subscribed).lower()}"]
            raise Lacking(self, f"de contact : {', '.join(wanted)}")
        taken = {name for order in self.orders for name in order.assigned}
        return next((contact for contact in fit if contact.name in taken), fit[0])

    def beside(self, other: Self) -> Self:
        """Leave out the contacts that *other* has as well: one partner serves many offers.

        Raises Lacking if no contact is left.
        """
        shared = {contact.name for contact in other.contacts}
        own = tuple(contact for contact in self.contacts if contact.name not in shared)
        if not own:
            raise Lacking(self, f"de contact que l'OC {other.reference} n'ait pas")
        orders = tuple(
            msgspec.structs.replace(order, assigned=tuple(name for name in order.assigned if name not in shared))
            for order in self.orders
        )
        return msgspec.structs.replace(self, contacts=own, orders=orders)

    def free(self, kind: Kind) -> Contact:
        """Return a subscribed contact able to take part and assigned to no order. Raises Lacking.

        Never the one that ``contact`` gives: what a scenario changes of it, no other scenario looks at.
        """
        taken = {name for order in self.orders for name in order.assigned}
        judged = self.contact(kind, eligible=True, subscribed=True)
        for contact in self.contacts:
            able = contact.kind == kind and contact.eligible and contact.subscribed
            if able and contact.name not in taken and contact != judged:
                return contact
        raise Lacking(
            self,
            f'de second contact : kind = "{kind}", eligible = true, subscribed = true, affecté à aucune commande',
        )

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


def called_like(one: Contact | Order | Offer, other: Contact | Order | Offer) -> str:
    """What the portal's requests call *other*, where the dataset tells it as it does of *one*.

    Raises NotVerifiable otherwise: a name in the place of an id would be refused for that alone, and prove nothing.
    """
    if (one.id is None) != (other.id is None):
        known, lacks = (one, other) if other.id is None else (other, one)
        raise NotVerifiable(
            f"[dataset] donne l'« id » de « {_name(known)} » et non celui de « {_name(lacks)} » : complétez-le"
        )
    return other.key


def _name(one: Contact | Order | Offer) -> str:
    return one.name if isinstance(one, Contact) else one.reference


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
    statuses = {slug(order.status) for order in offer.orders}
    going = sum(order.in_progress for order in offer.orders)
    ended = len(offer.orders) - going
    counted = f" ; il y en a {going}"
    kind, _, status = case.partition("_")
    wanted = {
        "one_order_in_progress": (going == 1, f"exactement une commande en cours{counted}"),
        "two_orders_in_progress": (going == 2, f"exactement deux commandes en cours{counted}"),  # noqa: PLR2004
        "mixed_orders": (
            going == 2 and ended > 0,  # noqa: PLR2004 - the case's own number
            f"exactement deux commandes en cours et au moins une terminée{counted} et {ended}",
        ),
        "all_terminated": (
            going == 0 and ended > 1,
            f"au moins deux commandes, toutes terminées ; il y en a {len(offer.orders)} et {going} en cours",
        ),
        "all_markers": (going > 0, f"au moins une commande en cours{counted}"),
        "other_offer": (going > 0, f"au moins une commande en cours{counted}"),
        "among": (
            going == 1 and status in statuses,
            "exactement une commande en cours et au moins une dans ce statut",
        ),
        "status": (statuses == {status}, "une commande, dans ce statut et aucun autre"),
    }
    fits, words = wanted.get(case) or wanted.get(kind) or (True, "")
    return None if fits else f"demande {words}"
