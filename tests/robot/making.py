"""Rows made up for the tests of the robot, and the offers that they are about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from bulk.row import Row
from fixtures.portal import PortalProcess
from fixtures.recipes import offer

if TYPE_CHECKING:
    from pathlib import Path

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


@dataclass
class Ground:
    """A running portal and the target that drives it."""

    target: Target
    portal: Portal
    database: Path
    process: PortalProcess

    def close(self) -> None:
        """End the portal."""
        self.process.stop()

    def restart(self) -> None:
        """Kill the portal, and start it again on the same port and data; every session is lost."""
        self.process.kill()
        self.process = PortalProcess(("--port", str(urlsplit(self.portal.base_url).port)), self.database)
        self.portal = self.process.listening()

    @staticmethod
    def permits(journal: Path) -> int:
        """How many permits a journal has granted."""
        with closing(sqlite3.connect(journal)) as database:
            return int(database.execute("SELECT sum(permits) FROM rows").fetchone()[0])

    def at(self, base_url: str) -> Ground:
        """The same, seen through another address."""
        return replace(self, target=self.target.at(base_url))

    def count(self, row: Row) -> int:
        """How many conversations the portal holds for a row, read from its own database."""
        asked = """SELECT count(*) FROM portal_conversation c JOIN portal_order o ON o.id = c.order_id
                   JOIN portal_offer f ON f.id = o.offer_id WHERE f.reference = ? AND c.subject = ?"""
        with closing(sqlite3.connect(self.database, timeout=20)) as database:
            return int(database.execute(asked, (row.offer, row.subject)).fetchone()[0])

    def offers(self, count: int, *statuses: str) -> list[dict[str, Any]]:
        """Make offers, each with an order of each status."""
        made: list[dict[str, Any]] = self.portal.seed("offers", [offer(statuses or ["en étude"])] * count)
        return made

    def rows(self, count: int) -> list[Row]:
        """Make rows, each on a new offer of its own."""
        return [row(place, offer=made["reference"]) for place, made in enumerate(self.offers(count), start=1)]
