"""Checks between features and sentences: each step is one sentence, each sentence serves."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bdd.lint.feature import PLACEHOLDER
from bdd.lint.problem import Problem
from bdd.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdd.lint.declared import Declared, Sentences
    from bdd.lint.feature import FeatureText, Step

KEYWORDS = {"given": "Étant donné", "when": "Quand", "then": "Alors", None: "toute étape"}


class Matching:
    """Finds the sentence of each step, and remembers where each sentence is used."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._found: dict[tuple[str, str], list[Declared]] = {}
        self.uses: dict[Declared, dict[tuple[str, int], None]] = {one: {} for one in sentences.declared}

    def check(self, feature: FeatureText) -> Iterator[Problem]:
        """Yield the steps of a feature that are no sentence, or more than one, in any example."""
        for scenario in feature.scenarios:
            for line, values in scenario.examples():
                for step in (*scenario.before, *scenario.steps):
                    if step.kind is not None:
                        yield from self._step(feature.file, step, step.kind, values, line)

    def _step(self, file: str, step: Step, kind: str, values: dict[str, str], line: int) -> Iterator[Problem]:
        text = normalise(PLACEHOLDER.sub(lambda place: values.get(place[1], place[0]), step.text))
        found = self._matching(kind, text)
        for one in found:
            self.uses[one][file, step.line] = None
        example = f" (exemple de la ligne {line})" if values and normalise(step.text) != text else ""
        match found:
            case []:
                yield Problem(
                    file, step.line, f"aucune phrase pour {KEYWORDS[kind]} « {text} »{example}{self._hint(text)}"
                )
            case [one]:
                for name, what, given in (("datatable", "le tableau", step.cells), ("docstring", "le texte", step.doc)):
                    if given and name not in one.takes:
                        yield Problem(
                            file,
                            step.line,
                            f"{what} sous cette étape n'est lu par personne : {one} ne prend pas `{name}`.",
                        )
            case _:
                several = ", ".join(str(one) for one in found)
                yield Problem(file, step.line, f"plusieurs phrases pour « {text} »{example} : {several}.")

    def _matching(self, kind: str, text: str) -> list[Declared]:
        if (kind, text) not in self._found:
            self._found[kind, text] = self._sentences.matching(kind, text)
        return self._found[kind, text]

    def _hint(self, text: str) -> str:
        elsewhere = [one for one in self._sentences.declared if one.wording.matches(text)]
        if elsewhere:
            return f" : elle existe, mais pour {KEYWORDS[elsewhere[0].kind]}, {elsewhere[0]}."
        known = {one.text: one for one in self._sentences.declared}
        close = get_close_matches(text, known, n=3, cutoff=0.6)
        return f" ; les plus proches : {', '.join(str(known[one]) for one in close)}." if close else "."

    def unused(self) -> Iterator[Problem]:
        """Yield the sentences that no step of the features given to `check` is."""
        for one, uses in self.uses.items():
            if not uses:
                yield Problem(one.file, one.line, f"aucun scénario n'emploie la phrase « {one.text} ».")
