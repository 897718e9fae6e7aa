"""Named defects: what they are called, and who may turn them on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from portal import defects
from portal.defects import DEFECTS, UnknownDefect, defect, switch_on
from portal.skins import SKINS
from reports.verdict import REQUIREMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.portal.driving import Portal

ROOT = Path(__file__).parents[2]
ASKED = re.compile(r"""\bdefect\("([a-z-]+)"\)|"([a-z-]+)"\s+(?:not\s+)?in\s+defects|data-defects~="([a-z-]+)\"""")


@pytest.fixture
def _restored() -> Iterator[None]:
    yield
    switch_on([])


def test_each_is_named_and_told_in_one_sentence() -> None:
    assert len(DEFECTS) >= 90
    for one in DEFECTS.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", one.name)
        assert re.fullmatch(r"[A-ZÀÉÊ][^.!?]*\.", one.sentence), one.sentence
    sentences = [one.sentence for one in DEFECTS.values()]
    assert len(set(sentences)) == len(sentences)


def test_every_requirement_has_some() -> None:
    known = set(re.findall(r"EX-\d\d", REQUIREMENTS.read_text(encoding="utf-8")))
    assert {one.requirement for one in DEFECTS.values()} == known


def asked(folder: Path, without: Path | None = None) -> set[str]:
    """Return the defects that the files of a folder ask for by their whole name."""
    files = [path for path in folder.rglob("*") if path.suffix in {".py", ".html", ".js", ".css"}]
    texts = [path.read_text(encoding="utf-8") for path in files if without not in path.parents]
    return {name for text in texts for groups in ASKED.findall(text) for name in groups if name}


def test_no_file_asks_for_a_defect_that_does_not_exist() -> None:
    found = asked(ROOT / "portal")
    assert len(found) > 90
    assert found - set(DEFECTS) == set()


@pytest.mark.parametrize("skin", SKINS)
def test_what_one_skin_breaks_by_itself_every_skin_does(skin: str) -> None:
    skins = ROOT / "portal/skins"
    below = asked(ROOT / "portal", without=skins)
    assert asked(skins) - below - asked(skins / skin) == set()


def test_a_name_misspelt_in_the_code_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        defect("no-such-defect")


@pytest.mark.usefixtures("_restored")
def test_switching_turns_the_others_off() -> None:
    switch_on(["saved-twice"])
    switch_on(["back-saves", "accents-lost"])
    assert [name for name in DEFECTS if defect(name)] == ["accents-lost", "back-saves"]
    assert defects.context(None)["defects"] == ["accents-lost", "back-saves"]  # type: ignore[arg-type]


@pytest.mark.usefixtures("_restored")
def test_an_unknown_name_changes_nothing_and_tells_the_nearest() -> None:
    switch_on(["saved-twice"])
    with pytest.raises(UnknownDefect, match="« acents-lost » ; le plus proche est « accents-lost »"):
        switch_on(["back-saves", "acents-lost"])
    assert [name for name in DEFECTS if defect(name)] == ["saved-twice"]


def test_the_seeding_interface_switches_a_running_portal(portal: Portal) -> None:
    offer = portal.offer("livrée")
    visitor, page = portal.visitor("admin"), f"/catalogue/offres/{offer['reference']}/"
    sound = visitor.get(page).text
    try:
        portal.seed("defects", ["delivered-order-opens"], "PUT")
        broken = visitor.get(page).text
    finally:
        portal.seed("defects", [], "PUT")
    assert "Démarrer une conversation" in broken
    assert 'data-defects="delivered-order-opens"' in broken
    for page_shown in (sound, visitor.get(page).text):
        assert "Démarrer une conversation" not in page_shown
        assert "data-defects" not in page_shown


def test_the_seeding_interface_refuses_an_unknown_name(portal: Portal) -> None:
    answer = httpx.put(f"{portal.url}/_seed/defects", json=["x"], headers={"X-Seeding-Token": portal.token})
    assert answer.status_code == 400
    assert "défaut inconnu" in answer.json()["erreur"]
