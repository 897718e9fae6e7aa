from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Project = Callable[..., pytest.RunResult]

FEATURE = """# language: fr
@EX-01
Fonctionnalité: Choix
  Scénario: Démarrer à l'été
    Alors c'est bon
"""
HERE = "features/summer.feature"


ASKED = {
    ("features/hiver.feature",): "« features/hiver.feature » n'existe pas",
    (HERE, "features/hiver.feature"): "« features/hiver.feature » n'existe pas",
    (f"{HERE}::Démarrer en hiver",): "summer.feature::Démarrer en hiver » ne s'y trouve pas",
    (HERE, "-k", "été and"): "-k ne se lit pas, « été and »",
    (HERE, "-m", "EX-01 et lecture"): "-m ne se lit pas, « EX-01 et lecture »",
    (HERE, "-m", "EX-99"): "-m : étiquette inconnue, EX-99",
}
SHARED_OUT = [
    ("features/hiver.feature", "-n", "2"),  # refused before the scenarios are read
    (HERE, "-k", "été and", "-n", "2"),  # refused once the scenarios are shared out
]


@pytest.mark.parametrize("asked", [*ASKED, *SHARED_OUT], ids=" ".join)
def test_a_choice_that_names_nothing_is_refused_in_french(project: Project, asked: tuple[str, ...]) -> None:
    result = project(*asked, plugins=("bdd.choice",), summer=FEATURE)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    (line,) = [line for line in result.errlines if line.startswith("ERROR: ")]
    assert ASKED[asked[:-2] if "-n" in asked else asked] in line
    assert line.endswith("Rien n'a été exécuté.")
    assert "INTERNALERROR" not in result.stdout.str()


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["seul", "réparti"])
def test_a_choice_that_leaves_nothing_is_said(project: Project, workers: tuple[str, ...]) -> None:
    result = project(HERE, "-k", "hiver", *workers, plugins=("bdd.choice",), summer=FEATURE)
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines([f"Rien n'a été exécuté : aucun scénario ne répond à {HERE} -k « hiver »"])


def test_a_choice_that_names_something_is_left_alone(project: Project) -> None:
    result = project(HERE, "-k", "été and not hiver", "-m", "EX-01", plugins=("bdd.choice",), summer=FEATURE)
    result.assert_outcomes(passed=1)
    assert "Rien n'a été exécuté" not in result.stdout.str()
