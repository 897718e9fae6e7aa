"""A warm run of the scenarios that is told, again and again, to look for one defect: a pytest plug-in.

Loaded with ``-p tests.defects.lane``, in a process that `hunting.Lane` starts. What stays from one defect to the next
is what costs: Python, the collected scenarios, the portal. What a defect may have spoilt is new: the browser
and the sessions.
"""

from __future__ import annotations

import re
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

from portal.defects import DEFECTS
from tests.defects.verdicts import Kill, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_bdd.parser import Step

FAULT = pytest.StashKey[tuple[str, BaseException]]()
"""Of a scenario that failed: the kind of its step, and what was raised."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--lane", type=int, metavar="FD", help="canal par lequel les défauts sont demandés")


def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Step, exception: BaseException) -> None:
    request.node.stash[FAULT] = (step.type, exception)


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Answer each request, a tuple (defect or None, mark or None, to the first kill), until the other end closes."""
    from fixtures.target import PORTAL  # a plug-in itself, whose assertions pytest rewrites as it loads it

    portal = session.config.stash[PORTAL]
    assert portal is not None
    with Connection(session.config.getoption("--lane")) as asked:
        while True:
            try:
                defect, mark, first = asked.recv()
            except EOFError:
                return True
            portal.seed("defects", [] if defect is None else [defect], "PUT")
            start = time.perf_counter()
            sentence = DEFECTS[defect].sentence if defect else ""
            wanted = [one for one in session.items if mark is None or one.get_closest_marker(mark)]
            kills, ran = [], 0
            for item in in_turn(wanted, sentence):
                ran += 1
                kill = run(item)
                if kill is not None:
                    kills.append(kill)
                if first and kill is not None and kill.proper:
                    break
            session._setupstate.teardown_exact(None)  # the browser and its sessions end here
            asked.send(Verdict(defect, tuple(kills), ran, time.perf_counter() - start))


def run(item: pytest.Item) -> Kill | None:
    """Run one scenario; say how it failed, if it did."""
    if FAULT in item.stash:  # from its run with the defect before
        del item.stash[FAULT]
    other = next(one for one in item.session.items if one is not item)
    reports = runtestprotocol(item, log=False, nextitem=other)
    failed = next((report for report in reports if report.failed), None)
    if failed is None:
        return None
    kind, error = item.stash.get(FAULT, (failed.when, None))
    proper = kind == "then" and isinstance(error, AssertionError)
    return Kill(item.nodeid, str(kind), proper, str(error or failed.longrepr).strip().partition("\n")[0])


def in_turn(items: Iterable[pytest.Item], sentence: str) -> Iterator[pytest.Item]:
    """Yield the likeliest to see what the sentence says first, and one example of each scenario before the second.

    A scenario that verifies little besides is quicker; one that speaks of the same things sees them sooner.
    """
    outlines: dict[str, list[pytest.Item]] = {}
    for item in sorted(items, key=lambda item: -likeness(item.nodeid, sentence)):
        outlines.setdefault(item.nodeid.partition("[")[0], []).append(item)
    ranked = sorted(outlines.values(), key=breadth)
    for rank in range(max(map(len, ranked), default=0)):
        yield from (examples[rank] for examples in ranked if rank < len(examples))


def likeness(text: str, sentence: str) -> int:
    """Return how many of the longer words of a sentence a text holds."""
    return len({word for word in re.findall(r"\w{4,}", sentence.casefold()) if word in text.casefold()})


def breadth(examples: list[pytest.Item]) -> int:
    """Return how many requirements these examples verify: the more, the longer they are."""
    return sum(mark.name.startswith("EX-") for mark in examples[0].iter_markers())
