"""What a run proves of each requirement, from the outcomes of the scenarios that name it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REQUIREMENTS = Path(__file__).with_name("requirements.toml")


class Outcome(StrEnum):
    """How one example of a scenario ended."""

    PASSED = "réussi"
    FAILED = "en échec"
    SKIPPED = "sauté"
    NOT_RUN = "non exécuté"


class Verdict(StrEnum):
    """What the run says of a requirement. Only VERIFIED is a proof."""

    VERIFIED = "vérifiée"
    PARTLY = "partiellement vérifiée"
    FAILED = "en échec"
    UNVERIFIED = "non vérifiée"


def plural(words: str, count: int) -> str:
    """Write an outcome or a verdict for so many."""
    return words if count < 2 or words == Outcome.FAILED else f"{words}s"  # noqa: PLR2004 - two is plural


@dataclass
class Requirement:
    """One requirement of the sheet, and how each of its examples ended."""

    key: str
    title: str
    guide: str
    examples: dict[str, Outcome] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> int:
        return list(self.examples.values()).count(outcome)

    @property
    def verdict(self) -> Verdict:
        """Judge: a failure outweighs all; what was skipped or left out is not proved."""
        if self.count(Outcome.FAILED):
            return Verdict.FAILED
        if not self.count(Outcome.PASSED):
            return Verdict.UNVERIFIED
        return Verdict.VERIFIED if set(self.examples.values()) == {Outcome.PASSED} else Verdict.PARTLY


def requirements() -> dict[str, Requirement]:
    """Read the requirements, without any outcome yet, in their order."""
    known = tomllib.loads(REQUIREMENTS.read_text(encoding="utf-8"))
    return {key: Requirement(key, entry["titre"], entry["guide"]) for key, entry in known.items()}


def judge(tags: Mapping[str, Iterable[str]], outcomes: Mapping[str, Outcome]) -> dict[str, Requirement]:
    """Spread the outcomes over the requirements; both mappings are by node id.

    An example that was collected (it has tags) and has no outcome was not run, for whatever reason.
    """
    judged = requirements()
    for nodeid, names in tags.items():
        for name in names:
            if name in judged:
                judged[name].examples[nodeid] = outcomes.get(nodeid, Outcome.NOT_RUN)
    return judged
