"""Rows made up for the tests of the robot."""

from __future__ import annotations

from typing import Any

import msgspec

from bulk.row import Row


def row(place: int, **changed: Any) -> Row:  # noqa: ANN401 - any field of a row
    """The row of that place, on an offer of its own."""
    made = Row(
        key=f"L-{place:04d}",
        line=place + 1,
        offer=f"OC-2031-{place:06d}",
        order="",
        subject=f"Date d'intervention {place}",
        content="Bonjour,\n\nPouvez-vous confirmer la date ?\n\nMerci.",
    )
    return msgspec.structs.replace(made, **changed)
