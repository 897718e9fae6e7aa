"""Which candidate of a page is the element that a page object misses, by likeness of role, of words and of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doctor.findings import Advice
from doctor.hints import MARKS, NEVER, WORDS, roles
from doctor.likeness import best
from pages.components import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from doctor.candidates import Candidate, Screen
    from pages.base import Component
    from pages.target import Locate

SURE = 0.45
"""From which likelihood a visit goes on with the best advice, as if it had been pasted already."""
MOST = 3
"""How many pieces of advice are given for one element."""


class Wanted:
    """A declared element that was not found, and what is known of it.

    *told* is what the target says of it, if anything: its words may still be near. *holds* are texts that it shows on
    this page: references, names.
    """

    def __init__(self, element: Component, told: Locate | None, holds: Sequence[str] = ()) -> None:
        self.element = element
        self.told = told
        self.holds = holds

    @property
    def key(self) -> str:
        return f"{self.element.key}.{self.element.name}"

    @property
    def words(self) -> tuple[str, ...]:
        own = self.told and (self.told.name or self.told.label or self.told.placeholder or self.told.title)
        return tuple(text for text in (self.element.text, own, *WORDS.get(self.key, ())) if text)


def advise(screen: Screen, wanted: Sequence[Wanted], free: Sequence[Candidate]) -> Mapping[str, tuple[Advice, ...]]:
    """Give each missing element its likeliest of the *free* candidates; no two elements get the same best one."""
    scores = {(one.key, each.number): likelihood(one, each) for one in wanted for each in free}
    given: dict[str, int] = {}
    for (key, number), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score > 0 and key not in given and number not in given.values():
            given[key] = number
    advice = {}
    for key in (one.key for one in wanted):
        others = {number for other, number in given.items() if other != key}
        mine = [one for one in free if one.number not in others and scores[key, one.number] > 0]
        mine.sort(key=lambda one, key=key: (one.number != given.get(key), -scores[key, one.number]))  # type: ignore[misc]
        ways = ((screen.way(one), scores[key, one.number]) for one in mine[:MOST])
        advice[key] = tuple(Advice(locate, round(score, 2)) for locate, score in ways if locate is not None)
    return advice


def likelihood(wanted: Wanted, candidate: Candidate) -> float:
    """Tell from 0 to 1 how likely a candidate is the element."""
    role = roles(wanted.element).get(candidate.role, 0)
    if not role or (wanted.key in NEVER and NEVER[wanted.key](candidate)):
        return 0.0
    named = best(wanted.words, (candidate.name, candidate.label, candidate.title, candidate.placeholder))
    near = max(
        0.9 * best(wanted.words, [candidate.called]), 0.8 * best(wanted.words, [candidate.id, candidate.test_id])
    )
    score = max(named, near)
    if wanted.holds:
        held = sum(text in candidate.text for text in wanted.holds) / len(wanted.holds)
        score = max(score * (1.0 if held or not isinstance(wanted.element, Rows) else 0.3), 0.35 * score + 0.65 * held)
    if wanted.key in MARKS and MARKS[wanted.key](candidate):
        score += 0.45 * (1 - score)
    return role * score
