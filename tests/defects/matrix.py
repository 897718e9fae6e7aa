"""Which defects a run looks for, and what it says of them: a pytest plug-in, so that every process knows it."""

from __future__ import annotations

import json
import random
import re
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bench.figures import put_line
from portal.defects import DEFECTS
from tests.defects.figures import told
from tests.defects.turns import remember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _pytest.terminal import TerminalReporter

    from portal.defects import Defect
    from tests.defects.verdicts import Verdict

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/guide.md"
OUT = ROOT / "reports/out/defects.json"
SAMPLE = 25
ALL = "tous"
PROPERTY = "defect"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("myopenip").addoption(
        "--defects",
        default=str(SAMPLE),
        metavar="N",
        help=f"combien de défauts chercher, tirés au sort pour ce commit ({SAMPLE}), ou « {ALL} »",
    )


def pytest_configure(config: pytest.Config) -> None:
    given = config.getoption("--defects")
    if given != ALL and not (given.isdecimal() and 0 < int(given) <= len(DEFECTS)):
        raise pytest.UsageError(f"--defects attend un nombre de 1 à {len(DEFECTS)}, ou « {ALL} », et non « {given} ».")


def commit() -> str:
    """Return the commit that is tried; outside a repository, always the same word."""
    told = subprocess.run(
        ["git", "rev-parse", "HEAD"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip()[:12] or "sans commit"


def chosen(config: pytest.Config) -> list[Defect]:
    """Return the defects to look for, in the order of the requirements: all, or those that the commit draws."""
    given, names = config.getoption("--defects"), list(DEFECTS)
    drawn = set(names if given == ALL else draw(names, int(given)))
    return [defect for name, defect in DEFECTS.items() if name in drawn]


def draw(names: Sequence[str], count: int) -> list[str]:
    """Draw some for this commit: over time, every one has its turn."""
    return random.Random(commit()).sample(sorted(names), count)  # noqa: S311 - no secret depends on it


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give the tests beside this file what they are about."""
    if "defect" in metafunc.fixturenames:
        defects = chosen(metafunc.config)
        if metafunc.function.__name__ == "test_seen_by_the_whole_suite":
            defects = [DEFECTS[name] for name in draw([one.name for one in defects], 1)]
        metafunc.parametrize("defect", defects, ids=[one.name for one in defects])
    if "sound" in metafunc.fixturenames:
        requirements = sorted({one.requirement for one in DEFECTS.values()})
        if metafunc.config.getoption("--defects") != ALL:
            requirements = draw(requirements, 1)
        metafunc.parametrize("sound", requirements)


def row(defect: Defect, verdict: Verdict, skin: str) -> dict[str, Any]:
    """Return one row of the matrix."""
    return {
        "defect": defect.name,
        "requirement": defect.requirement,
        "sentence": defect.sentence,
        "skin": skin,
        "killed_by": verdict.killed_by,
        "survived": not verdict.killed_by,
        "seconds": round(verdict.seconds, 1),
    }


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call":
        _rows.extend(value for name, value in report.user_properties if name == PROPERTY and isinstance(value, dict))


_STARTED = time.perf_counter()

_rows: list[dict[str, Any]] = []
"""What the tests of this run said, in the process that reports."""


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Show the matrix; when all were asked for, keep it, and tell the guide if it is whole."""
    rows = merged(_rows)
    if not rows:
        return
    skin = rows[0]["skin"]
    terminalreporter.section(f"défauts, habillage « {skin} »")
    width = max(len(one["defect"]) for one in rows)
    for one in rows:
        by = ", ".join(short(node) for node in one["killed_by"][:3]) or one["sentence"]
        more = f" et {len(one['killed_by']) - 3} autres" if len(one["killed_by"]) > 3 else ""
        said = f"{one['requirement']}  {'SURVIT' if one['survived'] else 'vu'}"
        colour = {"red": True} if one["survived"] else {}
        terminalreporter.write_line(
            f"{said:<14}{one['defect']:<{width}}  {one['seconds']:>5.1f} s  {by}{more}", **colour
        )
    survivors = [one["defect"] for one in rows if one["survived"]]
    seconds = sum(one["seconds"] for one in rows)
    terminalreporter.write_line(
        f"{len(rows)} défauts sur {len(DEFECTS)} (tirage : {commit()}), {len(rows) - len(survivors)} vus, "
        f"{len(survivors)} survivants, {seconds:.0f} s de recherche"
    )
    if survivors:
        terminalreporter.write_line(f"Survivants : {', '.join(survivors)}", red=True)
    if config.getoption("--defects") == ALL:
        keep(rows)
        remember({one["defect"]: one["killed_by"][0] for one in rows if one["killed_by"]})
        if len(rows) == len(DEFECTS):
            put_line(GUIDE, "make defects", told(rows, time.perf_counter() - _STARTED))


def merged(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row for each defect, in the order of the requirements, with whatever saw it in any of the tests."""
    found: dict[str, dict[str, Any]] = {}
    for one in rows:
        known = found.setdefault(one["defect"], {**one, "killed_by": [], "seconds": 0.0})
        known["killed_by"] += [node for node in one["killed_by"] if node not in known["killed_by"]]
        known["survived"] = not known["killed_by"]
        known["seconds"] = round(known["seconds"] + one["seconds"], 1)
    return [found[name] for name in DEFECTS if name in found]


def keep(rows: Sequence[dict[str, Any]]) -> None:
    """Write these rows, in the place of what was known of the same defects on the same skin."""
    new = {(one["skin"], one["defect"]) for one in rows}
    before = json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else []
    OUT.parent.mkdir(parents=True, exist_ok=True)
    every = [*(one for one in before if (one["skin"], one["defect"]) not in new and one["defect"] in DEFECTS), *rows]
    OUT.write_text(json.dumps(every, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def short(node: str) -> str:
    """Return a node id as a line has room for: the scenario and its example."""
    return re.sub(r"^.*::", "", node)
