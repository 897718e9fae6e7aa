"""A whole batch through the coordinator, on this process's engine and on Dask's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import psutil
import pytest

from bulk.cluster import Cluster, Site
from bulk.coordinator import Coordinator, Ending
from bulk.journal import Journal
from bulk.messages import Limits
from bulk.remote import Kit
from bulk.row import State
from tests.robot.local import LocalEngine
from tests.robot.making import row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bulk.row import Row
    from tests.robot.making import Ground

LIMITS = Limits(ttl=5, save=10, settle=1, row=60, tries=3)


def batch(ground: Ground) -> list[Row]:
    """Good rows, two twins among them, and one that the portal refuses."""
    made = ground.rows(4)
    twin = msgspec.structs.replace(made[0], key="jumelle", line=9)
    return [*made, twin, row(99)]


@pytest.fixture
def journal(ground: Ground, tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path / "lot.journal", "digest", batch(ground))
    yield opened
    opened.close()


def expect_all(journal: Journal) -> None:
    records = journal.records()
    assert [record.state for record in records] == [State.DONE] * 5 + [State.REJECTED], records
    assert len({record.conversation for record in records[:5]}) == 5
    assert "introuvable" in records[5].reason
    assert journal.granted() == 5


def test_a_batch_here(ground: Ground, journal: Journal) -> None:
    coordinator = Coordinator(journal, LIMITS)
    engine = LocalEngine(ground.target, LIMITS, coordinator.permit, lanes=3)
    try:
        assert coordinator.run(engine) is Ending.FINISHED
    finally:
        engine.close()
    expect_all(journal)


def test_a_batch_on_dask_leaves_no_process_behind(ground: Ground, journal: Journal) -> None:
    before = set(psutil.Process().children(recursive=True))
    coordinator = Coordinator(journal, LIMITS)
    kit = Kit(target=ground.target, role="non_admin_with_right", limits=LIMITS)
    engine = Cluster(kit, coordinator.permit, Site(workers=1, lanes=2))
    try:
        assert coordinator.run(engine) is Ending.FINISHED
    finally:
        engine.close()
    expect_all(journal)
    left = [one for one in psutil.Process().children(recursive=True) if one not in before]
    psutil.wait_procs(left, timeout=10)
    running = [one.cmdline() for one in left if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    assert [one for one in running if not any("resource_tracker" in part for part in one)] == []
