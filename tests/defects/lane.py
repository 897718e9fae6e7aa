"""A warm run of the scenarios that is told, again and again, to look for one defect: a pytest plug-in.

Loaded with ``-p tests.defects.lane``, in a process that `hunting.Lane` starts. What stays from one defect to the next
is what costs: Python, the collected scenarios, the portal, the browser. What a defect may have spoilt is new: the
sessions, and all that one scenario has learnt for the next.
"""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

from portal.defects import DEFECTS
from tests.defects.turns import in_turn, remembered, verified
from tests.defects.verdicts import Hunt, Kill, Verdict

if TYPE_CHECKING:
    from pytest_bdd.parser import Step

FAULT = pytest.StashKey[tuple[str, BaseException]]()
"""Of a scenario that failed: the kind of its step, and what was raised."""

GRACE = 30
"""Seconds that a lane may take to end once nobody waits for it any more: a hunt under way could go on for minutes."""

SPOILT = ("sessions", "known_address")
"""The fixtures that live as long as a worker, and that a defect may have spoilt."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--lane", type=int, metavar="FD", help="canal par lequel les défauts sont demandés")


def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Step, exception: BaseException) -> None:
    request.node.stash[FAULT] = (step.type, exception)


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Answer each Hunt with its Verdict, until the other end closes."""
    from fixtures.target import PORTAL  # a plug-in itself, whose assertions pytest rewrites as it loads it

    portal = session.config.stash[PORTAL]
    assert portal is not None
    hunts: SimpleQueue[Hunt | None] = SimpleQueue()
    with Connection(session.config.getoption("--lane")) as channel:
        Thread(target=listen, args=(channel, hunts), daemon=True).start()
        while hunt := hunts.get():
            portal.seed("defects", [] if hunt.defect is None else [hunt.defect], "PUT")
            channel.send(go(hunt, session))
            forget(session)
    return True


def listen(channel: Connection, hunts: SimpleQueue[Hunt | None]) -> None:
    """Take what is asked as it comes. Whoever asked is gone at the end: a hunt under way is left some seconds."""
    try:
        while True:
            hunts.put(channel.recv())
    except (EOFError, OSError):
        hunts.put(None)
    time.sleep(GRACE)
    os._exit(1)


def go(hunt: Hunt, session: pytest.Session) -> Verdict:
    """Run the scenarios that a hunt is about."""
    start = time.perf_counter()
    sentence = DEFECTS[hunt.defect].sentence if hunt.defect else ""
    wanted = [one for one in session.items if hunt.about(verified(one))]
    kills, ran = [], 0
    for item in in_turn(wanted, sentence, remembered().get(hunt.defect or "", ())):
        ran += 1
        kill = run(item)
        if kill is not None:
            kills.append(kill)
        seen, seconds = sum(one.proper for one in kills), time.perf_counter() - start
        if seen == hunt.enough or (seen and seconds > hunt.patience):
            break
    return Verdict(hunt.defect, tuple(kills), ran, time.perf_counter() - start)


def run(item: pytest.Item) -> Kill | None:
    """Run one scenario; say how it failed, if it did."""
    if FAULT in item.stash:  # from its run with the defect before
        del item.stash[FAULT]
    # As if the session itself came next: all that is not the whole run's ends here.
    reports = runtestprotocol(item, log=False, nextitem=item.session)  # type: ignore[arg-type]
    failed = next((report for report in reports if report.failed), None)
    if failed is None:
        return None
    kind, error = item.stash.get(FAULT, (failed.when, None))
    proper = kind == "then" and isinstance(error, AssertionError)
    return Kill(item.nodeid, str(kind), proper, str(error or failed.longreprtext).strip())


def forget(session: pytest.Session) -> None:
    """End what a defect may have spoilt: the next hunt starts without it."""
    asking = session.items[0]
    assert isinstance(asking, pytest.Function)
    asking._initrequest()
    for name in SPOILT:
        for fixture in session._fixturemanager.getfixturedefs(name, session) or ():
            fixture.finish(asking._request)  # type: ignore[arg-type]  # asked for nothing but its node
