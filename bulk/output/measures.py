"""Throughput and durations of a run, counted from its records."""

from __future__ import annotations

from collections import Counter
from statistics import quantiles
from typing import TYPE_CHECKING

from bulk.output.chart import Bar
from bulk.output.summary import duration, lines, local, number

if TYPE_CHECKING:
    from collections.abc import Sequence

_SLICES = 40
"""Most bars of a chart: more cannot be told apart on a phone."""

_SPANS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400)
"""Seconds that a bar may stand for: what people count time in."""

_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120)
_DAY = 86_400


def throughput(moments: Sequence[float]) -> tuple[str, list[Bar]]:
    """Rows made final per minute, in slices of time; with what a bar stands for."""
    if not moments:
        return "", []
    start, end = min(moments), max(moments)
    span = next((span for span in _SPANS if (end - start) / span < _SLICES), _DAY)
    first = int(start // span)
    found = Counter(int(moment // span) for moment in moments)
    shown = "%d/%m %H:%M" if end - start > _DAY else "%H:%M" if span >= 60 else "%H:%M:%S"  # noqa: PLR2004 - a minute
    made = []
    for slot in range(first, int(end // span) + 1):
        # The run covers only a part of its first and last slices; a moment of one would say nothing.
        covered = max(min(end, (slot + 1) * span) - max(start, slot * span), span / 2)
        rate = found[slot] * 60 / covered
        label = local(slot * span).strftime(shown)
        made.append(Bar(label, rate, f"{label} : {number(rate)} lignes par minute"))
    return f"Lignes terminées par minute, par tranche de {duration(span)}", made


def spread(seconds: Sequence[float]) -> list[Bar]:
    """How many rows took how long, in equal steps; the slowest hundredth shares the last one."""
    if not seconds:
        return []
    most = quantiles(seconds, n=100)[-1] if len(seconds) > 1 else seconds[0]
    step = next((step for step in _STEPS if most / step < _SLICES / 2), max(most / _SLICES * 2, 0.01))
    last = int(most / step)
    found = Counter(min(int(value / step), last) for value in seconds)
    made = []
    for slot in range(min(found), last + 1):
        low, high = number(slot * step, 2).rstrip("0").rstrip(","), number((slot + 1) * step, 2).rstrip("0").rstrip(",")
        told = f"de {low} à {high} s" if slot < last else f"{low} s et plus"
        made.append(Bar(low or "0", found[slot], f"{told} : {lines(found[slot])}"))
    return made
