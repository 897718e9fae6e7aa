"""Questions asked of the database in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from portal.defects import defect
from portal.rules import TERMINATED, Status
from portal.search import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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

_ASKED = {"reference": "reference", "client": "client", "status": "statut", "service": "offre", "page": "page"}


@dataclass(frozen=True)
class Filters:
    """What the list of offers is asked for; an empty text asks nothing (EX-08)."""

    reference: str = ""
    client: str = ""
    status: str = ""
    service: str = ""

    @classmethod
    def read(cls, query: QueryDict, names: Mapping[str, str] = _ASKED) -> Self:
        """Take them from an address, which calls them and the page by these names."""
        further = query.get(names["page"], "1") != "1"
        return cls(
            reference=query.get(names["reference"], "").strip(),
            client=query.get(names["client"], "").strip(),
            status="" if further and defect("page-two-loses-status") else query.get(names["status"], ""),
            service="" if further and defect("page-two-loses-service") else query.get(names["service"], ""),
        )

    def conditions(self) -> Iterator[Q]:
        """Yield what each filter that is set asks for; `status` is the offer's own, from `with_latest_order`."""
        if self.reference and not defect("reference-filter-ignored"):
            reference = self.reference[:-2] if defect("reference-filter-too-wide") else self.reference
            if defect("reference-filter-takes-wildcards"):
                yield Q(reference__regex=".".join(map(re.escape, reference.upper().split("_"))))
            else:
                yield Q(reference__contains=reference.upper())
        if self.client and not defect("client-filter-ignored"):
            name = self.client if defect("client-filter-loses-accents") else normalise(self.client)
            name = escape(name) if defect("client-filter-escapes-signs") else name
            yield Q(client__search__contains=name)
        if self.status and not defect("status-filter-ignored"):
            statuses = [*Status.values, Status.values[0]]
            yield Q(
                status=statuses[statuses.index(self.status) + 1] if defect("status-filter-shifted") else self.status
            )
        ignored = self.reference and defect("service-filter-ignored-with-reference")
        if self.service and not ignored and not defect("service-filter-ignored"):
            yield Q(service=self.service)


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
        for one in filters.conditions():
            wanted = wanted | one if defect("filters-are-alternatives") else wanted & one
            if defect("last-filter-only"):
                wanted = one
        found = self.filter(wanted)
        if defect("terminated-offers-hidden"):
            found = found.lasting()
        return self if defect("no-match-shows-all") and not found.exists() else found

    def lasting(self) -> Self:
        """Keep the offers whose latest order is not terminated; `with_latest_order` comes first."""
        return self.exclude(status__in=TERMINATED)

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
