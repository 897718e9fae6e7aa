"""How far a run is, while it runs: live on a terminal, one line every few seconds elsewhere. It has no thread."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Self

from rich.console import Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from bulk.console import remarks
from bulk.ending import WORDS
from bulk.output.summary import duration, number, ordered, plural, said
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from rich.console import Console, RenderableType

_COLOURS = {State.DONE: "green", State.REJECTED: "red", State.NEEDS_HUMAN: "yellow", State.UNCERTAIN: "yellow"}
_WINDOW = 60.0
"""Seconds that the rate is measured over: it follows a change, and does not jump."""

_LIVE = 0.2
_LINE = 5.0
"""Seconds between two drawings, on a terminal and elsewhere."""


class Progress:
    """Shows the counts that the coordinator hands over, as often as it likes: most calls do nothing."""

    def __init__(
        self,
        console: Console | None = None,
        clock: Callable[[], float] = time.monotonic,
        words: Mapping[State, str] = WORDS,
    ) -> None:
        self._console = console or remarks()
        self._clock = clock
        self._words = words
        self._pace = _Pace()
        self._drawn_at = float("-inf")
        self._undrawn: tuple[Mapping[State, int], int, Mapping[str, str]] | None = None
        terminal = self._console.is_terminal
        self._every = _LIVE if terminal else _LINE
        self._live = Live(console=self._console, auto_refresh=False, transient=False) if terminal else None

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Draw what was handed over last, and leave it on the screen."""
        if self._undrawn:
            self._draw(*self._undrawn)
        if self._live:
            self._live.stop()

    def show(self, counts: Mapping[State, int], total: int, workers: Mapping[str, str]) -> None:
        """Tell how many rows stand in each state, of how many, and what each worker is doing."""
        now = self._clock()
        self._pace.note(now, final(counts))
        self._undrawn = counts, total, workers
        if now - self._drawn_at >= self._every:
            self._drawn_at = now
            self._draw(*self._undrawn)

    def _draw(self, counts: Mapping[State, int], total: int, workers: Mapping[str, str]) -> None:
        self._undrawn = None
        if self._live:
            self._live.update(self._picture(counts, total, workers), refresh=True)
        else:
            told = self._position(counts, total), said(counts, self._words)
            self._console.print(f"{time.strftime('%H:%M:%S')}  {told[0]}  {told[1]}")

    def _position(self, counts: Mapping[State, int], total: int) -> str:
        done = final(counts)
        told = [f"{number(done)} / {number(total)} ({number(100 * done / total if total else 100)} %)"]
        if rate := self._pace.rate:
            told.append(f"{number(rate * 60)} par minute")
            told += [f"reste {duration((total - done) / rate)}"] if done < total else []
        return ", ".join(told)

    def _picture(self, counts: Mapping[State, int], total: int, workers: Mapping[str, str]) -> RenderableType:
        first = Table.grid(padding=(0, 2), expand=True)
        first.add_column(ratio=1)
        first.add_column(no_wrap=True)
        bar = ProgressBar(total=max(total, 1), completed=final(counts))
        first.add_row(bar, self._position(counts, total))
        states = Text("   ").join(
            Text(f"{number(count)} {plural(self._words[state], count)}", style=_COLOURS.get(state, ""))
            for state, count in ordered(counts).items()
        )
        doing = Table.grid(padding=(0, 2))
        for name, what in workers.items():
            doing.add_row(Text(name, style="dim"), Text(what, overflow="ellipsis", no_wrap=True))
        return Group(first, states, doing)


class _Pace:
    """Rows a second over the last minute."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, now: float, done: int) -> None:
        self._seen.append((now, done))
        # What was last seen before the window began stays: the rate is measured from there.
        while len(self._seen) > 1 and now - self._seen[1][0] >= _WINDOW:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """None until something can be said."""
        (start, before), (now, done) = self._seen[0], self._seen[-1]
        return (done - before) / (now - start) if done > before and now > start else None


def final(counts: Mapping[State, int]) -> int:
    """Count the rows that the robot never touches again."""
    return sum(count for state, count in counts.items() if state.final)
