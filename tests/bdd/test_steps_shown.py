from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Project = Callable[..., pytest.RunResult]

STEPS = """# language: fr
Fonctionnalité: Pas
  Contexte:
    Étant donné que l'OC existe
  Scénario: Bon
    Lorsqu'il compte 1 fois "a"
    Alors c'est bon
  Scénario: Faux
    Alors c'est faux
  Scénario: Sauté
    Alors on saute
  Scénario: Inconnu
    Quand personne ne sait
"""

RECORDER = """
import allure, pytest

class Recorder:
    def __init__(self): self.told = []
    def step_started(self, title): self.told.append("> " + title)
    def step_finished(self): self.told.append("<")
    def step_failed(self, title, error):
        self.told.append(f"! {title}: {type(error).__name__}")
        allure.attach("preuve", "preuve")

@pytest.fixture
def evidence():
    recorder = Recorder()
    yield recorder
    print(" ".join(recorder.told))
"""


def results(pytester: pytest.Pytester) -> dict[str, dict[str, list[dict[str, object]]]]:
    files = (pytester.path / "out").glob("*-result.json")
    return {result["name"]: result for result in (json.loads(file.read_text("utf-8")) for file in files)}


def test_each_step_is_shown_with_its_outcome(project: Project, pytester: pytest.Pytester) -> None:
    result = project("--alluredir=out", plugins=("bdd.evidence",), steps=STEPS)
    result.assert_outcomes(passed=1, failed=2, skipped=1)
    shown = {
        name: [(step["name"], step["status"]) for step in found["steps"]] for name, found in results(pytester).items()
    }
    given = ("Étant donné que l'OC existe", "passed")
    assert shown == {
        "Bon": [given, ('Lorsqu\'il compte 1 fois "a"', "passed"), ("Alors c'est bon", "passed")],
        "Faux": [given, ("Alors c'est faux", "failed")],
        "Sauté": [given, ("Alors on saute", "skipped")],
        "Inconnu": [given, ("Quand personne ne sait", "broken")],
    }
    result.stdout.fnmatch_lines(["*Aucun pas ne correspond à « Quand personne ne sait » (ligne 13).*"])


def test_the_recorder_is_told_while_the_step_is_open(project: Project, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(recorder=RECORDER)
    result = project("--alluredir=out", "-s", plugins=("bdd.evidence", "recorder"), steps=STEPS)
    result.stdout.fnmatch_lines(
        [
            "*> Étant donné que l'OC existe < > Alors c'est faux ! Alors c'est faux: AssertionError <",
            "*> Étant donné que l'OC existe < > Alors on saute <",
        ]
    )
    assert [attached["name"] for attached in results(pytester)["Faux"]["steps"][1]["attachments"]] == ["preuve"]  # type: ignore[attr-defined]
