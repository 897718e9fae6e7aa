"""What the robot must not conclude: from an answer after the save, from a success in a pause, from a late commit."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING
from unittest.mock import Mock

import msgspec
import pytest

from bulk import attempting, faults
from bulk.gate import Passage
from bulk.journal import Journal
from bulk.messages import Attempt, Intent, Limits, Outcome, Verdict
from bulk.pace import Breaker
from bulk.reconcile import Control
from bulk.row import State
from pages.errors import Refused, SignedOut
from tests.robot.making import row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bulk.gate import Gate

ROW = row(1)
INTENT = Intent(order="", contacts=(), subject="Sujet", content="Contenu", baseline=())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path / "lot.journal", "empreinte", [ROW])
    yield opened
    opened.close()


@pytest.fixture
def broken_off(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An attempt that comes as far as Enregistrer, on a portal that is not there."""
    answers: dict[str, object] = {"open_offer": None, "about": [], "fill": None, "_intent": INTENT, "trouble": None}
    for name, told in {**answers, "_over": False}.items():
        monkeypatch.setattr(attempting, name, Mock(return_value=told))
    return monkeypatch


def ended(error: Exception, passage: Passage, broken_off: pytest.MonkeyPatch) -> Outcome:
    def save(_form: object, _offer: str, _intent: Intent, gate: Gate) -> Outcome:
        gate.passage = passage
        raise error

    broken_off.setattr(attempting, "_save", save)
    task = Attempt(row=ROW, number=1, epoch=1)
    return attempting.attempt(None, task, lambda _: True, Limits())  # type: ignore[arg-type]  # no page is touched


@pytest.mark.parametrize("error", [Refused("OC introuvable."), SignedOut("La session a expiré.")])
@pytest.mark.parametrize("passage", [Passage.SENT, Passage.LATE])
def test_whatever_is_met_after_the_save_leaves_a_doubt(
    error: Exception, passage: Passage, broken_off: pytest.MonkeyPatch
) -> None:
    assert ended(error, passage, broken_off).verdict is Verdict.UNCERTAIN


def test_what_is_met_before_the_save_does_not(broken_off: pytest.MonkeyPatch) -> None:
    assert ended(Refused("OC introuvable."), Passage.NONE, broken_off).verdict is Verdict.REJECTED
    with pytest.raises(SignedOut):
        ended(SignedOut("La session a expiré."), Passage.NONE, broken_off)


def test_a_row_that_comes_off_does_not_end_the_pause_that_the_portal_asked_for() -> None:
    breaker = Breaker(Limits())
    breaker.fault(100.0, 60.0)
    breaker.success(101.0)
    assert breaker.wait(101.0) >= 59.0
    assert not breaker.closed
    breaker.success(breaker.wait(101.0) + 101.0)
    assert breaker.closed


def test_a_date_without_a_zone_is_universal() -> None:
    assert faults._seconds("Wed, 21 Oct 2026 07:28:00") == 0.0
    assert (faults._seconds("Wed, 21 Oct 2099 07:28:00") or 0) > 0


def test_a_control_that_failed_stays_so(journal: Journal) -> None:
    control = Control(journal, settle=1.0)
    assert control.begin(ROW, 0.0)
    assert control.judge((), 10.0)
    control.prove()
    assert control.failed
    assert not control.passed
    assert not Control(journal, settle=1.0).passed


def test_a_row_found_in_doubt_proves_the_matcher_and_leaves_the_lag_to_be_measured(journal: Journal) -> None:
    Control(journal, settle=1.0).prove()
    control = Control(journal, settle=1.0)
    assert control.passed
    assert control.begin(ROW, 0.0)


def tried_before(journal: Journal) -> Attempt:
    """The second attempt of a row whose first was permitted, and not found."""
    first = journal.dispatch(ROW)
    assert journal.permit(first, INTENT)
    journal.doubt(first, "sans réponse")
    journal.again(first, "pas trouvée", fault=True)
    return journal.dispatch(ROW)


def seeing(*conversations: str) -> Intent:
    return msgspec.structs.replace(INTENT, baseline=conversations)


def test_what_has_come_since_the_first_permit_is_looked_at_before_anything_is_sent(journal: Journal) -> None:
    second = tried_before(journal)
    assert not journal.permit(second, seeing("7"))
    assert journal.state(ROW.key) is State.UNCERTAIN
    assert journal.intent(ROW.key) == msgspec.structs.replace(INTENT, seen=("7",))
    assert journal.doubt(second, "")


def test_what_was_looked_at_and_is_not_the_rows_keeps_it_from_nothing(journal: Journal) -> None:
    second = tried_before(journal)
    journal.permit(second, seeing("7"))
    journal.again(second, "pas la sienne", fault=True)
    assert journal.permit(journal.dispatch(ROW), seeing("7"))
    assert journal.intent(ROW.key) == msgspec.structs.replace(INTENT, seen=("7",))


def test_what_belongs_to_another_row_keeps_it_from_nothing(tmp_path: Path) -> None:
    other = row(2)
    with closing(Journal.open(tmp_path / "deux.journal", "empreinte", [ROW, other])) as journal:
        second, its = tried_before(journal), journal.dispatch(other)
        assert journal.permit(its, INTENT)
        assert journal.done(its, "7", "")
        assert journal.permit(second, seeing("7"))
