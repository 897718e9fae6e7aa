"""Questions asked of the database in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from portal.search import normalise

if TYPE_CHECKING:
    from django.http import QueryDict

    from portal.models import Contact, Offer  # noqa: F401 - named in annotations below

SORTS = {
    "reference": ("reference",),
    "client": ("client__search",),
    "offre": ("service_search",),
    "statut": ("status",),
    "date": ("placed_on",),
}
"""The columns of the list that sort it, and by what."""

DEFAULT_SORT = "-reference"


@dataclass(frozen=True)
class Filters:
    """What the list of offers is asked for; an empty text asks nothing (EX-08)."""

    reference: str = ""
    client: str = ""
    status: str = ""
    service: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """Take them from an address."""
        return cls(
            reference=query.get("reference", "").strip(),
            client=query.get("client", "").strip(),
            status=query.get("statut", ""),
            service=query.get("offre", ""),
        )


class OfferQuerySet(models.QuerySet["Offer"]):
    def with_latest_order(self) -> Self:
        """Give each offer `status` and `placed_on`: those of its most recently placed order."""
        from portal.models import Order

        latest = Order.objects.filter(offer=OuterRef("pk")).order_by("-placed_on", "-pk")
        return self.annotate(
            status=Subquery(latest.values("status")[:1]), placed_on=Subquery(latest.values("placed_on")[:1])
        )

    def matching(self, filters: Filters) -> Self:
        """Keep the offers that meet every filter; `with_latest_order` comes first."""
        wanted = Q()
        if filters.reference:
            wanted &= Q(reference__contains=filters.reference.upper())
        if filters.client:
            wanted &= Q(client__search__contains=normalise(filters.client))
        if filters.status:
            wanted &= Q(status=filters.status)
        if filters.service:
            wanted &= Q(service=filters.service)
        return self.filter(wanted)

    def sorted_by(self, sort: str) -> Self:
        """Sort by a column of `SORTS`, « - » before it for the other way round; the reference settles ties."""
        sign = "-" if sort.startswith("-") else ""
        columns = SORTS.get(sort.removeprefix("-"), ())
        return self.order_by(*(sign + column for column in columns), DEFAULT_SORT)


class ContactQuerySet(models.QuerySet["Contact"]):
    def of_companies(self, client: int, partner: int) -> Self:
        return self.filter(Q(client=client) | Q(partner=partner))

    def named(self, text: str) -> Self:
        """Keep the contacts whose name holds the text, whatever its case and accents."""
        return self.filter(search__contains=normalise(text)) if text else self
