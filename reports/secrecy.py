"""A pytest plug-in that keeps secrets out of every report: terminal, JUnit, Allure.

The session fixture ``secrets`` holds what must not be written; it may grow during the run.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, cast

import allure_commons
import attr
import pytest
from allure_commons import hookimpl
from allure_commons.logger import AllureFileLogger
from allure_commons.model2 import Status

from reports.scrub import Scrubber
from reports.wash import wash

if TYPE_CHECKING:
    from collections.abc import Generator

    from _pytest._code.code import TerminalRepr
    from allure_commons.model2 import ExecutableItem, TestResult, TestResultContainer

MACHINE = {"host", "thread"}
"""Labels of Allure that tell where a test ran."""

SECRETS = pytest.StashKey[set[str]]()

_SENT = "secrets"


class _Worker(Protocol):
    """A worker of xdist that has ended."""

    config: pytest.Config
    workeroutput: dict[str, list[str]]


def scrubber(config: pytest.Config) -> Scrubber:
    """Return a scrubber of all the secrets known at this moment."""
    secrets = config.stash.get(SECRETS, set())
    return _scrubber(frozenset(secrets))


@lru_cache(maxsize=1)
def _scrubber(secrets: frozenset[str]) -> Scrubber:
    return Scrubber(secrets)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    config.stash[SECRETS] = set()
    for plugin in allure_commons.plugin_manager.get_plugins():
        if isinstance(plugin, AllureFileLogger):
            _stand_before(config, plugin)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Generator[None]:
    value = yield
    if fixturedef.argname == "secrets" and isinstance(value, set):
        request.config.stash[SECRETS] = value
    return value


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Scrub before any other plug-in, or xdist's controller, sees the report."""
    report = yield
    _scrub(report, scrubber(item.config))
    return report


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None]:
    """Clean once more what was written before all was known to be secret; a worker only says what it knows."""
    config = session.config
    output: dict[str, object] | None = getattr(config, "workeroutput", None)
    if output is not None:
        secrets = config.stash[SECRETS]
        # Before the yield: xdist sends it from a wrapper of its own.
        output[_SENT] = sorted(secrets)
    yield
    if output is not None:
        return
    junit, results = (config.getoption(name, None) for name in ("xmlpath", "allure_report_dir"))
    for path in (Path(name) for name in (junit, results) if name):
        if path.exists():
            wash(path, scrubber(config))
    if junit and (file := Path(junit)).exists():
        file.write_text(re.sub(r' hostname="[^"]*"', "", file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: _Worker) -> None:
    """Learn what a worker knows; one that crashed says nothing, and has scrubbed what it reported."""
    known = getattr(node, "workeroutput", {}).get(_SENT, [])
    secrets = node.config.stash[SECRETS]
    secrets.update(known)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> Generator[None]:
    """Failures are shown at the end, when everything is known; pytest shows them from a wrapper of its own."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                _scrub(report, scrubber(config))
            elif isinstance(getattr(report, "message", None), str):  # a warning
                report.message = scrubber(config).text(report.message)
    yield


def _scrub(report: pytest.TestReport, scrub: Scrubber) -> None:
    report.longrepr = cast("TerminalRepr | None", _scrubbed(report.longrepr, scrub))
    if scrub.text(report.longreprtext) != report.longreprtext:
        # A way of showing errors that the walk above does not know: better plain than telling.
        report.longrepr = scrub.text(report.longreprtext)
    report.sections = [(title, scrub.text(content)) for title, content in report.sections]
    report.user_properties = [(name, _scrubbed(value, scrub)) for name, value in report.user_properties]


class Writer(Protocol):
    """What writes Allure's files: allure-pytest's own logger."""

    def report_result(self, result: object) -> None: ...
    def report_container(self, container: object) -> None: ...
    def report_attached_file(self, source: str, file_name: str) -> None: ...
    def report_attached_data(self, body: bytes, file_name: str) -> None: ...


class ScrubbedResults:
    """Stands before Allure's writer and hides the secrets in all but pictures, which show a password as dots.

    The machine that ran the tests is not named either.
    """

    def __init__(self, config: pytest.Config, writer: Writer) -> None:
        self._config = config
        self._writer = writer

    @hookimpl
    def report_result(self, result: TestResult) -> None:
        result.labels = [label for label in result.labels if label.name not in MACHINE]
        self._writer.report_result(_scrubbed(result, scrubber(self._config)))

    @hookimpl
    def report_container(self, container: TestResultContainer) -> None:
        """Write the fixtures that have something to say: those that went well tell QA nothing."""
        container.befores = [fixture for fixture in container.befores if _tells(fixture)]
        container.afters = [fixture for fixture in container.afters if _tells(fixture)]
        if container.befores or container.afters:
            self._writer.report_container(_scrubbed(container, scrubber(self._config)))

    @hookimpl
    def report_attached_file(self, source: str, file_name: str) -> None:
        if not file_name.endswith(".zip"):
            self.report_attached_data(Path(source).read_bytes(), file_name)
            return
        with TemporaryDirectory() as folder:
            clean = Path(folder) / "clean.zip"
            scrubber(self._config).archive(Path(source), clean)
            self._writer.report_attached_file(str(clean), file_name)

    @hookimpl
    def report_attached_data(self, body: str | bytes, file_name: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        is_picture = file_name.endswith(".png")
        self._writer.report_attached_data(data if is_picture else scrubber(self._config).data(data), file_name)


def _tells(fixture: ExecutableItem) -> bool:
    return bool(fixture.attachments or fixture.steps) or fixture.status in {Status.FAILED, Status.BROKEN}


def _stand_before(config: pytest.Config, writer: Writer) -> None:
    """Put the scrubbing in the writer's place, until allure-pytest looks for its writer to take it away."""
    allure = allure_commons.plugin_manager
    scrubbed = ScrubbedResults(config, writer)
    allure.unregister(writer)
    allure.register(scrubbed)

    def restore() -> None:
        allure.unregister(scrubbed)
        allure.register(writer)

    config.add_cleanup(restore)


def _scrubbed(value: object, scrub: Scrubber) -> object:
    """Scrub in place the texts of a result, or of a shown error, and of all that it holds."""
    if isinstance(value, str):
        return scrub.text(value)
    if isinstance(value, list):
        return [_scrubbed(item, scrub) for item in value]
    if isinstance(value, tuple):
        return tuple(_scrubbed(item, scrub) for item in value)
    kind = type(value)
    names = [field.name for field in attr.fields(kind)] if attr.has(kind) else []
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
    for name in names:
        setattr(value, name, _scrubbed(getattr(value, name), scrub))
    return value
