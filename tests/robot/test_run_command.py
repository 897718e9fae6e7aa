"""`myopenip robot run` where something fails once rows have been sent: an exit code, one message, nothing lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from bulk import execution
from bulk.batch.columns import NAMES
from bulk.execution import Run
from bulk.journal import JournalError
from bulk.row import State
from fixtures.portal import give_passwords
from pages.target import load
from tests.robot.files import record, sound, workbook
from tests.robot.test_commands import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pages.target import Target


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Callable[[Run | Exception], None]:
    """Say how the run ends, instead of running it on a portal."""

    @contextmanager
    def here(target: Target, _data: Path | None) -> Iterator[Target]:
        yield target

    monkeypatch.setattr("fixtures.portal.demonstration", here)
    for name, password in give_passwords(load("embedded"), {}).items():
        monkeypatch.setenv(name, password)

    def as_told(what: Run | Exception) -> None:
        def ended(*_: object) -> Run:
            if isinstance(what, Exception):
                raise what
            return what

        monkeypatch.setattr(execution, "run", ended)

    return as_told


@pytest.fixture
def lot(tmp_path: Path) -> Path:
    return workbook(tmp_path / "lot.xlsx", NAMES, sound())


ALL_DONE = [record(State.DONE)]


@pytest.mark.parametrize(("found", "code"), [(True, 0), (False, 1), (None, 3)])
def test_what_the_audit_found_counts(
    lot: Path,
    ends: Callable[[Run | Exception], None],
    monkeypatch: pytest.MonkeyPatch,
    *,
    found: bool | None,
    code: int,
) -> None:
    ends(Run(ALL_DONE, (), sound=found))
    assert run(monkeypatch, "run", lot) == code


def test_a_journal_that_is_lost_leaves_the_batch_unfinished(
    lot: Path,
    ends: Callable[[Run | Exception], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ends(JournalError("lot.journal : le journal ne peut plus être écrit (disque plein)."))
    assert run(monkeypatch, "run", lot) == 3
    assert "relancez avec ce journal" in " ".join(capsys.readouterr().err.split())


def test_results_that_cannot_be_written_are_in_the_journal(
    lot: Path,
    ends: Callable[[Run | Exception], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ends(Run(ALL_DONE, (), sound=True))
    assert run(monkeypatch, "run", lot, "--out", lot / "dedans") == 3
    told = " ".join(capsys.readouterr().err.split())
    assert "écriture impossible" in told
    assert f"myopenip robot report {lot.with_suffix('.journal')}" in told
