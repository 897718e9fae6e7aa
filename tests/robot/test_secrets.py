"""A run of the robot with every kind of failure, traces on: no secret is in anything that it wrote."""

from __future__ import annotations

import json
import re
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

import pytest

from bulk.cluster import Site
from bulk.execution import Means, run
from bulk.journal import Journal
from bulk.messages import Limits
from bulk.output import Summary, write
from bulk.row import State
from fixtures.portal import PortalProcess, give_passwords
from pages.target import load
from reports.scrub import MASK
from tests.evidence.searching import contents, leaks
from tests.robot.faulty import FaultyPortal, Request
from tests.robot.making import Ground, row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bulk.row import Record

CANARY = 'Cânari "robot"/\\+&<é😀'
LIMITS = Limits(ttl=3, save=3, settle=0.5, row=30, tries=2, back_off=0.1, longest=0.5, pauses=50)


class Overheard:
    """Fails what it is told to, and notes every password, cookie and token that passes."""

    def __init__(self) -> None:
        self.faults: dict[tuple[str, bool], list[str]] = {}
        self.secrets: set[str] = set()

    def __call__(self, request: Request) -> str | None:
        head, body = request.head.decode("latin-1"), request.body.decode("utf-8", "replace")
        self.secrets.update(re.findall(r"(?:sessionid|csrftoken)=(\w+)", head))
        posted = re.findall(r"(?:password|csrfmiddlewaretoken)=([^&]+)", body)
        self.secrets.update(map(unquote_plus, posted))
        planned = self.faults.get((request.offer, request.is_save), [])
        return planned.pop() if planned else None


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, set[str], list[Record]]]:
    """Run a batch of six rows; yield the folder of all that it wrote, all that was secret, and what came of it."""
    folder = tmp_path_factory.mktemp("robot")
    (folder / "system").mkdir()
    overheard = Overheard()
    with pytest.MonkeyPatch.context() as patch:
        target = load("embedded")
        for name in give_passwords(target, {}):
            patch.setenv(name, f"{CANARY} {name}")
        patch.setenv("TMPDIR", str(folder / "system"))
        database = tmp_path_factory.mktemp("portail") / "portail.sqlite3"
        process = PortalProcess((), database)
        portal = process.ready(target)
        ground = Ground(target, portal, database, process)
        faulty = FaultyPortal(urlsplit(portal.base_url).port or 0)
        faulty.dice = overheard
        with closing(ground):
            rows = [*ground.rows(5), row(99)]
            overheard.faults = {
                (rows[1].offer, True): ["500 before"] * 20,
                (rows[2].offer, True): ["login"],
                (rows[3].offer, False): ["login"],
                (rows[4].offer, True): ["reset after"],
            }
            reached = ground.at(faulty.start()).target
            means = Means(target=reached, site=Site(workers=1, lanes=2), limits=LIMITS, tracing=True)
            with closing(Journal.open(folder / "lot.journal", "digest", rows)) as journal:
                done = run(journal, folder / "resultat", means, None)
                write(done.records, Summary(batch="lot.xlsx", target="faulty"), folder / "resultat")
                yield folder, overheard.secrets, done.records
            faulty.stop()


def test_rows_failed_in_every_way(written: tuple[Path, set[str], list[Record]]) -> None:
    folder, _, records = written
    states = [record.state for record in records]
    assert states == [State.DONE, State.NEEDS_HUMAN, State.DONE, State.DONE, State.DONE, State.REJECTED], records
    pictured = {record.row.key for record in records if record.screenshot}
    assert {file.stem for file in (folder / "resultat/traces").iterdir()} == pictured
    assert {records[1].row.key, records[5].row.key} <= pictured


def test_no_secret_is_in_anything_written(written: tuple[Path, set[str], list[Record]]) -> None:
    folder, secrets, _ = written
    assert any(CANARY in secret for secret in secrets), "the canary was typed"
    assert len(secrets) > 6, "sessions and tokens were noted"
    searched = dict(contents(folder))
    assert sum(name.endswith("!trace.trace") for name in searched) >= 2
    assert any(MASK.encode() in data for data in searched.values())
    assert leaks(searched, secrets) == set()


def test_nothing_raw_is_left_behind(written: tuple[Path, set[str], list[Record]]) -> None:
    names = [name for name, _ in contents(written[0]) if "!" not in name]
    assert [name for name in names if name.endswith((".trace", ".network", "raw.zip"))] == []
    assert [name for name in names if "playwright-" in name] == []


def test_the_trace_tells_the_attempt(written: tuple[Path, set[str], list[Record]]) -> None:
    folder, _, records = written
    refused = records[5].row
    (trace,) = [data for name, data in contents(folder) if name == f"{refused.key}.zip!trace.trace"]
    asked = [json.loads(line) for line in trace.splitlines()]
    assert any(refused.offer in one.get("params", {}).get("url", "") for one in asked)
