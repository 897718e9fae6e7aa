"""One worker on a real portal: from a row to its conversation, or to the words that refuse it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import msgspec
import pytest

from bulk import household
from bulk.household import Household
from bulk.messages import Attempt, Intent, Limits, Look, Outcome, Sight, Verdict, Wanted
from bulk.worker import Worker
from pages import browser
from tests.robot.making import row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

    from bulk.messages import Report
    from bulk.row import Row
    from tests.robot.making import Ground


@pytest.fixture(scope="module")
def worker(ground: Ground) -> Iterator[Worker]:
    started = Worker(ground.target, "non_admin_with_right", Limits(row=30))
    yield started
    started.close()


class Permits:
    """Answers every permit the same way and remembers what was asked."""

    def __init__(self, *, granted: bool = True) -> None:
        self.granted = granted
        self.intents: list[Intent] = []

    def __call__(self, _: Attempt, intent: Intent) -> Future[bool]:
        self.intents.append(intent)
        answer: Future[bool] = Future()
        answer.set_result(self.granted)
        return answer


def attempt(worker: Worker, wanted: Row, permits: Permits | None = None, *, rehearsal: bool = False) -> Outcome:
    report = worker.perform(Attempt(row=wanted, number=1, epoch=1, rehearsal=rehearsal), permits or Permits())
    assert isinstance(report, Outcome)
    return report


def seen(worker: Worker, wanted: Row, intent: Intent) -> int:
    look = Look(name="look", offer=wanted.offer, wanted=(Wanted(key=wanted.key, intent=intent),))
    sight = worker.perform(look, Permits())
    assert isinstance(sight, Sight)
    assert not sight.error
    return len(sight.found[wanted.key])


def test_a_row_becomes_one_conversation_that_a_look_finds(ground: Ground, worker: Worker) -> None:
    (wanted,) = ground.rows(1)
    permits = Permits()
    outcome = attempt(worker, wanted, permits)
    assert outcome.verdict == Verdict.DONE, outcome
    assert outcome.address.startswith(ground.target.base_url)
    assert outcome.conversation in outcome.address
    (intent,) = permits.intents
    assert seen(worker, wanted, intent) == 1
    assert seen(worker, wanted, msgspec.structs.replace(intent, content="autre chose")) == 0
    assert seen(worker, wanted, msgspec.structs.replace(intent, baseline=(outcome.conversation,))) == 0


def test_a_row_becomes_one_conversation_whatever_the_portal_is_made_of(other_skin: Ground) -> None:
    worker = Worker(other_skin.target, "non_admin_with_right", Limits(row=30))
    try:
        wanted, other = other_skin.rows(2)
        permits = Permits()
        outcome = attempt(worker, wanted, permits)
        assert outcome.verdict == Verdict.DONE, outcome
        assert outcome.conversation in outcome.address
        assert seen(worker, wanted, permits.intents[0]) == other_skin.count(wanted) == 1
        refused = attempt(worker, msgspec.structs.replace(other, subject=" "))
        assert refused.verdict == Verdict.REJECTED, refused
        assert other_skin.count(other) == 0
    finally:
        worker.close()


def test_a_row_is_found_by_its_offer_where_the_portal_shows_something_else(ground: Ground) -> None:
    procedure = msgspec.structs.replace(ground.target.procedure, landing="elsewhere")
    target = msgspec.structs.replace(ground.target, procedure=procedure)
    worker = Worker(target, "non_admin_with_right", Limits(row=30))
    try:
        wanted, other = ground.rows(2)
        outcome = attempt(worker, wanted)
        assert outcome.verdict == Verdict.DONE, outcome
        assert outcome.conversation in outcome.address
        refused = attempt(worker, msgspec.structs.replace(other, subject=" "))
        assert refused.verdict == Verdict.REJECTED, refused
    finally:
        worker.close()


def test_without_permit_nothing_is_created(ground: Ground, worker: Worker) -> None:
    (wanted,) = ground.rows(1)
    permits = Permits(granted=False)
    assert attempt(worker, wanted, permits).verdict == Verdict.FAILED
    assert seen(worker, wanted, permits.intents[0]) == 0


def test_a_new_browser_starts_once_the_worn_one_is_gone(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(household, "BROWSER_ROWS", 1)
    started: list[Browser] = []
    beside: list[bool] = []
    launch, vacate = browser.launch, Household.vacate
    answer: Future[bool] = Future()

    def launched(playwright: Playwright, *, traces: Path | None) -> Browser:
        beside.extend(one.is_connected() for one in started)
        started.append(launch(playwright, traces=traces))
        return started[-1]

    def vacated(house: Household) -> None:
        answer.set_result(True)
        vacate(house)

    monkeypatch.setattr(browser, "launch", launched)
    monkeypatch.setattr(Household, "vacate", vacated)
    worker = Worker(ground.target, "non_admin_with_right", Limits(row=30))
    asked = Event()

    def ask(_: Attempt, __: Intent) -> Future[bool]:
        asked.set()
        return answer

    def perform(wanted: Row) -> Report:
        return worker.perform(Attempt(row=wanted, number=1, epoch=1), ask)

    with ThreadPoolExecutor(2) as pool:
        one, other = ground.rows(2)
        first = pool.submit(perform, one)
        assert asked.wait(30)
        second = pool.submit(perform, other)
        outcomes = [first.result(), second.result()]
    worker.close()
    assert [outcome.verdict for outcome in outcomes if isinstance(outcome, Outcome)] == [Verdict.DONE] * 2
    assert beside == [False]


def test_a_rehearsal_asks_for_nothing_and_creates_nothing(ground: Ground, worker: Worker) -> None:
    (wanted,) = ground.rows(1)
    permits = Permits()
    assert attempt(worker, wanted, permits, rehearsal=True).verdict == Verdict.REHEARSED
    assert permits.intents == []


def test_the_order_and_the_contacts_asked_for_are_those_of_the_conversation(ground: Ground, worker: Worker) -> None:
    (made,) = ground.offers(1, "en étude", "en production")
    names = {one["key"]: one["name"] for one in made["contacts"]}
    wanted = row(
        1,
        offer=made["reference"],
        order=made["orders"][1]["reference"],
        client_contacts=(names["client-free"],),
        partner_contacts=(names["partner-assigned"], names["partner-free"]),
    )
    permits = Permits()
    assert attempt(worker, wanted, permits).verdict == Verdict.DONE
    (intent,) = permits.intents
    assert intent.order == made["orders"][1]["reference"]
    assert set(intent.contacts) == {names["client-free"], names["partner-assigned"], names["partner-free"]}
    assert seen(worker, wanted, intent) == 1


def test_what_the_business_does_not_allow_is_refused_in_the_portals_words(ground: Ground, worker: Worker) -> None:
    (ended,), (two,), (one,) = (
        ground.offers(1, "livrée"),
        ground.offers(1, "en étude", "planifiée"),
        ground.offers(1, "en étude"),
    )
    unable = next(contact["name"] for contact in one["contacts"] if contact["key"] == "client-unable")
    refused = {
        "livrée": row(1, offer=ended["reference"]),
        "Page introuvable": row(1, offer="OC-2031-999999"),
        two["orders"][0]["reference"]: row(1, offer=two["reference"]),
        "n'est pas sur cette OC": row(1, offer=one["reference"], order=two["orders"][0]["reference"]),
        "pas parmi ceux proposés": row(1, offer=one["reference"], client_contacts=("Personne Inconnue",)),
        unable: row(1, offer=one["reference"], client_contacts=(unable,)),
        "ne peut pas dépasser 200 caractères": row(1, offer=one["reference"], subject="x" * 201),
    }
    for words, wanted in refused.items():
        outcome = attempt(worker, wanted)
        assert outcome.verdict == Verdict.REJECTED, outcome
        assert words in outcome.reason
        assert outcome.picture.startswith(b"\x89PNG")
