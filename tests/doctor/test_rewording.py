"""The rich skin in words drawn at random: the doctor's advice, pasted by a machine, is enough, and is not wrong.

`make rewordings` tries twenty seeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.doctor.rewording.trial import trial
from tests.doctor.rewording.wording import INVENTED, KNOWN, Reworded
from tests.target.foreign import foreign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.target.foreign import Foreign


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Foreign]:
    with foreign(tmp_path_factory.mktemp("cible"), like="embedded-rich", lively=True) as running:
        yield running


def test_what_is_advised_brings_the_suite_back(portal: Foreign, tmp_path: Path) -> None:
    judged = trial(portal, 3, tmp_path)
    assert judged.missing >= 30
    assert judged.compared >= 35
    assert judged.wrong == []
    assert judged.green
    assert judged.seen


def test_a_seed_changes_every_label_and_makes_no_two_alike() -> None:
    for seed in range(1, 21):
        words = Reworded(seed).words
        assert words.keys() == KNOWN.keys() >= INVENTED.keys()
        assert len({word.casefold() for word in words.values()}) == len(words)
        assert not [said for said, word in words.items() if said.casefold() == word.casefold()]


def test_labels_change_wherever_the_portal_says_them() -> None:
    reworded = Reworded(1)
    source = 'h("h1", {}, "Nouvel échange"), `Nouvel échange · ${x}`, "Objet", `Interlocuteurs ${kind}`, "Objets"'
    said = reworded.words
    assert reworded.source(source) == (
        f'h("h1", {{}}, "{said["Nouvel échange"]}"), `{said["Nouvel échange"]} · ${{x}}`, "{said["Objet"]}", '
        f'`{said["Interlocuteurs"]} ${{kind}}`, "Objets"'
    )
