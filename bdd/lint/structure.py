"""Checks of one file: what would be run, and what only looks as if it would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdd.lint.problem import Problem
from bdd.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdd.lint.declared import Sentences
    from bdd.lint.feature import FeatureText, Scenario, Table


def swallowed(feature: FeatureText, sentences: Sentences) -> Iterator[Problem]:
    """Lines of a description that were meant as a step or a heading."""
    for line, text in feature.prose():
        meant = feature.keywords.heading(text) or feature.keywords.step(text)
        if meant:
            yield Problem(
                feature.file,
                line,
                f"« {text} » n'est lu par personne : Gherkin y voit une description. "
                f"Mot-clé voulu : « {meant.strip()} » ? Sinon, commencer la ligne autrement.",
            )
        elif sentences.end(normalise(text)):
            yield Problem(feature.file, line, f"étape prise pour une description, faute de mot-clé : « {text} ».")


def headings(feature: FeatureText) -> Iterator[Problem]:
    """Headings with a colon too many, which becomes a part of the name."""
    for line, text in feature.headings():
        keyword, _, name = text.partition(":")
        if name.lstrip().startswith(":"):
            yield Problem(feature.file, line, f"deux-points en trop après « {keyword} » : ils entrent dans le nom.")


def commented(feature: FeatureText, sentences: Sentences) -> Iterator[Problem]:
    """Steps and headings in comments."""
    for line, text in feature.comments:
        bare = text.lstrip("# ")
        heading = feature.keywords.heading(bare)
        if (heading and ":" in bare) or sentences.end(normalise(bare)):
            yield Problem(
                feature.file, line, f"mis en commentaire, donc jamais exécuté : « {text} ». L'enlever ou le rétablir."
            )


def scenarios(feature: FeatureText) -> Iterator[Problem]:
    """Scenarios that prove nothing, or hide another one."""
    first: dict[str, int] = {}
    if not feature.scenarios:
        yield Problem(feature.file, 0, "aucun scénario dans ce fichier.")
    for scenario in feature.scenarios:
        name = normalise(scenario.name)
        if name in first:
            why = f"scénario du même nom qu'à la ligne {first[name]} : « {name} ». Un seul des deux serait exécuté."
            yield Problem(feature.file, scenario.line, why)
        first.setdefault(name, scenario.line)
        for why in _emptiness(scenario, name):
            yield Problem(feature.file, scenario.line, why)
        for step in (*scenario.before, *scenario.steps):
            if step.kind is None:
                yield Problem(
                    feature.file, step.line, f"une première étape ne commence ni par Et ni par Mais : « {step.shown} »."
                )


def _emptiness(scenario: Scenario, name: str) -> Iterator[str]:
    if not name:
        yield "scénario sans nom."
    if not scenario.steps:
        yield f"scénario sans étape : « {name} »."
    elif not any(step.kind == "then" for step in scenario.steps):
        yield f"scénario sans Alors, qui ne constate rien : « {name} »."


def tables(feature: FeatureText) -> Iterator[Problem]:
    """Tables whose rows get lost or say nothing new."""
    for line, text in feature.table_lines():
        if not text.endswith("|"):
            yield Problem(feature.file, line, f"il manque « | » en fin de ligne : la dernière cellule se perd : {text}")
    for scenario in feature.scenarios:
        if scenario.is_outline and not any(table.rows for table in scenario.tables):
            yield Problem(feature.file, scenario.line, f"plan sans exemple, donc jamais exécuté : « {scenario.name} ».")
        seen: dict[frozenset[tuple[str, str]], int] = {}
        for line, values in scenario.examples() if scenario.is_outline else ():
            row = frozenset((column, normalise(value)) for column, value in values.items())
            if row in seen:
                yield Problem(feature.file, line, f"même exemple qu'à la ligne {seen[row]}.")
            seen.setdefault(row, line)
        for table in scenario.tables:
            yield from _columns(feature, scenario, table)


def _columns(feature: FeatureText, scenario: Scenario, table: Table) -> Iterator[Problem]:
    if not table.rows:
        yield Problem(feature.file, table.line, "Exemples sans ligne.")
        return
    line = min(table.rows) - 1
    used = {name for step in (*scenario.before, *scenario.steps) for name in step.placeholders}
    for column in dict.fromkeys(table.columns):
        if table.columns.count(column) > 1:
            yield Problem(feature.file, line, f"deux colonnes se nomment « {column} ».")
        if column not in used:
            yield Problem(
                feature.file, line, f"aucune étape n'emploie la colonne « {column} » : écrire <{column}> ou l'enlever."
            )


def placeholders(feature: FeatureText) -> Iterator[Problem]:
    """Placeholders that nothing fills."""
    for scenario in feature.scenarios:
        known = [set(table.columns) for table in scenario.tables] or [set()]
        filled = set.intersection(*known)
        for step in (*scenario.before, *scenario.steps):
            for name in sorted(step.placeholders - filled):
                if scenario.is_outline or f"<{name}>" in step.text:
                    yield Problem(feature.file, step.line, f"« <{name}> » n'a pas de colonne dans les Exemples.")
