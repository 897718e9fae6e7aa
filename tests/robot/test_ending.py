from __future__ import annotations

from itertools import combinations

import pytest

from bulk.ending import WORDS, Exit, exit_code
from bulk.output.summary import duration, number, plural, said
from bulk.row import State
from tests.robot.files import record


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([State.DONE], Exit.DONE),
        ([State.DONE, State.REJECTED], Exit.REFUSED),
        ([State.NEEDS_HUMAN], Exit.REFUSED),
        ([State.DONE, State.REJECTED, State.PENDING], Exit.UNFINISHED),
        ([State.DISPATCHED], Exit.UNFINISHED),
        ([State.PERMITTED], Exit.UNFINISHED),
        ([State.UNCERTAIN, State.DONE], Exit.UNFINISHED),
    ],
)
def test_the_exit_code_says_how_the_batch_ended(states: list[State], code: Exit) -> None:
    assert exit_code(map(record, states)) is code


def test_no_mix_with_a_row_that_is_not_final_ends_well() -> None:
    for states in combinations(State, 2):
        assert (exit_code(map(record, states)) is Exit.UNFINISHED) == any(not state.final for state in states)


def test_every_state_has_its_own_words() -> None:
    assert len(set(WORDS.values())) == len(State) == len(WORDS)


def test_counts_are_said_in_french() -> None:
    assert said({State.PENDING: 1, State.DONE: 1_234, State.UNCERTAIN: 0}) == "1\u202f234 créées, 1 à faire"
    assert said({}) == "aucune ligne"
    assert [plural(word, 2) for word in WORDS.values()] == [
        *("créées", "refusées", "à vérifier", "incertaines"),
        *("en cours d'enregistrement", "en cours", "à faire"),
    ]


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "0,0 s"),
        (9.94, "9,9 s"),
        (9.96, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00"),
        (200, "3 min 20"),
        (3_599.6, "1 h 00"),
        (90_061, "25 h 01"),
    ],
)
def test_durations_read_as_people_say_them(seconds: float, written: str) -> None:
    assert duration(seconds).replace("\u00a0", " ") == written


def test_numbers_are_written_the_french_way() -> None:
    assert (number(1_234_567), number(1_234.56, 1)) == ("1\u202f234\u202f567", "1\u202f234,6")
