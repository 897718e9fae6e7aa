"""The quick fault campaign; `make chaos` runs the long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulk.messages import Limits
from tests.robot.campaign import Campaign

if TYPE_CHECKING:
    from pathlib import Path

    from tests.robot.making import Ground

LIMITS = Limits(ttl=2, save=3, settle=2, row=20, tries=100, back_off=0.1, longest=1, pauses=100_000)


def test_no_row_is_doubled_or_lost_whatever_is_knocked_down(ground: Ground, tmp_path: Path) -> None:
    campaign = Campaign(ground, ground.rows(60), tmp_path, LIMITS, seed=2031)
    figures = campaign.run(kills=20, often=0.08, patience=500)
    assert figures.sound, figures
    assert figures.states["DONE"] == 60, figures
    assert sum(figures.kills.values()) >= 20, figures
