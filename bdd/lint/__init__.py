"""Gherkin that cannot lie: every way in which a feature file says less than it seems to is a problem with its line.

General: it knows pytest's configuration, Gherkin and sentences, no project. Neither pytest nor the step modules are
imported, so that an editor can ask at each save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdd.lint import structure, tags, typography
from bdd.lint.declared import read
from bdd.lint.feature import FeatureText
from bdd.lint.matching import Matching
from bdd.lint.mend import mended
from bdd.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from bdd.lint.declared import Declared
    from bdd.lint.settings import Settings


class Linter:
    """Checks feature files against the settings and the sentences of a project."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sentences = read(settings)

    def check(self, files: Collection[Path]) -> list[Problem]:
        """Return every problem of these files; of the suite as a whole too if they are all the files that it has."""
        features, problems = self._read(files)
        matching = Matching(self._sentences)
        problems += self._sentences.problems
        for feature in features:
            problems += self._feature(feature, matching)
        all_read = len(features) == len(files) and all(feature.is_read for feature in features)
        if all_read and {*map(_resolved, files)} >= {*map(_resolved, self._settings.files())}:
            problems += matching.unused()
            problems += tags.uncovered(features, self._settings)
        return sorted(set(problems))

    def uses(self, files: Collection[Path]) -> dict[Declared, list[str]]:
        """Return each sentence with the places where these files use it."""
        matching = Matching(self._sentences)
        for feature in self._read(files)[0]:
            list(matching.check(feature))
        return {one: [f"{file}:{line}" for file, line in places] for one, places in matching.uses.items()}

    def mend(self, file: Path) -> bool:
        """Mend in place what can only have been meant one way; tell whether anything was."""
        written = file.read_bytes()
        try:
            text = written.decode("utf-8-sig")
        except UnicodeDecodeError:
            return False
        better = mended(text, FeatureText(str(file), text).keywords, self._sentences)
        if better != text:
            file.write_bytes(better.encode())
        return better != text

    def _read(self, files: Collection[Path]) -> tuple[list[FeatureText], list[Problem]]:
        features: list[FeatureText] = []
        problems: list[Problem] = []
        for file in files:
            shown = self._settings.shown(file)
            try:
                features.append(FeatureText(shown, file.read_text(encoding="utf-8-sig")))
            except UnicodeDecodeError:
                problems.append(Problem(shown, 0, "le fichier n'est pas en UTF-8 : l'enregistrer ainsi."))
        return features, problems

    def _feature(self, feature: FeatureText, matching: Matching) -> Iterator[Problem]:
        yield from typography.check(feature.file, feature.text)
        yield from feature.problems
        yield from structure.commented(feature, self._sentences)
        if feature.is_read:
            yield from structure.swallowed(feature, self._sentences)
            yield from structure.headings(feature)
            yield from structure.scenarios(feature)
            yield from structure.tables(feature)
            yield from structure.placeholders(feature)
            yield from matching.check(feature)
            yield from tags.check(feature, self._settings)


def _resolved(path: Path) -> Path:
    return path.resolve()
