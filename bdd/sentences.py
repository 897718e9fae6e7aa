"""The parser of step sentences: ``@when(sentence('il enregistre sans contact "{kind}"'))``."""

from __future__ import annotations

from pytest_bdd.parsers import StepParser

from bdd.wording import Wording


class Sentence(StepParser):
    """A sentence for pytest-bdd; see Wording for what it may hold."""

    def __init__(self, text: str) -> None:
        self._wording = Wording(text)
        super().__init__(self._wording.text)

    def is_matching(self, name: str) -> bool:
        return self._wording.matches(name)

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        return self._wording.arguments(name)


def sentence(text: str) -> Sentence:
    """Return the parser of one step sentence; see Wording."""
    return Sentence(text)
