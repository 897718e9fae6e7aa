"""In which order scenarios are tried, what is remembered of them, and which a hunt is about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from portal.defects import DEFECTS
from tests.defects import turns
from tests.defects.turns import in_turn, likeness
from tests.defects.verdicts import Hunt

if TYPE_CHECKING:
    from pathlib import Path


def item(node: str, *requirements: str) -> Any:  # noqa: ANN401 - a stand-in for pytest.Item
    marks = [SimpleNamespace(name=name) for name in ("lecture", *requirements)]
    return SimpleNamespace(nodeid=node, iter_markers=lambda: iter(marks))


ITEMS = [
    item("a.feature::long[x]", "EX-21", "EX-01"),
    item("a.feature::Statut <statut>[livrée]", "EX-01"),
    item("a.feature::Statut <statut>[annulée]", "EX-01"),
    item("a.feature::autre", "EX-01"),
]


def nodes(*before: str) -> list[str]:
    return [one.nodeid for one in in_turn(ITEMS, "Une commande annulée ouvre une conversation.", before)]


def test_what_resembles_the_defect_runs_first_and_one_example_of_each() -> None:
    assert nodes() == [
        "a.feature::Statut <statut>[annulée]",
        "a.feature::autre",
        "a.feature::long[x]",
        "a.feature::Statut <statut>[livrée]",
    ]


def test_what_saw_the_defect_before_runs_first_of_all_and_the_others_after_it() -> None:
    assert nodes("a.feature::renommé depuis", "a.feature::long[x]", "a.feature::Statut <statut>[livrée]") == [
        "a.feature::long[x]",
        "a.feature::Statut <statut>[livrée]",
        "a.feature::Statut <statut>[annulée]",
        "a.feature::autre",
    ]


def test_short_words_make_no_likeness() -> None:
    assert likeness("la commande de l'OC", "La Commande est de trop") == 1


def test_what_sees_a_defect_on_another_skin_is_remembered_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "KILLS", tmp_path / "kills.toml")
    assert turns.remembered() == {}
    turns.remember({"saved-twice": "a.feature::Été « à l'heure »[\\x]", "back-saves": "a.feature::un"})
    turns.remember({"saved-twice": "a.feature::deux", "back-saves": "a.feature::un"})
    assert turns.remembered() == {
        "back-saves": ["a.feature::un"],
        "saved-twice": ["a.feature::Été « à l'heure »[\\x]", "a.feature::deux"],
    }


def test_only_defects_that_exist_are_remembered() -> None:
    assert set(turns.remembered()) <= set(DEFECTS)


@pytest.mark.parametrize(
    ("hunt", "wanted"),
    [
        (Hunt("saved-twice", "EX-21"), True),
        (Hunt("saved-twice", "EX-02"), False),
        (Hunt("saved-twice", None), True),
        (Hunt(None, "EX-03"), True),
        (Hunt(None, "EX-21"), False),
    ],
)
def test_a_sound_portal_is_tried_with_each_scenario_once(hunt: Hunt, wanted: bool) -> None:  # noqa: FBT001 - a parameter
    assert hunt.about(["EX-03", "EX-21"]) is wanted
