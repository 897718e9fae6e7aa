from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Project = Callable[..., pytest.RunResult]

SUMMER = """# language: fr
@lecture
Fonctionnalité: Été

  @EX-01
  Règle: Une règle
    Scénario: Démarrer à l'été
      Étant donné que l'OC existe
      Alors c'est bon

    @EX-02
    Plan du scénario: Compter
      Quand il compte <n> fois "<mot>"
      Alors c'est bon
      Exemples:
        | n | mot |
        | 1 | été |
        | 2 |     |
"""
IDS = [
    "features/summer.feature::Démarrer à l'été",
    "features/summer.feature::Compter[1-été]",
    "features/summer.feature::Compter[2-]",
]


def collected(result: pytest.RunResult) -> list[str]:
    return [line for line in result.outlines if "::" in line]


def test_ids_are_the_scenarios_names(project: Project) -> None:
    assert collected(project("--collect-only", "-q", summer=SUMMER)) == IDS


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([IDS[0]], IDS[:1]),
        ([IDS[1]], IDS[1:2]),
        (["features/summer.feature::Compter"], IDS[1:]),
        (["-k", "été and Compter"], IDS[1:2]),
        (["-m", "EX-01 and lecture"], IDS),
        (["-m", "EX-02"], IDS[1:]),
    ],
)
def test_scenarios_are_selected_like_tests(project: Project, options: list[str], expected: list[str]) -> None:
    assert collected(project("--collect-only", "-q", *options, summer=SUMMER)) == expected


def test_scenarios_run_in_parallel_in_any_order(project: Project) -> None:
    result = project("-n", "2", "-p", "randomly", summer=SUMMER)
    result.assert_outcomes(passed=3)


def test_allure_groups_by_feature_and_rule(project: Project, pytester: pytest.Pytester) -> None:
    project("--alluredir=out", IDS[0], summer=SUMMER)
    (result,) = (pytester.path / "out").glob("*-result.json")
    labels = {(label["name"], label["value"]) for label in json.loads(result.read_text("utf-8"))["labels"]}
    groups = {("suite", "Été"), ("feature", "Été"), ("subSuite", "Une règle"), ("story", "Une règle")}
    assert groups | {("tag", "EX-01"), ("tag", "lecture")} <= labels


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "# language: fr\nFonctionnalité: X\n  Scénario: a\n    Alors c'est bon\n  Règle: r\n    Scénario: a\n",
            "features/x.feature : plusieurs scénarios portent le même nom : « a ».",
        ),
        ("", "features/x.feature : aucune fonctionnalité dans ce fichier."),
        ("# language: fr\nFonctionnalité: X\n  Scénario: a\n    Alors x\n  zorg\n", "features/x.feature:5 : Gherkin *"),
        ("# language: fr\n@inconnue\nFonctionnalité: X\n  Scénario: a\n    Alors x\n", "'inconnue' not found in *"),
    ],
    ids=["duplicate", "empty", "syntax", "tag"],
)
def test_what_would_lie_stops_the_collection(project: Project, text: str, message: str) -> None:
    result = project(x=text)
    result.stdout.fnmatch_lines([message])
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_file_in_another_encoding_is_named(project: Project, pytester: pytest.Pytester) -> None:
    (pytester.path / "features").mkdir()
    (pytester.path / "features/x.feature").write_bytes("# language: fr\nFonctionnalité: Été\n".encode("cp1252"))
    project().stdout.fnmatch_lines(["features/x.feature : le fichier n'est pas en UTF-8 *"])


def test_a_byte_order_mark_is_no_obstacle(project: Project) -> None:
    project(summer="\N{BYTE ORDER MARK}" + SUMMER).assert_outcomes(passed=3)
