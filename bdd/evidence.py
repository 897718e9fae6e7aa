"""A pytest plug-in that shows each Gherkin step in Allure and tells it to the fixture ``evidence``, if any.

The Allure step stays open while the fixture gathers what it knows of a failure: it lands in that step.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, cast

import allure
import pytest

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pytest_bdd.parser import Step


class Recorder(Protocol):
    """What the fixture ``evidence`` is told. It must not raise: that would hide why the step failed."""

    def step_started(self, title: str) -> None: ...
    def step_finished(self) -> None: ...
    def step_failed(self, title: str, error: BaseException) -> None: ...


_OPEN: pytest.StashKey[AbstractContextManager[None]] = pytest.StashKey()
_RECORDER: pytest.StashKey[Recorder | None] = pytest.StashKey()


def title(step: Step) -> str:
    """Return the step as its author wrote it; pytest-bdd gives every word of a keyword a capital letter."""
    keyword = step.keyword.strip().capitalize()
    elided = keyword.endswith(("'", "’"))
    return keyword + step.name if elided else f"{keyword} {step.name}"


def pytest_bdd_before_scenario(request: pytest.FixtureRequest) -> None:
    try:
        recorder = cast("Recorder", request.getfixturevalue("evidence"))
    except pytest.FixtureLookupError as error:
        if error.argname != "evidence":
            raise
        request.node.stash[_RECORDER] = None
    else:
        request.node.stash[_RECORDER] = recorder


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    opened: AbstractContextManager[None] = allure.step(title(step))
    opened.__enter__()
    request.node.stash[_OPEN] = opened
    recorder = request.node.stash[_RECORDER]
    if recorder is not None:
        recorder.step_started(title(step))


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    _close(request.node, None)


def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Step, exception: BaseException) -> None:
    recorder = request.node.stash[_RECORDER]
    if recorder is not None:
        recorder.step_failed(title(step), exception)
    _close(request.node, exception)


def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest, step: Step, exception: BaseException) -> None:
    exception.args = (f"Aucun pas ne correspond à « {title(step)} » (ligne {step.line_number}).",)
    pytest_bdd_before_step(request, step)
    _close(request.node, exception)


def pytest_bdd_after_scenario(request: pytest.FixtureRequest) -> None:
    # A skip or an interruption inside a step reaches neither of the two hooks above.
    if _OPEN in request.node.stash:
        _close(request.node, sys.exc_info()[1])


def _close(node: pytest.Item, error: BaseException | None) -> None:
    recorder = node.stash[_RECORDER]
    if recorder is not None:
        recorder.step_finished()
    opened = node.stash[_OPEN]
    del node.stash[_OPEN]
    opened.__exit__(type(error) if error else None, error, error.__traceback__ if error else None)
