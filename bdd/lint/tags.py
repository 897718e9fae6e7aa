"""Checks of tags: each one exists, each scenario names a requirement, each requirement has a scenario."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bdd.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bdd.lint.feature import FeatureText
    from bdd.lint.settings import Settings


def check(feature: FeatureText, settings: Settings) -> Iterator[Problem]:
    """Yield the unknown tags of a feature, and its scenarios that name no requirement."""
    for line, name in feature.tags:
        if name not in settings.markers:
            close = get_close_matches(name, settings.markers, n=1)
            meant = f" ; peut-être « @{close[0]} »" if close else ""
            yield Problem(feature.file, line, f"étiquette inconnue : « @{name} »{meant}.")
    if not settings.requirement:
        return
    for scenario in feature.scenarios:
        if not any(settings.is_requirement(tag) for tag in scenario.tags):
            why = f"scénario sans étiquette d'exigence ({settings.requirement}) : « {scenario.name} »."
            yield Problem(feature.file, scenario.line, why)


def uncovered(features: Iterable[FeatureText], settings: Settings) -> Iterator[Problem]:
    """Yield the requirements that no scenario names."""
    named = {tag for feature in features for scenario in feature.scenarios for tag in scenario.tags}
    written = settings.ini.read_text(encoding="utf-8").splitlines() if settings.ini else []
    for requirement in settings.requirements:
        if requirement not in named:
            lines = (line for line, text in enumerate(written, start=1) if text.strip().startswith(requirement))
            file = settings.shown(settings.ini) if settings.ini else "configuration"
            yield Problem(file, next(lines, 0), f"aucun scénario ne vérifie l'exigence {requirement}.")
