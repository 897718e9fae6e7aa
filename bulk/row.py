"""A row of a batch, and what has become of it: the words that the reader, the coordinator and the reports share."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation to create, as the batch file asks for it."""

    key: str
    """What tells it from every other row, in this file and in its journal: its reference."""
    line: int
    """Where it stands in the file, from 1, the header included."""
    offer: str
    order: str
    """Reference of the order; empty where the offer has one order in progress."""
    client_contacts: tuple[str, ...] = ()
    """Names; none leaves the contacts that the portal selects by default (EX-12)."""
    partner_contacts: tuple[str, ...] = ()
    subject: str
    content: str


class State(StrEnum):
    """Where a row stands in the protocol."""

    PENDING = "PENDING"
    DISPATCHED = "DISPATCHED"
    PERMITTED = "PERMITTED"
    UNCERTAIN = "UNCERTAIN"
    DONE = "DONE"
    REJECTED = "REJECTED"
    NEEDS_HUMAN = "NEEDS_HUMAN"

    @property
    def final(self) -> bool:
        """Whether the robot never touches the row again."""
        return self in (State.DONE, State.REJECTED, State.NEEDS_HUMAN)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A row and what the journal holds of it."""

    row: Row
    state: State
    attempts: int = 0
    conversation: str = ""
    """The portal's own identifier, once DONE."""
    address: str = ""
    """Where the conversation can be read, once DONE."""
    reason: str = ""
    """Why it is refused, or what is in doubt; the portal's own words where it gave some."""
    seconds: float | None = None
    """How long the last attempt took."""
    finished_at: float | None = None
    """When the row became final, in seconds since the epoch."""
    worker: str = ""
    screenshot: str = ""
    """Path of the picture of the last failure, relative to the run's folder."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a batch and its last run besides the records."""

    batch: str
    """Name of the batch file, or of its journal."""
    target: str = ""
    """How the target calls its portal."""
    remarks: tuple[str, ...] = ()
    """What the operator must know: what the final audit found, that automatic retry was off…"""
