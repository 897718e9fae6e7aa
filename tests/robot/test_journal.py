from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import msgspec
import pytest

from bulk.journal import ALLOWED, Journal, JournalError, Owned, read, summary
from bulk.messages import Attempt, Intent
from bulk.row import State, Summary
from tests.robot.making import row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INTENT = Intent(order="CMD-1", contacts=("A", "B"), subject="s", content="c", baseline=("7",))
ROWS = [row(1), row(2)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lot.journal"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal.open(path, "digest", ROWS)
    yield opened
    opened.close()


def again(path: Path) -> Journal:
    return Journal.open(path, "digest", ROWS)


def test_every_row_begins_pending_in_the_order_of_the_file(journal: Journal) -> None:
    assert [(record.row, record.state) for record in journal.records()] == [(one, State.PENDING) for one in ROWS]
    assert journal.epoch == 1


def test_a_permit_is_given_once_to_the_attempt_dispatched_and_to_no_other(journal: Journal) -> None:
    first = journal.dispatch(ROWS[0])
    assert not journal.permit(msgspec.structs.replace(first, number=first.number + 1), INTENT)
    assert not journal.permit(msgspec.structs.replace(first, epoch=first.epoch - 1), INTENT)
    assert not journal.permit(Attempt(row=ROWS[1], number=1, epoch=1), INTENT)
    assert journal.permit(first, INTENT)
    assert not journal.permit(first, INTENT)
    assert journal.intent(ROWS[0].key) == INTENT
    assert journal.granted() == 1


def test_a_permit_is_on_disk_before_it_is_answered(journal: Journal, path: Path) -> None:
    journal.permit(journal.dispatch(ROWS[0]), INTENT)
    assert read(path)[0].state == State.PERMITTED
    assert journal._database.execute("PRAGMA synchronous").fetchone() == (2,)
    assert journal._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_attempt_given_up_gets_no_permit_any_more(journal: Journal) -> None:
    lost = journal.dispatch(ROWS[0])
    journal.again(lost, "perdu", fault=True)
    second = journal.dispatch(ROWS[0])
    assert not journal.permit(lost, INTENT)
    assert journal.permit(second, INTENT)
    assert journal.faults(ROWS[0].key) == 1


def test_a_conversation_belongs_to_one_row(journal: Journal) -> None:
    attempts = [journal.dispatch(one) for one in ROWS]
    assert all(journal.permit(one, INTENT) for one in attempts)
    assert journal.done(attempts[0], "12", "http://x/12")
    with pytest.raises(Owned):
        journal.done(attempts[1], "12", "http://x/12")
    assert journal.state(ROWS[1].key) == State.PERMITTED
    assert journal.owners() == {"12": ROWS[0].key}


@pytest.mark.parametrize("final", [state for state in State if state.final])
def test_nothing_leaves_a_final_state(final: State) -> None:
    assert not ALLOWED[final]


def test_what_was_permitted_is_never_dispatched_again_without_a_look() -> None:
    assert State.PENDING not in ALLOWED[State.PERMITTED]
    assert State.DISPATCHED not in ALLOWED[State.PERMITTED] | ALLOWED[State.UNCERTAIN]


def test_a_new_start_takes_back_what_was_not_permitted_and_doubts_what_was(path: Path) -> None:
    before = again(path)
    orphan, permitted = before.dispatch(ROWS[0]), before.dispatch(ROWS[1])
    before.permit(permitted, INTENT)
    before.close()
    after = again(path)
    assert [record.state for record in after.records()] == [State.PENDING, State.UNCERTAIN]
    assert not after.permit(orphan, INTENT)
    assert after.last(ROWS[1]) == permitted
    assert after.done(permitted, "3", "http://x/3")
    after.close()


def test_what_is_noted_of_the_batch_is_read_back(journal: Journal, path: Path) -> None:
    assert summary(path) == Summary(batch="lot")
    told = Summary(batch="lot.xlsx", target="Recette", remarks=("Arrêté à la demande.", "Contrôle manqué."))
    journal.describe(told)
    assert summary(path) == told


def test_a_second_coordinator_is_refused(journal: Journal, path: Path) -> None:
    with pytest.raises(JournalError, match="un autre robot tient ce journal"):
        again(path)


def test_a_changed_batch_is_refused(path: Path) -> None:
    again(path).close()
    with pytest.raises(JournalError, match="le lot a changé"):
        Journal.open(path, "another", ROWS)
    again(path).close()


@pytest.mark.parametrize("content", ["ni SQLite ni rien" * 100, ""])
def test_a_file_that_is_no_journal_is_said_to_be_none(path: Path, content: str) -> None:
    path.write_text(content)
    with pytest.raises(JournalError, match="journal"):
        read(path)
    with pytest.raises(JournalError, match="n'existe pas"):
        read(path.with_name("absent"))


def test_a_full_disk_grants_nothing(journal: Journal, path: Path) -> None:
    attempt = journal.dispatch(ROWS[0])
    pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
    journal._database.execute(f"PRAGMA max_page_count = {pages}")
    large = msgspec.structs.replace(INTENT, content="x" * 100_000)
    with pytest.raises(sqlite3.Error, match="full"):
        journal.permit(attempt, large)
    assert read(path)[0].state == State.DISPATCHED
