"""Random damage to one character of a keyword is never a silent pass.

What a damaged file would run is asked of pytest-bdd itself, not of the linter: without a problem said, it must be the
same scenarios, steps and examples as before.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from pytest_bdd.feature import get_feature

from bdd.lint import Linter
from bdd.lint.settings import Settings
from tests.bdd.lint.conftest import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bdd.lint.conftest import Project

CASES = 150
KEYWORD = re.compile(
    r"(?m)^ *(Fonctionnalité:|Règle:|Contexte:|Plan du scénario:|Scénario:|Exemples:"
    r"|Étant donné (?:que |qu')?|Quand |Lorsqu'|Alors |Et (?:que |qu')?|Mais )"
)
LETTERS = "aeéxzABCÉ :;#'’@*|-.1\u00a0\u200b"
STEP = '@given(sentence("le portail répond"))\n@then(sentence("il rend la main"))\ndef spare(): pass\n'
RICH = GOOD.replace(
    "    Étant donné que l'OC existe\n", "    Étant donné que l'OC existe\n    Et que le portail répond\n"
).replace("      Alors c'est bon\n\n    @EX-02", "      Alors c'est bon\n      Mais il rend la main\n\n    @EX-02")


def damaged(text: str, chance: random.Random) -> str:
    """Insert, delete, replace or swap one character of a keyword, or change its case."""
    first, last = chance.choice(list(KEYWORD.finditer(text))).span(1)
    at = chance.randrange(first, last)
    one, after, letter = text[at], text[at + 1], chance.choice(LETTERS)
    made = chance.choice([letter + one + after, after, letter + after, after + one, one.swapcase() + after])
    return text[:at] + made + text[at + 2 :]


def runs(file: Path) -> object:
    """Return what pytest-bdd would run of a file."""
    # pytest-bdd keeps what it has read by name.
    get_feature.__globals__["features"].clear()
    feature = get_feature(str(file.parent), file.name, encoding="utf-8-sig")
    return [
        (
            (feature.name, template.rule.name if template.rule else "", name),
            sorted(feature.tags | template.tags | (template.rule.tags if template.rule else set())),
            [(step.type, step.name, step.datatable.raw() if step.datatable else None) for step in template.steps],
            [list(table.as_contexts()) for table in template.examples],
        )
        for name, template in feature.scenarios.items()
    ]


@pytest.mark.parametrize("seed", range(4))
def test_no_damage_is_silent(project: Project, seed: int) -> None:
    with (project.pytester.path / "phrases/counting.py").open("a", encoding="utf-8") as module:
        module.write(STEP)
    project.write(RICH)
    linter = Linter(Settings.read(project.pytester.path / "tox.ini"))
    assert linter.check([project.feature]) == []
    whole = runs(project.feature)
    chance = random.Random(seed)  # noqa: S311 - drawn again the same
    said = 0
    for _ in range(CASES):
        text = damaged(RICH, chance)
        project.write(text)
        if linter.check([project.feature]):
            said += 1
        else:
            assert runs(project.feature) == whole, text
    assert said > CASES * 0.8, "damage must be damage"
