"""Whatever comes in whatever order, crashes included, a row is permitted once per attempt and owned once."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from bulk.journal import Journal, Owned
from bulk.messages import Attempt, Intent
from bulk.row import State
from tests.robot.making import row

ROWS = [row(place) for place in range(3)]
INTENT = Intent(order="", contacts=(), subject="s", content="c", baseline=())


class Coordinators(RuleBasedStateMachine):
    """One journal, one coordinator after another, and workers that speak up at any time."""

    attempts = Bundle("attempts")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.granted: Counter[str] = Counter()
        self.sent: set[str] = set()
        self.final: dict[str, State] = {}
        self.journal = self._open()

    def _open(self) -> Journal:
        return Journal.open(Path(self._folder.name) / "j", "digest", ROWS)

    @rule(target=attempts, place=st.sampled_from(ROWS))
    def dispatch(self, place: object) -> Attempt:
        wanted = next(one for one in ROWS if one is place)
        if self.journal.state(wanted.key) != State.PENDING:
            return multiple()  # type: ignore[return-value]
        return self.journal.dispatch(wanted)

    @rule(attempt=attempts)
    def permit(self, attempt: Attempt) -> None:
        if self.journal.permit(attempt, INTENT):
            self.granted[attempt.name] += 1
            self.sent.add(attempt.row.key)

    @rule(attempt=attempts, conversation=st.sampled_from("abcd"))
    def done(self, attempt: Attempt, conversation: str) -> None:
        try:
            if self.journal.done(attempt, conversation, ""):
                assert self.granted[attempt.name] == 1
        except Owned:
            assert conversation in self.journal.owners()

    @rule(attempt=consumes(attempts))
    def lose(self, attempt: Attempt) -> None:
        """A worker is lost: what was permitted is doubted, what was not is taken back."""
        permitted = self.journal.state(attempt.row.key) == State.PERMITTED
        if permitted:
            assert not self.journal.again(attempt, "", fault=True)
            self.journal.doubt(attempt, "")
        else:
            self.journal.again(attempt, "", fault=True)

    @rule(attempt=attempts)
    def hand_over(self, attempt: Attempt) -> None:
        self.journal.hand_over(attempt, "")

    @rule()
    def crash(self) -> None:
        self.journal.close()
        self.journal = self._open()

    @invariant()
    def granted_once(self) -> None:
        assert all(count == 1 for count in self.granted.values())
        assert self.journal.granted() == sum(self.granted.values())

    @invariant()
    def final_stays(self) -> None:
        for record in self.journal.records():
            was = self.final.setdefault(record.row.key, record.state) if record.state.final else None
            assert self.final.get(record.row.key, record.state) == record.state, was

    def teardown(self) -> None:
        self.journal.close()
        self._folder.cleanup()


TestCoordinators = Coordinators.TestCase
TestCoordinators.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
