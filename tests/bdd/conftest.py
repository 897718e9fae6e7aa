"""A small project of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

INI = """
[pytest]
disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true
addopts = --strict-markers -p no:randomly
filterwarnings = error
markers =
    EX-01: une exigence
    EX-02: une autre
    lecture: ne fait que lire
    allure_label: posé par le collecteur
"""

STEPS = """
import pytest
from pytest_bdd import given, then, when
from bdd.sentences import sentence

@given(sentence("l'OC existe"))
def exists():
    pass

@when(sentence('il compte {number:d} fois "{word}"'))
def count(number, word):
    assert isinstance(number, int)

@then(sentence("c'est bon"))
def good():
    pass

@then(sentence("c'est faux"))
def wrong():
    assert 1 == 2

@then(sentence("on saute"))
def skip():
    pytest.skip("pas sur cette cible")
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> Callable[..., pytest.RunResult]:
    """Write feature files (name=text) beside common French steps, and run pytest with the options given."""

    def run(*options: str, plugins: tuple[str, ...] = (), **features: str) -> pytest.RunResult:
        pytester.makeini(INI)
        listed = ["bdd.collector", *plugins, "sentences"]
        pytester.makepyfile(conftest=f"pytest_plugins = {listed!r}", sentences=STEPS)
        (pytester.path / "features").mkdir(exist_ok=True)
        for name, text in features.items():
            (pytester.path / "features" / f"{name}.feature").write_text(text, encoding="utf-8")
        if {"-n", "--alluredir=out"} & set(options):
            # Workers need a process to start from, and Allure has one plug-in manager per process.
            return pytester.runpytest_subprocess(*options)
        return pytester.runpytest_inprocess(*options, "-p", "no:allure_pytest")

    return run
