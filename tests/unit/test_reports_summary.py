from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.verdict import Outcome, Verdict, judge, requirements

ROOT = Path(__file__).resolve().parents[2]

TESTS = """
import os, pytest

pytestmark = pytest.mark.parametrize("n", range(3))

@getattr(pytest.mark, "EX-01")
def test_good(n): pass

@getattr(pytest.mark, "EX-02")
def test_bad(n): assert n != 1

@getattr(pytest.mark, "EX-03")
def test_partly(n):
    if n == 2: pytest.skip("pas ici")

@getattr(pytest.mark, "EX-04")
def test_never(n): pytest.skip("pas ici")

@getattr(pytest.mark, "EX-05")
def test_left_out(n): pass

@getattr(pytest.mark, "EX-06")
def test_teardown(n, request): request.addfinalizer(lambda: 1 / 0)
"""

INI = "[pytest]\naddopts = -p reports.summary --strict-markers\nmarkers =\n" + "".join(
    f"    EX-0{number}: exigence\n" for number in range(1, 7)
)


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ([], Verdict.UNVERIFIED),
        ([Outcome.SKIPPED], Verdict.UNVERIFIED),
        ([Outcome.NOT_RUN, Outcome.SKIPPED], Verdict.UNVERIFIED),
        ([Outcome.PASSED, Outcome.PASSED], Verdict.VERIFIED),
        ([Outcome.PASSED, Outcome.SKIPPED], Verdict.PARTLY),
        ([Outcome.PASSED, Outcome.NOT_RUN], Verdict.PARTLY),
        ([Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED], Verdict.FAILED),
        ([Outcome.FAILED], Verdict.FAILED),
    ],
)
def test_the_verdict_never_flatters(outcomes: list[Outcome], verdict: Verdict) -> None:
    nodes = {str(number): outcome for number, outcome in enumerate(outcomes)}
    assert judge({node: ["EX-07"] for node in nodes}, nodes)["EX-07"].verdict == verdict


def test_an_example_may_name_several_requirements() -> None:
    judged = judge({"x": ["EX-01", "EX-02", "EX-99"]}, {"x": Outcome.PASSED})
    assert [key for key, requirement in judged.items() if requirement.examples] == ["EX-01", "EX-02"]


def test_every_requirement_has_its_title_and_its_marker() -> None:
    known = requirements()
    assert list(known) == [f"EX-{number:02}" for number in range(1, 23)]
    ini = (ROOT / "pytest.ini").read_text(encoding="utf-8")
    assert all(f"\n    {key}: " in ini for key in known)


@pytest.mark.parametrize("processes", [("-n", "0"), ("-n", "2")], ids=["alone", "xdist"])
def test_the_summary_tells_each_verdict(pytester: pytest.Pytester, processes: tuple[str, str]) -> None:
    pytester.makeini(INI)
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess(*processes, "-p", "no:randomly", "-k", "not (left_out and 1)")
    result.stdout.fnmatch_lines(
        [
            "*= exigences =*",
            "EX-01  vérifiée  * (3 réussis)",
            "EX-02  en échec  * (2 réussis, 1 en échec)",
            "EX-03  partiellement vérifiée  * (2 réussis, 1 sauté)",
            "EX-04  non vérifiée  * (3 sautés)",
            "EX-05  partiellement vérifiée  * (2 réussis, 1 non exécuté)",
            "EX-06  en échec  * (3 en échec)",
            "EX-07  non vérifiée  * (aucun exemple)",
            "22 exigences : 1 vérifiée, 2 partiellement vérifiées, 2 en échec, 17 non vérifiées",
        ]
    )
    said = json.loads((pytester.path / "reports/out/summary.json").read_text(encoding="utf-8"))
    assert said["EX-03"]["verdict"] == "partiellement vérifiée"
    assert sorted(said["EX-03"]["exemples"].values()) == ["réussi", "réussi", "sauté"]


def test_a_run_without_scenarios_says_nothing_and_leaves_no_old_summary(pytester: pytest.Pytester) -> None:
    pytester.makeini(INI)
    old = pytester.path / "reports/out/summary.json"
    old.parent.mkdir(parents=True)
    old.write_text("{}")
    pytester.makepyfile("def test_other(): pass")
    pytester.runpytest_subprocess("-n", "0").stdout.no_fnmatch_line("*exigences*")
    assert not old.exists()
