"""Charts of a run as SVG, readable without colours, with their figures in words beside them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from bulk.output.summary import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 14, 40
_TICKS = 4


class Bar(msgspec.Struct, frozen=True):
    """One bar: what stands below it, how high it is, and what is said of it."""

    label: str
    value: float
    told: str


def bars(key: str, title: str, axis: str, found: Sequence[Bar]) -> str:
    """Draw bars of one measure. `key` tells its ids from those of other charts of the page."""
    most = _round_up(max((bar.value for bar in found), default=0))
    parts = [*_grid(most), *_columns(found, most), *_labels(found)]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{key}-title {key}-text">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-text">{escape(axis)}. {escape(_peak(found))}</desc>'
        f"{''.join(parts)}"
        f'<text class="axis" x="{_LEFT}" y="{HEIGHT - 4}">{escape(axis)}</text></svg>'
    )


def _round_up(value: float) -> float:
    """Return the next round number, so that every line of the grid is one too."""
    if value <= 0:
        return float(_TICKS)
    step = 1.0
    while step * _TICKS < value:
        step *= 10
    while step * _TICKS / 10 >= value:
        step /= 10
    return _TICKS * next(
        part * step / 10 for part in (1, 1.5, 2, 2.5, 5, 7.5, 10) if part * step / 10 * _TICKS >= value
    )


def _grid(most: float) -> Iterator[str]:
    for tick in range(_TICKS + 1):
        value = most * tick / _TICKS
        y = _y(value, most)
        decimals = 0 if value == int(value) else 1 if most >= _TICKS / 2 else 2
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}"/>'
        yield f'<text class="tick end" x="{_LEFT - 8}" y="{y + 4:.1f}">{number(value, decimals)}</text>'


def _columns(found: Sequence[Bar], most: float) -> Iterator[str]:
    for place, bar in enumerate(found):
        left, wide = _x(place, len(found))
        y = _y(bar.value, most)
        high = _y(0, most) - y
        yield (
            f'<rect class="bar" x="{left:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="1.5">'
            f"<title>{escape(bar.told)}</title></rect>"
        )


def _labels(found: Sequence[Bar]) -> Iterator[str]:
    every = max(1, -(-len(found) // 8))
    for place, bar in enumerate(found):
        if place % every == 0:
            left, wide = _x(place, len(found))
            yield f'<text class="tick mid" x="{left + wide / 2:.1f}" y="{HEIGHT - 22}">{escape(bar.label)}</text>'


def _x(place: int, count: int) -> tuple[float, float]:
    """Return where a bar begins and how wide it is."""
    slot = (WIDTH - _LEFT - _RIGHT) / max(count, 1)
    wide = min(slot * 0.82, 48)
    return _LEFT + slot * place + (slot - wide) / 2, wide


def _y(value: float, most: float) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / most


def _peak(found: Sequence[Bar]) -> str:
    highest = max(found, key=lambda bar: bar.value, default=None)
    return f"Le plus haut : {highest.told}." if highest else "Aucune mesure."
