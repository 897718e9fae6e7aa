"""How a batch ended: the words for where its rows stand, and the exit code."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulk.row import Record

WORDS = {
    State.DONE: "créée",
    State.REJECTED: "refusée",
    State.NEEDS_HUMAN: "à vérifier",
    State.UNCERTAIN: "incertaine",
    State.PERMITTED: "en cours d'enregistrement",
    State.DISPATCHED: "en cours",
    State.PENDING: "à faire",
}
"""What an operator reads, in the order in which it is told; each agrees with « ligne »."""

REHEARSED = {State.DONE: "prête", State.REJECTED: WORDS[State.REJECTED]}
"""What is read while a dry run goes on, in which nothing is created."""

TROUBLED = (State.REJECTED, State.NEEDS_HUMAN, State.UNCERTAIN)
"""What an operator has to look at, the most definite first."""


class Exit(IntEnum):
    """Exit codes of the robot."""

    DONE = 0
    """Every row has its conversation."""
    REFUSED = 1
    """Every row is final, some refused or left to a human."""
    BAD_INPUT = 2
    """Nothing was sent."""
    UNFINISHED = 3
    """Interrupted, or rows still uncertain: run again with the same journal."""


def exit_code(records: Iterable[Record]) -> Exit:
    """Say how the batch ended."""
    states = {record.state for record in records}
    if not all(state.final for state in states):
        return Exit.UNFINISHED
    return Exit.DONE if states <= {State.DONE} else Exit.REFUSED
