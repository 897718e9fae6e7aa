"""A small project whose features are good, until a test damages them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

INI = r"""
[pytest]
disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true
addopts = --strict-markers --strict-config -p no:randomly -p no:allure_pytest
filterwarnings = error
gherkin_requirement = EX-\d\d
gherkin_steps = phrases
markers =
    EX-01: une exigence
    EX-02: une autre
    lecture: ne fait que lire
    allure_label: posé par le collecteur
"""

STEPS = """
from pytest_bdd import given, then, when
from bdd.sentences import sentence

@given(sentence("l'OC existe"))
@given(sentence("une OC existe"))
def exists(): pass

@when(sentence('il compte {number:d} fois "{word}"'))
def count(number, word): pass

@when(sentence("il lit"))
def read(datatable): pass

@then(sentence("c'est bon"))
def good(): pass
"""

GOOD = """# language: fr
@lecture
Fonctionnalité: Compter
  Ce que promet le guide.

  Contexte:
    Étant donné que l'OC existe

  @EX-01
  Règle: On compte

    Scénario: Lire
      Étant donné une OC existe
      Quand il lit
        | a | b |
        | 1 | 2 |
      Alors c'est bon

    @EX-02
    Plan du scénario: Compter <n> fois
      Quand il compte <n> fois "<mot>"
      Alors c'est bon

      Exemples:
        | n | mot  |
        | 1 | été  |
        | 2 | l'or |
"""


@dataclass
class Project:
    """A project on disk, with a feature file to damage and two ways to check it."""

    pytester: pytest.Pytester

    @property
    def feature(self) -> Path:
        return self.pytester.path / "features/compter.feature"

    def write(self, text: str) -> None:
        self.feature.write_text(text, encoding="utf-8")

    def damage(self, old: str, new: str) -> None:
        assert GOOD.count(old) == 1, "the damage must be at one place"
        self.write(GOOD.replace(old, new))

    def run(self, *options: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*(options or ("features",)))


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    pytester.makeini(INI)
    pytester.makeconftest('pytest_plugins = ["bdd.linter", "bdd.collector", "phrases.counting"]')
    for folder in ("features", "phrases"):
        (pytester.path / folder).mkdir()
    (pytester.path / "phrases/counting.py").write_text(STEPS, encoding="utf-8")
    made = Project(pytester)
    made.write(GOOD)
    return made
