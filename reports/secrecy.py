"""A pytest plug-in that keeps secrets out of every report: terminal, JUnit, Allure.

The session fixture ``secrets`` holds what must not be written; it may grow during the run.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, cast

import allure_commons
import attr
import pytest
from allure_commons import hookimpl
from allure_commons.logger import AllureFileLogger
from allure_commons.model2 import Status

from reports.scrub import Scrubber

if TYPE_CHECKING:
    from collections.abc import Generator
    from collections.abc import Set as AbstractSet

    from _pytest._code.code import TerminalRepr
    from allure_commons.model2 import ExecutableItem, TestResultContainer

SECRETS: pytest.StashKey[AbstractSet[str]] = pytest.StashKey()


def scrubber(config: pytest.Config) -> Scrubber:
    """Return a scrubber of all the secrets known at this moment."""
    secrets = config.stash[SECRETS]
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
    scrub = scrubber(item.config)
    report.longrepr = cast("TerminalRepr | None", _scrubbed(report.longrepr, scrub))
    if scrub.text(report.longreprtext) != report.longreprtext:
        # A way of showing errors that the walk above does not know: better plain than telling.
        report.longrepr = scrub.text(report.longreprtext)
    report.sections = [(title, scrub.text(content)) for title, content in report.sections]
    return report


class Writer(Protocol):
    """What writes Allure's files: allure-pytest's own logger."""

    def report_result(self, result: object) -> None: ...
    def report_container(self, container: object) -> None: ...
    def report_attached_file(self, source: str, file_name: str) -> None: ...
    def report_attached_data(self, body: bytes, file_name: str) -> None: ...


class ScrubbedResults:
    """Stands before Allure's writer and hides the secrets in all but pictures and archives.

    Archives come scrubbed from the evidence; a picture shows a password as dots.
    """

    def __init__(self, config: pytest.Config, writer: Writer) -> None:
        self._config = config
        self._writer = writer

    @hookimpl
    def report_result(self, result: object) -> None:
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
        self._writer.report_attached_file(source, file_name)

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
