"""A pytest plug-in that collects ``.feature`` files themselves: no binding module, ids of scenario names."""

from __future__ import annotations

from collections import Counter
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import scenario
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.feature import get_feature
from pytest_bdd.gherkin_parser import get_gherkin_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_bdd.gherkin_parser import GherkinDocument
    from pytest_bdd.parser import ScenarioTemplate

# Reads a file with or without the byte order mark that some editors add.
ENCODING = "utf-8-sig"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureFile | None:
    if file_path.suffix == ".feature":
        return FeatureFile.from_parent(parent, path=file_path)
    return None


class FeatureFile(pytest.Module):
    """A feature file, seen by pytest as a module whose functions are named after its scenarios."""

    def funcnamefilter(self, name: str) -> bool:  # noqa: ARG002 - every name is a scenario's
        """Accept every name: a scenario needs no ``test_`` prefix."""
        return True

    def _getobj(self) -> ModuleType:
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        for name, template in self._templates().items():
            setattr(module, name, self._function(template))
        return module

    def _templates(self) -> dict[str, ScenarioTemplate]:
        """Return the scenarios by name; raise CollectError if one would vanish or the file is unreadable."""
        try:
            document = get_gherkin_document(str(self.path), encoding=ENCODING)
            feature = get_feature(str(self.path.parent), self.path.name, encoding=ENCODING)
        except UnicodeDecodeError as error:
            raise self.CollectError(f"{self.nodeid} : le fichier n'est pas en UTF-8 ({error.reason}).") from None
        except GherkinParseError as error:
            raise self.CollectError(f"{self.nodeid}:{error.line} : Gherkin illisible : {error.message}") from None
        except KeyError:  # how pytest-bdd takes a file without any feature
            raise self.CollectError(f"{self.nodeid} : aucune fonctionnalité dans ce fichier.") from None
        twice = [name for name, count in Counter(_names(document)).items() if count > 1]
        if twice:
            listed = ", ".join(f"« {name} »" for name in twice)
            raise self.CollectError(f"{self.nodeid} : plusieurs scénarios portent le même nom : {listed}.")
        return dict(feature.scenarios)

    def _function(self, template: ScenarioTemplate) -> Callable[..., object]:
        feature, rule = template.feature, template.rule

        @scenario(self.path.name, template.name, encoding=ENCODING, features_base_dir=str(self.path.parent))
        def run() -> None:
            """Nothing is left to do once the steps have run."""

        function: Callable[..., object] = run
        function.__doc__ = template.description or (rule.description if rule else feature.description)
        # A scenario is found in its feature file: by pytest's reports, by editors, in tracebacks.
        code = function.__code__.replace(co_filename=str(self.path), co_firstlineno=template.line_number)
        function.__code__ = code
        for label in _labels(feature.name, rule.name if rule else None):
            function = label(function)
        return function


def _names(document: GherkinDocument) -> Iterator[str]:
    for child in document.feature.children:
        for inner in child.rule.children if child.rule else [child]:
            if inner.scenario:
                yield inner.scenario.name


def _labels(feature: str, rule: str | None) -> Iterator[pytest.MarkDecorator]:
    """Yield what groups a scenario in Allure, both in its suites and in its behaviours."""
    for suite, behaviour, name in (("suite", "feature", feature), ("subSuite", "story", rule)):
        if name is not None:
            yield pytest.mark.allure_label(name, label_type=suite)
            yield pytest.mark.allure_label(name, label_type=behaviour)
