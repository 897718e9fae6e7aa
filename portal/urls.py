"""Addresses that every skin has: the administration and, for tests alone, the private seeding interface."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from portal.admin import site

common: list[URLPattern | URLResolver] = [path("admin/", site.urls)]

if settings.SEEDING_TOKEN:
    from portal import seeding

    common += [
        path("_seed/accounts", seeding.accounts),
        path("_seed/defects", seeding.defects),
        path("_seed/offers", seeding.offers),
        path("_seed/orders/<str:reference>", seeding.order),
    ]
