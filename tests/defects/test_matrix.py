"""The matrix of defects: what is drawn, what is kept and shown."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from portal.defects import DEFECTS
from tests.defects import matrix
from tests.defects.verdicts import Kill, Verdict

if TYPE_CHECKING:
    from pathlib import Path

SEEN = Kill("a.feature::un", "then", proper=True, why="assert 1 == 2")
STUCK = Kill("a.feature::deux", "when", proper=False, why="Timeout")


def row(name: str, *failures: Kill, skin: str = "classic") -> dict[str, Any]:
    return matrix.row(DEFECTS[name], Verdict(name, failures, ran=2, seconds=1.26), skin)


def test_only_an_assertion_of_a_then_step_kills() -> None:
    assert row("saved-twice", STUCK, SEEN)["killed_by"] == ["a.feature::un"]
    assert row("saved-twice", STUCK) == {
        "defect": "saved-twice",
        "requirement": "EX-21",
        "sentence": "Enregistrer crée deux conversations.",
        "skin": "classic",
        "killed_by": [],
        "survived": True,
        "seconds": 1.3,
    }


def test_rows_of_one_defect_are_one_row() -> None:
    rows = matrix.merged([row("back-saves"), row("saved-twice", SEEN), row("back-saves", SEEN)])
    assert [(one["defect"], one["killed_by"], one["survived"], one["seconds"]) for one in rows] == [
        ("saved-twice", ["a.feature::un"], False, 1.3),
        ("back-saves", ["a.feature::un"], False, 2.6),
    ]


def test_rows_take_the_place_of_those_of_the_same_defect_and_skin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "OUT", tmp_path / "out/defects.json")
    matrix.keep([row("saved-twice")])
    matrix.keep([row("saved-twice", skin="rich")])
    matrix.keep([row("saved-twice", SEEN)])
    kept = json.loads(matrix.OUT.read_text(encoding="utf-8"))
    assert [(one["skin"], one["survived"]) for one in kept] == [("rich", True), ("classic", False)]


def test_the_draw_follows_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "commit", lambda: "abc")
    first = matrix.draw(list(DEFECTS), 25)
    assert first == matrix.draw(list(reversed(DEFECTS)), 25)
    assert len(set(first)) == 25
    monkeypatch.setattr(matrix, "commit", lambda: "abd")
    assert matrix.draw(list(DEFECTS), 25) != first


def test_the_commit_is_named() -> None:
    assert re.fullmatch("[0-9a-f]{12}|sans commit", matrix.commit())


@pytest.mark.parametrize("given", ["0", "-1", "x", "1000", "tous les"])
def test_a_number_of_defects_that_cannot_be(given: str) -> None:
    config: Any = SimpleNamespace(getoption=lambda _: given)
    with pytest.raises(pytest.UsageError, match=re.escape(f"« {given} »")):
        matrix.pytest_configure(config)
