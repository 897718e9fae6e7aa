"""Invented people, companies and references: French by Faker, and never one inside another.

Tests look for a name or a reference in a page's text. A name that is part of another would be found where
it is not: « Luc Petit » in « Jean-Luc Petitjean ».
"""

from __future__ import annotations

import random
import string
from math import gcd
from typing import TYPE_CHECKING

from django.db.models import Max
from faker.providers.person.fr_FR import Provider as People

from portal.models import ClientCompany, Contact, Offer, Order, Partner
from portal.search import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

YEAR = 2026
SERVICES = (
    "Fibre dédiée 1 Gbit/s",
    "Fibre dédiée 500 Mbit/s",
    "Fibre mutualisée FTTH Pro",
    "Lien de secours 4G/5G",
    "Téléphonie hébergée Centrex",
    "Trunk SIP 30 canaux",
    "Réseau privé VPN MPLS",
    "Hébergement de serveurs dédiés",
)
CITIES = (
    *(
        "Amiens",
        "Angers",
        "Avignon",
        "Bayonne",
        "Besançon",
        "Brest",
        "Caen",
        "Chambéry",
        "Colmar",
        "Dijon",
        "Dunkerque",
    ),
    *(
        "Évreux",
        "Gap",
        "Grenoble",
        "La Rochelle",
        "Le Mans",
        "Limoges",
        "Lorient",
        "Metz",
        "Nantes",
        "Nîmes",
        "Orléans",
    ),
    *("Pau", "Poitiers", "Quimper", "Reims", "Rennes", "Saint-Étienne", "Tarbes", "Toulon", "Tours", "Valence"),
)
# Each with an accent: a filter has to find a client whose name is written as French writes it.
_CLIENT_FORMS = ("Associés", "Bâtiment", "Énergie", "Mécanique")
_PARTNER_FORMS = ("Télécom", "Réseaux", "Câblage", "Infrastructures")


class Names:
    """A source of names not yet in the database. Same seed, same names. Not safe between threads."""

    def __init__(self, seed: int | None) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented data, no secret
        firsts = _apart(People.first_names)
        lasts = _apart(People.last_names)
        contacts = set(Contact.objects.values_list("search", flat=True))
        self._people = (pair for pair in self._pairs(firsts, lasts) if normalise(" ".join(pair)) not in contacts)
        companies = {
            name.rpartition(" ")[0]
            for model in (ClientCompany, Partner)
            for name in model.objects.values_list("search", flat=True)
        }
        self._companies = (
            "-".join(pair)
            for pair in self._pairs(lasts, lasts)
            if pair[0] != pair[1] and normalise("-".join(pair)) not in companies
        )
        self._offer = _last(Offer.objects.aggregate(Max("reference")), 4_000)
        self._order = _last(Order.objects.aggregate(Max("reference")), 18_000)

    def person(self) -> tuple[str, str]:
        """Return a first and a last name."""
        return next(self._people)

    def client(self, *, signs: bool = False) -> str:
        """Return a company's name; with *signs*, one that has an apostrophe and an « & »."""
        company = next(self._companies)
        return f"L'Atelier {company} & Fils" if signs else f"{company} {self.random.choice(_CLIENT_FORMS)}"

    def partner(self) -> str:
        return f"{next(self._companies)} {self.random.choice(_PARTNER_FORMS)}"

    def city(self) -> str:
        return self.random.choice(CITIES)

    def service(self) -> str:
        return self.random.choice(SERVICES)

    def phone(self) -> str:
        """Return a number from the range kept for fiction."""
        digits = f"{self.random.randrange(10_000):04d}"
        return f"06 39 98 {digits[:2]} {digits[2:]}"

    def offer_reference(self) -> str:
        self._offer += self.random.randint(1, 3)
        return f"OC-{YEAR}-{self._offer:06d}"

    def order_reference(self) -> str:
        self._order += self.random.randint(1, 3)
        return f"CMD-{YEAR}-{self._order:06d}"

    def _pairs(self, firsts: list[str], lasts: list[str]) -> Iterator[tuple[str, str]]:
        """Yield every pair, in an order that looks random; once all are used, with an initial between."""
        firsts, lasts = self.random.sample(firsts, len(firsts)), self.random.sample(lasts, len(lasts))
        total = len(firsts) * len(lasts)
        # A step that shares no divisor with the total visits every pair once; the golden section spreads them.
        step = next(one for one in range(int(total * 0.618034), total) if gcd(one, total) == 1)
        for initial in ("", *string.ascii_uppercase):
            for index in range(total):
                last, first = divmod(index * step % total, len(firsts))
                yield f"{firsts[first]} {initial}.".removesuffix(" ."), lasts[last]


def _apart(words: Iterable[str]) -> list[str]:
    """Keep the single words that neither begin nor end another one."""
    single = {normalise(word): word for word in words if word.isalpha()}
    return [
        word
        for bare, word in single.items()
        if not any(other != bare and (other.startswith(bare) or other.endswith(bare)) for other in single)
    ]


def _last(found: dict[str, str | None], first: int) -> int:
    """Return the number of the highest reference."""
    (reference,) = found.values()
    return int(reference.rpartition("-")[2]) if reference else first
