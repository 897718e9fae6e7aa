"""Which candidate of a page is the element that a page object misses, by likeness of role, of words and of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doctor.findings import Advice
from doctor.hints import AGAINST, MARKS, NEVER, WORDS, roles
from doctor.likeness import best
from pages.components import Checkbox, Heading, Notices, Opener, Rows, Text
from pages.home import Menu

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from doctor.candidates import Candidate, Screen
    from pages.base import Component
    from pages.target import Locate

SURE = 0.45
"""From which likelihood a visit goes on with the best advice, as if it had been pasted already."""
ALONE = 0.5
"""How much being the only one possible makes up for words that are not alike."""
NEAR = 0.6
"""From which share of the best likelihood another piece of advice is worth reading."""
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
        self.holds = [" ".join(text.split()) for text in holds if text]

    @property
    def key(self) -> str:
        return f"{self.element.key}.{self.element.name}"

    @property
    def words(self) -> tuple[str, ...]:
        own = self.told and (self.told.name or self.told.label or self.told.placeholder or self.told.title)
        return tuple(text for text in (self.element.text, own, *WORDS.get(self.key, ())) if text)


def advise(screen: Screen, wanted: Sequence[Wanted], free: Sequence[Candidate]) -> Mapping[str, tuple[Advice, ...]]:
    """Give each missing element its likeliest of the *free* candidates; no two elements get the same best one."""
    scores = {(one.key, number): score for one in wanted for number, score in _scores(one, free).items()}
    given: dict[str, int] = {}
    for (key, number), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score > 0 and key not in given and number not in given.values():
            given[key] = number
    advice = {}
    for one in wanted:
        others = {number for key, number in given.items() if key != one.key}
        mine = [each for each in free if each.number not in others and scores[one.key, each.number] > 0]
        mine.sort(key=lambda each, one=one: (each.number != given.get(one.key), -scores[one.key, each.number]))  # type: ignore[misc]
        stateful = isinstance(one.element, Opener)
        ways = ((screen.way(each, as_it_stands=stateful), scores[one.key, each.number]) for each in mine[:MOST])
        found = [Advice(locate, round(score, 2)) for locate, score in ways if locate is not None]
        advice[one.key] = tuple(each for each in found if each.likelihood >= NEAR * found[0].likelihood)
    return advice


def _scores(wanted: Wanted, free: Sequence[Candidate]) -> dict[int, float]:
    """The likelihood of each candidate; the only possible one, of a row or of its kind, is the likelier for it."""
    scores = {each.number: likelihood(wanted, each) for each in free}
    possible = [each.number for each in free if roles(wanted.element).get(each.role, 0) and not excluded(wanted, each)]
    if isinstance(wanted.element, Opener | Checkbox | Notices) and len(possible) == 1:
        scores[possible[0]] += ALONE * (1 - scores[possible[0]])
    return scores


def excluded(wanted: Wanted, candidate: Candidate) -> bool:
    """Whether a candidate cannot be the element, whatever it is called."""
    elsewhere = candidate.menu and wanted.element.key != Menu.key
    return elsewhere or (wanted.key in NEVER and NEVER[wanted.key](candidate))


def likelihood(wanted: Wanted, candidate: Candidate) -> float:
    """Tell from 0 to 1 how likely a candidate is the element."""
    role = roles(wanted.element).get(candidate.role, 0)
    if not role or excluded(wanted, candidate):
        return 0.0
    near = max(
        0.9 * best(wanted.words, [candidate.called]), 0.8 * best(wanted.words, [candidate.id, candidate.test_id])
    )
    score = max(named(wanted, candidate), near)
    if best(AGAINST.get(wanted.key, ()), (candidate.name, candidate.title)) > score:
        return 0.0
    if wanted.holds:
        score = _with_content(score, wanted, candidate)
    if wanted.key in MARKS and MARKS[wanted.key](candidate):
        score += 0.45 * (1 - score)
    return role * score


def named(wanted: Wanted, candidate: Candidate) -> float:
    """Tell how much a candidate is called what the element could be."""
    return best(wanted.words, (candidate.name, candidate.label, candidate.title, candidate.placeholder))


def _with_content(score: float, wanted: Wanted, candidate: Candidate) -> float:
    """Weigh what a candidate shows against what it is called."""
    held = sum(text in candidate.text for text in wanted.holds) / len(wanted.holds)
    if isinstance(wanted.element, Text | Heading):
        # Of those that hold a text to read, the one that holds nothing else.
        held *= min(1, sum(map(len, wanted.holds)) / (len(candidate.text) or 1))
        return 0.35 * score + 0.65 * held
    if isinstance(wanted.element, Rows) and not held:
        return 0.3 * score
    return max(score, 0.35 * score + 0.65 * held)
