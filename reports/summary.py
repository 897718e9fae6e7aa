"""A pytest plug-in: at the end of a run of scenarios, what is verified of each requirement, in French.

It works in one process and with xdist, whose controller collects nothing: the workers send what they collected.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from os.path import relpath
from typing import TYPE_CHECKING, Protocol

import pytest

from reports import traceability
from reports.secrecy import scrubber
from reports.verdict import Outcome, Requirement, Verdict, judge, plural

if TYPE_CHECKING:
    from pathlib import Path

    from reports.traceability import Example

_TAG = re.compile(r"EX-\d\d")
_WIDTH = max(len(verdict) for verdict in Verdict)
_COLOURS = {Verdict.VERIFIED: "green", Verdict.PARTLY: "yellow", Verdict.FAILED: "red", Verdict.UNVERIFIED: "yellow"}
_SENT = "examples"


class _Worker(Protocol):
    """A worker of xdist that has ended; one that crashed has nothing to say."""

    workeroutput: dict[str, dict[str, Example]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("myopenip").addoption(
        "--reports", default="reports/out", metavar="DOSSIER", help="où écrire les verdicts et la matrice (reports/out)"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Summary(config), "myopenip-summary")


class Summary:
    """Collects, in the process that reports, each example by node id: what it is of, how it ended and why."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._examples: dict[str, Example] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._reasons: dict[str, str] = {}
        self._folder = config.rootpath / config.getoption("--reports")

    def pytest_sessionstart(self) -> None:
        if not hasattr(self._config, "workerinput"):
            for name in ("summary.json", f"{traceability.NAME}.json", f"{traceability.NAME}.html"):
                (self._folder / name).unlink(missing_ok=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note every example before any plug-in leaves some out: what is left out is not verified."""
        for item in items:
            tags = sorted(mark.name for mark in item.iter_markers() if _TAG.fullmatch(mark.name))
            if tags:
                scenario = getattr(item, "originalname", item.name)
                example = item.name.removeprefix(scenario).removeprefix("[").removesuffix("]")
                line = item.location[1] or 0
                self._examples[item.nodeid] = {"tags": tags, "scenario": scenario, "example": example, "line": line}
                item.add_marker(pytest.mark.allure_label(item.nodeid, label_type=traceability.NODE))

    def pytest_sessionfinish(self) -> None:
        output: dict[str, object] | None = getattr(self._config, "workeroutput", None)
        if output is not None:
            output[_SENT] = self._examples

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: _Worker) -> None:
        self._examples.update(getattr(node, "workeroutput", {}).get(_SENT, {}))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        known = self._outcomes.get(report.nodeid)
        if report.failed:
            self._outcomes[report.nodeid] = Outcome.FAILED
            self._reasons.setdefault(report.nodeid, _reason(report))
        elif report.skipped and known is None:
            self._outcomes[report.nodeid] = Outcome.SKIPPED
            self._reasons[report.nodeid] = _reason(report)
        elif report.when == "call" and known is None:
            self._outcomes[report.nodeid] = Outcome.PASSED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self._examples.keys() & self._outcomes.keys():
            return
        judged = judge({node: one["tags"] for node, one in self._examples.items()}, self._outcomes)
        terminalreporter.section("exigences")
        for requirement in judged.values():
            verdict = requirement.verdict
            shown = f"{requirement.key}  {verdict:<{_WIDTH}}  {requirement.title} ({_examples(requirement)})"
            terminalreporter.write_line(shown, **{_COLOURS[verdict]: True})
        terminalreporter.write_line(totals(judged))
        _write(self._folder / "summary.json", judged)
        target = self._config.getoption("--target", "inconnue")
        scrub = scrubber(self._config)
        reasons = {node: scrub.text(reason) for node, reason in self._reasons.items()}
        matrix = traceability.matrix(judged, self._examples, reasons, self._folder, str(target))
        written = traceability.write(self._folder, matrix)
        terminalreporter.write_line(f"Matrice de traçabilité : {relpath(written)}")


def _reason(report: pytest.TestReport) -> str:
    """Return in one line why an example was skipped or failed."""
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message).partition("\n")[0] if crash else report.longreprtext.strip().rpartition("\n")[2]


def totals(judged: dict[str, Requirement]) -> str:
    """Return how many requirements there are of each verdict, in one line."""
    counted = Counter(requirement.verdict for requirement in judged.values())
    return f"{len(judged)} exigences : " + ", ".join(
        f"{counted[verdict]} {plural(verdict, counted[verdict])}" for verdict in Verdict if counted[verdict]
    )


def _examples(requirement: Requirement) -> str:
    counts = ((requirement.count(outcome), outcome) for outcome in Outcome)
    said = [f"{count} {plural(outcome, count)}" for count, outcome in counts if count]
    return ", ".join(said) or "aucun exemple"


def _write(path: Path, judged: dict[str, Requirement]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    said = {
        key: {"titre": requirement.title, "verdict": requirement.verdict, "exemples": requirement.examples}
        for key, requirement in judged.items()
    }
    path.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
