"""What the coordinator makes of what workers report, without a browser."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Unpack

import msgspec
import pytest

from bulk.audit import audit
from bulk.by_offer import ByOffer
from bulk.coordinator import Coordinator, Ending
from bulk.journal import Journal, Told
from bulk.messages import Attempt, Found, Intent, Limits, Look, Outcome, Sight, Trouble, Verdict
from bulk.row import State
from tests.robot.making import row
from tests.robot.scripted import ScriptedEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bulk.messages import Report, Task
    from bulk.row import Row

QUICK = Limits(ttl=0.01, save=0.01, settle=0.01, row=1, tries=3, back_off=0.001, longest=0.002, pauses=50)
FAILED = Outcome(verdict=Verdict.FAILED, reason="panne")
NOBODY = Sight(error="illisible")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Callable[[list[Row]], Journal]]:
    opened: list[Journal] = []

    def begin(rows: list[Row]) -> Journal:
        opened.append(Journal.open(tmp_path / "lot.journal", "empreinte", rows))
        return opened[-1]

    yield begin
    for journal in opened:
        journal.close()


def intent(asked: Row, *baseline: str) -> Intent:
    return Intent(order="", contacts=(), subject=asked.subject, content=asked.content, baseline=baseline)


def saved(coordinator: Coordinator, attempt: Attempt) -> Outcome:
    """What a worker reports that was permitted, and saw the conversation."""
    assert coordinator.permit(attempt, intent(attempt.row))
    return Outcome(verdict=Verdict.DONE, conversation=attempt.row.key, address="/")


def shown(look: Look) -> Sight:
    """What a look sees of rows that each have the conversation called like them."""
    return Sight(found={one.key: (Found(conversation=one.key, address="/"),) for one in look.wanted})


def states(journal: Journal) -> list[State]:
    return [record.state for record in journal.records()]


def test_rows_of_one_offer_go_one_after_the_other() -> None:
    first, second, third = row(1, offer="OC"), row(2, offer="OC", subject="Autre sujet"), row(3)
    apart = ByOffer()
    assert [apart.begin(one) for one in (first, second, third)] == [True, False, True]
    assert apart.end(first) == [second]
    assert apart.begin(second)
    assert apart.end(second) == []


def test_a_row_waits_for_every_row_of_its_offer_that_an_earlier_start_left_in_doubt() -> None:
    first, second, third = (row(place, offer="OC") for place in (1, 2, 3))
    apart = ByOffer()
    apart.occupy(first)
    apart.occupy(second)
    assert not apart.begin(third)
    assert apart.end(first) == []
    assert apart.end(second) == [third]


def test_a_run_ends_though_a_row_waits_behind_one_whose_offer_cannot_be_read(
    folder: Callable[[list[Row]], Journal],
) -> None:
    journal = folder([row(1, offer="OC"), row(2, offer="OC")])
    coordinator = Coordinator(journal, QUICK)

    def act(task: Task) -> Report:
        if isinstance(task, Look):
            return NOBODY
        assert coordinator.permit(task, intent(task.row))
        return Outcome(verdict=Verdict.UNCERTAIN, reason="sans réponse")

    assert coordinator.run(ScriptedEngine(act)) is Ending.UNREADABLE
    assert states(journal) == [State.UNCERTAIN, State.PENDING]


def test_what_an_attempt_saves_late_is_found_before_the_row_is_sent_again(
    folder: Callable[[list[Row]], Journal],
) -> None:
    """Nothing shows at two looks, then the conversation of the first attempt does, as the second comes to the gate."""
    first, late = row(1), row(2)
    journal = folder([first, late])
    coordinator = Coordinator(journal, QUICK)
    shows = False

    def act(task: Task) -> Report:
        nonlocal shows
        if isinstance(task, Look):
            (wanted,) = task.wanted
            if wanted.key == first.key:
                return shown(task)
            return Sight(found={late.key: (Found(conversation="tardive", address="/"),) if shows else ()})
        if task.row == first:
            return saved(coordinator, task)
        if task.number == 1:
            assert coordinator.permit(task, intent(late))
            return Outcome(verdict=Verdict.UNCERTAIN, reason="sans réponse")
        shows = True
        assert not coordinator.permit(task, intent(late, "tardive"))
        return FAILED

    assert coordinator.run(ScriptedEngine(act)) is Ending.FINISHED
    assert [record.conversation for record in journal.records()] == [first.key, "tardive"]
    assert journal.granted() == 2


def test_a_row_that_alone_meets_trouble_is_left_to_a_human(folder: Callable[[list[Row]], Journal]) -> None:
    rows = [row(place) for place in range(1, 30)]
    journal = folder(rows)
    coordinator = Coordinator(journal, QUICK)

    def act(task: Task) -> Report:
        if isinstance(task, Look):
            return shown(task)
        if task.row == rows[0]:
            return Outcome(verdict=Verdict.FAILED, reason="Le portail a répondu 500", trouble=Trouble())
        return saved(coordinator, task)

    assert coordinator.run(ScriptedEngine(act)) is Ending.FINISHED
    assert states(journal) == [State.NEEDS_HUMAN] + [State.DONE] * 28


def test_a_portal_in_trouble_counts_against_no_row(folder: Callable[[list[Row]], Journal]) -> None:
    journal = folder([row(1), row(2)])
    limits = msgspec.structs.replace(QUICK, pauses=8)
    coordinator = Coordinator(journal, limits)
    down = Outcome(verdict=Verdict.FAILED, reason="Le portail a répondu 503", trouble=Trouble())
    assert coordinator.run(ScriptedEngine(lambda _: down)) is Ending.TROUBLE
    assert states(journal) == [State.PENDING, State.PENDING]
    assert [journal.faults(one.key) for one in (row(1), row(2))] == [0, 0]


def test_an_offer_that_is_shown_no_more_tells_nothing_of_the_portal(
    folder: Callable[[list[Row]], Journal],
) -> None:
    """The row goes on to be tried where the offer that was to tell is gone."""
    first, second = row(1), row(2)
    journal = folder([first, second])
    coordinator = Coordinator(journal, QUICK)

    def act(task: Task) -> Report:
        if isinstance(task, Look):
            if not task.wanted:
                return Sight(error="OC introuvable")
            return shown(task)
        if task.row == second and task.number < 3:
            return Outcome(verdict=Verdict.FAILED, reason="Le portail a répondu 503", trouble=Trouble())
        return saved(coordinator, task)

    assert coordinator.run(ScriptedEngine(act)) is Ending.FINISHED
    assert states(journal) == [State.DONE, State.DONE]


def test_a_worker_that_cannot_work_halts_the_run_and_says_why(folder: Callable[[list[Row]], Journal]) -> None:
    journal = folder([row(place) for place in range(20)])
    coordinator = Coordinator(journal, QUICK)
    halted = Outcome(verdict=Verdict.FAILED, reason="…", trouble=Trouble(halt="Le portail refuse le compte « b.b »."))
    engine = ScriptedEngine(lambda _: halted)
    assert coordinator.run(engine) is Ending.HALTED
    assert coordinator.halt == "Le portail refuse le compte « b.b »."
    assert len(engine.submitted) == engine.window
    assert set(states(journal)) == {State.PENDING}


@pytest.mark.parametrize("tries", [1, 3])
def test_a_permit_granted_while_the_row_is_taken_back_leaves_a_doubt(
    folder: Callable[[list[Row]], Journal], monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    """The worker was too late to be waited for, and asks for its permit at that very moment."""
    journal = folder([row(1)])
    coordinator = Coordinator(journal, msgspec.structs.replace(QUICK, tries=tries))
    attempts: list[Attempt] = []
    doubt = journal.doubt

    def then_permit(attempt: Attempt, reason: str, **told: Unpack[Told]) -> bool:
        known = doubt(attempt, reason, **told)
        if not known:
            assert journal.permit(attempt, intent(attempt.row))
        return known

    monkeypatch.setattr(journal, "doubt", then_permit)

    def act(task: Task) -> Report:
        if isinstance(task, Look):
            return Sight(found={row(1).key: (Found(conversation="7", address="/"),)})
        attempts.append(task)
        return FAILED

    assert coordinator.run(ScriptedEngine(act)) is Ending.FINISHED
    assert states(journal) == [State.DONE]
    assert len(attempts) == 1


def done(journal: Journal, count: int) -> None:
    for record in journal.records()[:count]:
        attempt = journal.dispatch(record.row)
        journal.permit(attempt, intent(record.row))
        journal.done(attempt, record.row.key, "/")


def test_an_audit_stops_when_it_is_asked_to(folder: Callable[[list[Row]], Journal]) -> None:
    with closing(folder([row(place) for place in range(20)])) as journal:
        done(journal, 20)
        engine = ScriptedEngine(lambda task: shown(task) if isinstance(task, Look) else None)
        assert audit(journal.records(), journal.intents(), engine, QUICK, lambda: len(engine.submitted) > 2) is None
        assert len(engine.submitted) == 3


def test_an_audit_gives_up_looks_that_never_end(folder: Callable[[list[Row]], Journal]) -> None:
    class Frozen(ScriptedEngine):
        def next(self, _seconds: float) -> None:
            """Nothing ever ends."""

    with closing(folder([row(1)])) as journal:
        done(journal, 1)
        engine = Frozen(lambda _: None)
        assert audit(journal.records(), journal.intents(), engine, msgspec.structs.replace(QUICK, row=0.0)) == [
            f"{row(1).key} : l'OC {row(1).offer} n'a pas pu être relue."
        ]
        assert len(engine.submitted) == 3
