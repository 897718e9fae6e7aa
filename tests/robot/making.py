"""Rows made up for the tests of the robot, and the offers that they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from bulk.row import Row
from fixtures.recipes import offer

if TYPE_CHECKING:
    from fixtures.portal import Portal
    from pages.target import Target


def row(place: int, **changed: Any) -> Row:  # noqa: ANN401 - any field of a row
    """The row of that place, on an offer of its own."""
    made = Row(
        key=f"L-{place:04d}",
        line=place + 1,
        offer=f"OC-2031-{place:06d}",
        order="",
        subject=f"Date d'intervention « {place} »",
        content=f"Bonjour,\n\nPouvez-vous confirmer la date n° {place} ?\n\nMerci.",
    )
    return msgspec.structs.replace(made, **changed)


@dataclass(frozen=True)
class Ground:
    """A running portal and the target that drives it."""

    target: Target
    portal: Portal

    def offers(self, count: int, *statuses: str) -> list[dict[str, Any]]:
        """Make offers, each with an order of each status."""
        made: list[dict[str, Any]] = self.portal.seed("offers", [offer(statuses or ["en étude"])] * count)
        return made

    def rows(self, count: int) -> list[Row]:
        """Make rows, each on a new offer of its own."""
        return [row(place, offer=made["reference"]) for place, made in enumerate(self.offers(count), start=1)]
