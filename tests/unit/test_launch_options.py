"""How the embedded portal is started: by what the target says, slowed where the command line asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixtures.target import launch_options
from pages.target import Target, TargetError, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def target(tmp_path: Path) -> Target:
    file = tmp_path / "t.toml"
    file.write_text('name = "T"\n[launch]\noptions = ["--skin", "rich"]\n', encoding="utf-8")
    return load(str(file))


def test_the_portal_starts_as_the_target_says(target: Target) -> None:
    assert launch_options(target, None, embedded=True) == ["--skin", "rich"]
    assert launch_options(target, None, embedded=False) == ["--skin", "rich"]


def test_it_can_be_slowed(target: Target) -> None:
    assert launch_options(target, "300", embedded=True) == ["--skin", "rich", "--latency", "300"]


def test_nobody_elses_portal_is_slowed(target: Target) -> None:
    with pytest.raises(TargetError, match="ne vaut que pour le portail embarqué"):
        launch_options(target, "300", embedded=False)


@pytest.mark.parametrize("latency", ["", "vite", "-1", "1.5"])
def test_a_latency_is_a_whole_number_of_milliseconds(target: Target, latency: str) -> None:
    with pytest.raises(TargetError, match=f"nombre entier de millisecondes, et non « {latency} »"):
        launch_options(target, latency, embedded=True)
