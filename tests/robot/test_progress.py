"""Progress, with a clock of our own: nothing here is timed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections import deque

import pytest
from rich.console import Console

from bulk.progress import Progress
from bulk.row import State
from tests.portal.driving import ROOT

WORKERS = {"poste-1": "R-7 : remplit le formulaire"}


def shown(*, terminal: bool, ticks: list[tuple[float, dict[State, int]]]) -> str:
    """Return what is written while the counts come in, each at its second."""
    times = deque(second for second, _ in ticks)
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100, highlight=False)
    with Progress(console, clock=times.popleft) as progress:
        for _, counts in ticks:
            progress.show(counts, 100, WORKERS)
    return out.getvalue()


def counts(done: int) -> dict[State, int]:
    return {State.DONE: done, State.PENDING: 100 - done}


def test_without_a_terminal_a_line_comes_every_five_seconds_and_at_the_end() -> None:
    ticks = [(second / 10, counts(second // 10)) for second in range(121)]
    lines = shown(terminal=False, ticks=ticks).splitlines()
    assert len(lines) == 4
    assert lines[1][8:].replace("\u00a0", " ") == "  5 / 100 (5 %), 60 par minute, reste 1 min 35  5 créées, 95 à faire"
    assert "12 / 100" in lines[-1]
    assert "\x1b" not in "".join(lines)


def test_on_a_terminal_the_bar_and_the_workers_show() -> None:
    written = shown(terminal=True, ticks=[(0.0, counts(0)), (60.0, counts(100))])
    assert "100 / 100 (100 %), 100 par minute" in written
    assert "reste" not in written.rpartition("100 / 100")[2]
    assert "R-7 : remplit le formulaire" in written


def test_most_calls_draw_nothing() -> None:
    often = shown(terminal=True, ticks=[(tick / 1000, counts(1)) for tick in range(200)])
    assert often.count("1 créée") < 5


def test_the_rate_is_that_of_the_last_minute_only() -> None:
    fast = [(float(second), counts(min(second, 50))) for second in range(120)]
    lines = shown(terminal=False, ticks=[*fast, (175.0, counts(51)), (180.0, counts(51))]).splitlines()
    assert ", 1 par minute" in lines[-1]


def test_a_resumed_run_counts_its_own_rows_only() -> None:
    lines = shown(terminal=False, ticks=[(0.0, counts(90)), (60.0, counts(92))]).splitlines()
    assert "par minute" not in lines[0]
    assert "2 par minute, reste 4 min 00" in lines[1].replace("\u00a0", " ")


@pytest.mark.parametrize("kind", ["stdout", "stderr"])
def test_french_comes_out_even_where_the_locale_is_ascii(kind: str) -> None:
    code = "from bulk import console; console.answers().print('créée'); console.remarks().print('créée')"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ended = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True
    )
    assert getattr(ended, kind).decode() == "créée\n"
