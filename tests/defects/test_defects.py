"""The suite must see every defect of the reference portal, in a Then step, and nothing where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixtures.target import TARGET
from tests.defects.hunting import Lane
from tests.defects.matrix import PROPERTY, row
from tests.defects.verdicts import Hunt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from portal.defects import Defect
    from tests.defects.verdicts import Verdict

    Record = Callable[[str, object], None]


@pytest.fixture(scope="session")
def skin(pytestconfig: pytest.Config) -> str:
    """The skin of the portal that the target launches: no other portal has defects to order."""
    target = pytestconfig.stash[TARGET]
    if target.launch is None:
        pytest.skip(f"la cible « {target.name} » n'est pas le portail de référence")
    options = target.launch.options
    return options[options.index("--skin") + 1] if "--skin" in options else "classic"


@pytest.fixture(scope="session")
def lane(skin: str, pytestconfig: pytest.Config) -> Iterator[Lane]:
    """The scenarios, warm, on a portal of this worker's own."""
    with Lane(pytestconfig.getoption("--target")) as started:
        yield started


def test_seen_by_the_whole_suite(lane: Lane, defect: Defect, skin: str, record_property: Record) -> None:
    """Of all the scenarios, not only those of the requirement; it comes first because nothing takes as long."""
    verdict = lane.go(Hunt(defect.name, None, enough=5, patience=60))
    record_property(PROPERTY, row(defect, verdict, skin))
    assert verdict.killed_by, survived(defect, verdict)


def test_killed(lane: Lane, defect: Defect, skin: str, record_property: Record) -> None:
    """A scenario of the requirement that the defect breaks fails, in an assertion of a Then step."""
    verdict = lane.go(Hunt(defect.name, defect.requirement))
    record_property(PROPERTY, row(defect, verdict, skin))
    assert verdict.killed_by, survived(defect, verdict)


def test_nothing_fails_without_defect(lane: Lane, sound: str) -> None:
    verdict = lane.go(Hunt(None, sound, enough=None))
    assert verdict.ran
    assert [f"{kill.node} ({kill.step}) : {kill.why}" for kill in verdict.failures] == []


def survived(defect: Defect, verdict: Verdict) -> str:
    """Return what QA needs to see why a defect was not seen."""
    elsewhere = "".join(f"\n  {kill.node} ({kill.step}) : {kill.why}" for kill in verdict.failures)
    return (
        f"« {defect.name} » survit à {verdict.ran} exemples de {defect.requirement} : {defect.sentence}"
        f"{elsewhere and f'{chr(10)}Échecs hors d’une étape Alors :{elsewhere}'}"
    )
