"""The final audit: the portal itself says that every row done has its conversation, and no other."""

from __future__ import annotations

import time
from collections import Counter, deque
from typing import TYPE_CHECKING

from bulk.messages import Look, Sight, Wanted
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bulk.engine import Engine
    from bulk.messages import Intent, Limits, Report
    from bulk.row import Record

_TRIES = 3
_TOGETHER = 100
"""Rows of one offer in one look."""


def audit(
    records: Sequence[Record],
    intents: Mapping[str, Intent],
    engine: Engine,
    limits: Limits,
    stopping: Callable[[], bool] = lambda: False,
) -> list[str] | None:
    """Count on the portal the conversations of every row done; say in French what is not exactly one.

    None: it was asked to stop.
    """
    looks = deque(_looks(records, intents))
    tries: Counter[str] = Counter()
    under_way: dict[str, tuple[Look, float]] = {}
    found: list[str] = []
    while (looks and not stopping()) or under_way:
        while looks and not stopping() and len(under_way) < engine.window:
            look = looks.popleft()
            under_way[look.name] = look, time.monotonic() + limits.longest_task
            engine.submit(look)
        for look, sight in _ended(engine, under_way):
            tries[look.name] += 1
            if isinstance(sight, Sight) and not sight.error:
                found += _problems(look, sight)
            elif tries[look.name] < _TRIES:
                looks.append(look)
            else:
                found += [f"{one.key} : l'OC {look.offer} n'a pas pu être relue." for one in look.wanted]
    return None if looks else found


def _ended(engine: Engine, under_way: dict[str, tuple[Look, float]]) -> Iterator[tuple[Look, Report | None]]:
    """The looks that have ended by now, and those that are given up."""
    ended, sight = engine.next(0.5) or (None, None)
    if isinstance(ended, Look) and ended.name in under_way:
        del under_way[ended.name]
        yield ended, sight
    now = time.monotonic()
    for look, deadline in list(under_way.values()):
        if now > deadline:
            engine.forget(look)
            del under_way[look.name]
            yield look, None


def _looks(records: Sequence[Record], intents: Mapping[str, Intent]) -> Iterator[Look]:
    by_offer: dict[str, list[Record]] = {}
    for record in records:
        if record.state is State.DONE:
            by_offer.setdefault(record.row.offer, []).append(record)
    for offer, done in by_offer.items():
        for start in range(0, len(done), _TOGETHER):
            wanted = tuple(
                Wanted(
                    key=record.row.key,
                    intent=intents[record.row.key],
                    strangers=tuple(other.conversation for other in done if other is not record),
                    own=record.conversation,
                )
                for record in done[start : start + _TOGETHER]
            )
            yield Look(name=f"audit.{offer}.{start}", offer=offer, wanted=wanted)


def _problems(look: Look, sight: Sight) -> Iterator[str]:
    for one in look.wanted:
        seen = [match.conversation for match in sight.found[one.key]]
        if one.own not in seen:
            yield f"{one.key} : la conversation {one.own} n'est pas sur l'OC {look.offer}."
        others = [conversation for conversation in seen if conversation != one.own]
        if others:
            yield f"{one.key} : d'autres conversations y répondent aussi sur l'OC {look.offer} : {', '.join(others)}."
