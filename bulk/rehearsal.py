"""The dry run: every row goes through the whole procedure, Enregistrer included, and the gate lets nothing through."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

import msgspec

from bulk.messages import Attempt, Outcome, Verdict
from bulk.row import Record, State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bulk.engine import Engine
    from bulk.pace import Rate
    from bulk.row import Row

_TRIES = 3
_STATES = {Verdict.REHEARSED: State.PENDING, Verdict.REJECTED: State.REJECTED}


def rehearse(
    rows: Sequence[Row],
    engine: Engine,
    rate: Rate,
    watch: Callable[[Mapping[State, int], int, Mapping[str, str]], None],
) -> list[Record]:
    """Rehearse the rows; each comes back to do (PENDING), refused, or UNCERTAIN where the portal let nobody see."""
    waiting = deque(Attempt(row=row, number=1, epoch=0, rehearsal=True) for row in rows)
    under_way = 0
    ended: dict[str, Record] = {}
    while waiting or under_way:
        while waiting and under_way < engine.window and not rate.wait(time.monotonic()):
            rate.begin(time.monotonic())
            engine.submit(waiting.popleft())
            under_way += 1
        attempt, outcome = engine.next(0.25) or (None, None)
        if isinstance(attempt, Attempt):
            under_way -= 1
            known = isinstance(outcome, Outcome) and outcome.verdict in _STATES
            if known or attempt.number >= _TRIES:
                ended[attempt.row.key] = _record(attempt, outcome if isinstance(outcome, Outcome) else None)
            else:
                waiting.append(msgspec.structs.replace(attempt, number=attempt.number + 1))
        refused = sum(record.state is State.REJECTED for record in ended.values())
        watch({State.DONE: len(ended) - refused, State.REJECTED: refused}, len(rows), engine.workers())
    return [ended[row.key] for row in rows]


def _record(attempt: Attempt, outcome: Outcome | None) -> Record:
    if outcome is None:
        return Record(row=attempt.row, state=State.UNCERTAIN, attempts=attempt.number)
    return Record(
        row=attempt.row,
        state=_STATES.get(outcome.verdict, State.UNCERTAIN),
        attempts=attempt.number,
        reason=outcome.reason,
        seconds=outcome.seconds,
        worker=outcome.worker,
    )
