"""Making up offers with all that hangs on them, many at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from portal.models import ClientCompany, Contact, Offer, Order, Partner
from portal.search import normalise

if TYPE_CHECKING:
    from datetime import date

    from portal.models import Company
    from portal.names import Names
    from portal.rules import Status


_AWKWARD = re.compile(r"[^a-z0-9.-]+")
"""What has no place in an address."""


@dataclass
class Batch:
    """Objects made up but not saved yet; `save` writes them all in a handful of statements."""

    names: Names
    clients: list[ClientCompany] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    assigned: list[tuple[Order, Contact]] = field(default_factory=list)

    def client(self, *, signs: bool = False) -> ClientCompany:
        name = self.names.client(signs=signs)
        self.clients.append(ClientCompany(name=name, search=normalise(name)))
        return self.clients[-1]

    def partner(self) -> Partner:
        name = self.names.partner()
        self.partners.append(Partner(name=name, search=normalise(name)))
        return self.partners[-1]

    def contact(self, company: Company, *, eligible: bool, subscribed: bool) -> Contact:
        first, last = self.names.person()
        mailbox, domain = (_AWKWARD.sub("-", normalise(part)) for part in (f"{first}.{last}", company.name))
        contact = Contact(
            first_name=first,
            last_name=last,
            search=normalise(f"{first} {last}"),
            email=f"{mailbox.replace('.-', '-')}@{domain}.example",
            phone=self.names.phone(),
            client=company if isinstance(company, ClientCompany) else None,
            partner=company if isinstance(company, Partner) else None,
            eligible=eligible,
            subscribed=subscribed,
        )
        self.contacts.append(contact)
        return contact

    def offer(self, client: ClientCompany, partner: Partner, service: str) -> Offer:
        reference = self.names.offer_reference()
        site = self.names.city()
        offer = Offer(reference=reference, client=client, partner=partner, service=service, site=site)
        offer.service_search = normalise(service)
        self.offers.append(offer)
        return offer

    def order(self, offer: Offer, status: Status, placed_on: date, assigned: list[Contact]) -> Order:
        order = Order(reference=self.names.order_reference(), offer=offer, status=status, placed_on=placed_on)
        self.orders.append(order)
        self.assigned += [(order, contact) for contact in assigned]
        return order

    def save(self) -> None:
        """Write everything, in the order that references ask for."""
        with transaction.atomic():
            ClientCompany.objects.bulk_create(self.clients)
            Partner.objects.bulk_create(self.partners)
            Offer.objects.bulk_create(self.offers)
            Contact.objects.bulk_create(self.contacts)
            Order.objects.bulk_create(self.orders)
            through = Order.assigned.through
            through.objects.bulk_create([through(order=order, contact=contact) for order, contact in self.assigned])
