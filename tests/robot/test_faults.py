"""Each fault of the portal, alone: a row becomes exactly one conversation whatever the portal makes of its save."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
import pytest

from bulk.coordinator import Coordinator, Ending
from bulk.gate import Gate, Passage
from bulk.journal import Journal
from bulk.messages import Limits, Outcome, Verdict
from bulk.row import State
from tests.robot.faulty import FaultyPortal, Request
from tests.robot.local import LocalEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bulk.messages import Intent
    from bulk.row import Record, Row
    from pages.conversation_form import ConversationForm
    from tests.robot.making import Ground

LIMITS = Limits(ttl=3, save=3, settle=1.5, row=30, tries=6, back_off=0.1, longest=0.5, pauses=50)
FAULTS = ("500 before", "500 after", "reset before", "reset after", "late", "timeout", "slow", "login", "429", "503")


class Once:
    """For each offer its fault, at the first save only."""

    def __init__(self, faults: dict[str, str]) -> None:
        self._faults = faults

    def __call__(self, request: Request) -> str | None:
        return self._faults.pop(request.offer, None) if request.is_save else None


@contextmanager
def faulty(ground: Ground) -> Iterator[tuple[FaultyPortal, Ground]]:
    """The ground, seen through a faulty portal."""
    portal = FaultyPortal(urlsplit(ground.portal.base_url).port or 0)
    address = portal.start()
    try:
        yield portal, ground.at(address)
    finally:
        portal.stop()


def run(ground: Ground, rows: list[Row], path: Path, limits: Limits = LIMITS, lanes: int = 1) -> list[Record]:
    """Run a batch in this process, and return what the journal holds of it."""
    with closing(Journal.open(path, "digest", rows)) as journal:
        coordinator = Coordinator(journal, limits)
        with closing(LocalEngine(ground.target, limits, coordinator.permit, lanes)) as engine:
            assert coordinator.run(engine) is Ending.FINISHED
        return journal.records()


def expect_exactly_once(ground: Ground, records: list[Record]) -> None:
    for record in records:
        assert (record.state, ground.count(record.row)) == (State.DONE, 1), record


def test_no_fault_at_the_save_makes_a_duplicate_or_loses_anything(ground: Ground, tmp_path: Path) -> None:
    """The first row makes the positive control; each further one meets a fault of its own."""
    rows = ground.rows(len(FAULTS) + 1)
    with faulty(ground) as (portal, seen):
        portal.dice = Once({row.offer: fault for row, fault in zip(rows[1:], FAULTS, strict=True)})
        records = run(seen, rows, tmp_path / "journal", lanes=3)
    assert sorted(portal.faults) == sorted(FAULTS)
    expect_exactly_once(ground, records)
    assert portal.saves <= ground.permits(tmp_path / "journal")


def test_a_lagging_list_is_waited_for(ground: Ground, tmp_path: Path) -> None:
    rows = ground.rows(2)
    with faulty(ground) as (portal, seen):
        portal.lag = 1.0
        portal.dice = Once({rows[1].offer: "500 after"})
        expect_exactly_once(ground, run(seen, rows, tmp_path / "journal"))


def test_a_session_that_expires_before_the_save_is_renewed(ground: Ground, tmp_path: Path) -> None:
    rows = ground.rows(2)
    expired: list[str] = []

    def expire(request: Request) -> str | None:
        if request.path.endswith("/nouvelle/") and not request.is_save and not expired:
            expired.append(request.path)
            return "login"
        return None

    with faulty(ground) as (portal, seen):
        portal.dice = expire
        records = run(seen, rows, tmp_path / "journal")
    assert expired
    assert [record.attempts for record in records] == [1, 1]
    expect_exactly_once(ground, records)


def test_without_the_permit_a_row_is_doubled(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gate, "_permitted", lambda _: Passage.SENT)
    (row,) = ground.rows(1)
    with faulty(ground) as (portal, seen), suppress(AssertionError):
        portal.dice = Once({row.offer: "500 after"})
        run(seen, [row], tmp_path / "journal")
    assert ground.count(row) > 1


def test_when_the_browser_sends_it_itself_a_row_is_doubled(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def click(form: ConversationForm, _offer: str, _intent: Intent, gate: Gate) -> Outcome:
        gate.passage = gate._permitted()
        form.save.click()
        return Outcome(verdict=Verdict.UNCERTAIN)

    monkeypatch.setattr("bulk.attempting._save", click)
    (row,) = ground.rows(1)
    with faulty(ground) as (portal, seen):
        portal.dice = Once({row.offer: "reset after"})
        run(seen, [row], tmp_path / "journal")
    assert portal.saves > ground.permits(tmp_path / "journal")
    assert ground.count(row) > 1


def test_without_the_settle_wait_a_late_commit_is_doubled(ground: Ground, tmp_path: Path) -> None:
    rows = ground.rows(2)
    limits = msgspec.structs.replace(LIMITS, settle=0.01)
    with faulty(ground) as (portal, seen):
        portal.lateness = None
        portal.dice = Once({rows[1].offer: "late"})
        run(seen, rows, tmp_path / "journal", limits)
        deadline = time.monotonic() + 20
        while not portal.late and time.monotonic() < deadline:
            time.sleep(0.05)
    assert ground.count(rows[1]) > 1


@pytest.mark.parametrize("mutated", [False, True])
def test_without_the_baseline_a_row_is_lost(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, mutated: bool
) -> None:
    """Somebody has made the same conversation already: it is not the row's."""
    rows = ground.rows(2)
    with faulty(ground) as (portal, seen):
        run(seen, rows, tmp_path / "somebody")
        if mutated:
            monkeypatch.setattr("bulk.attempting.about", lambda *_: [])
        portal.dice = Once({rows[1].offer: "500 before"})
        run(seen, rows, tmp_path / "journal")
    assert (ground.count(rows[1]) == 1) is mutated
