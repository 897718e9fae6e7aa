"""The coordinator: hands rows out, grants permits, records what came of them, and looks before any second try."""

from __future__ import annotations

import heapq
import sqlite3
import time
from collections import deque
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, Unpack

from bulk.by_offer import ByOffer
from bulk.journal import JournalError, Owned, Told
from bulk.messages import Attempt, Look, Outcome, Sight, Verdict
from bulk.pace import Breaker, Rate, back_off
from bulk.reconcile import Control, Doubt, Finding, Owners, look_for
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from bulk.engine import Engine
    from bulk.journal import Journal
    from bulk.messages import Intent, Limits, Report, Task
    from bulk.row import Row

_TICK = 0.25
"""Seconds at most between two looks at the clock."""
_WELL = (Verdict.DONE, Verdict.REJECTED)
_LOST = "Le poste de travail s'est arrêté pendant la ligne."


class Ending(Enum):
    """Why a run ended."""

    FINISHED = "finished"
    """Every row that it was asked for is final."""
    STOPPED = "stopped"
    """Somebody asked it to stop."""
    UNREADABLE = "unreadable"
    """What is left is in doubt, and the portal does not let it be looked for."""
    TROUBLE = "trouble"
    """The portal stayed in trouble for too long."""
    HALTED = "halted"
    """A worker cannot work at all: see ``Coordinator.halt``."""


class Coordinator:
    """One run of a batch. All but ``permit`` and ``stop`` belongs to one thread."""

    def __init__(
        self,
        journal: Journal,
        limits: Limits,
        *,
        rate: float | None = None,
        limit: int | None = None,
        keep: Callable[[str, Outcome], str] = lambda _key, _outcome: "",
    ) -> None:
        self._journal = journal
        self._limits = limits
        self._rate = Rate(rate)
        self._breaker = Breaker(limits)
        self._keep = keep
        records = journal.records()
        self.total = len(records)
        self._owners = Owners(journal, [record.row for record in records])
        self._control = Control(journal, limits.settle)
        self._by_offer = ByOffer()
        started = time.monotonic()
        uncertain = [record for record in records if record.state is State.UNCERTAIN]
        # What an earlier start had under way may still reach the portal: counted from now, by our own clock.
        self._doubts = {
            record.row.key: Doubt(journal.last(record.row), record.reason, started + limits.flight)
            for record in uncertain
        }
        for record in uncertain:
            self._by_offer.occupy(record.row)
        pending = [record.row for record in records if record.state is State.PENDING]
        self._ready = deque(pending[:limit])
        self._later: list[tuple[float, int, Row]] = []
        self._under_way: dict[str, tuple[Task, float]] = {}
        self._numbers = count()
        self._witness = next((record.row.offer for record in records if record.state is State.DONE), "")
        """An offer that the portal is known to show: a look at it after a pause tells its trouble from a row's."""
        self._pulse: Look | None = None
        self._served = 0
        self._troubled: dict[str, int] = {}
        self.halt = ""
        """In French, what has to be mended before any row can be begun."""
        self.stopping = False
        self._broken: sqlite3.Error | None = None

    def permit(self, attempt: Attempt, intent: Intent) -> bool:
        """Grant the attempt's one permit, once that is on disk; refuse any other. Asked from any thread."""
        try:
            return self._journal.permit(attempt, intent)
        except sqlite3.Error as error:
            self._broken = error
            return False

    def stop(self) -> None:
        """Begin no more rows; those under way come to their end."""
        self.stopping = True

    @property
    def retries(self) -> bool:
        """Whether rows in doubt that are not found may be tried again: the positive control has not failed."""
        return not self._control.failed

    def run(self, engine: Engine, watch: Callable[[], None] = lambda: None) -> Ending:
        """Carry the batch as far as it goes. Raises JournalError when the journal can no longer be written."""
        try:
            while (ending := self._ending()) is None:
                self._hand_out(engine)
                ended = engine.next(_TICK)
                if ended is not None:
                    self._take(*ended)
                self._give_up_on_the_late(engine)
                watch()
        except sqlite3.Error as error:
            raise JournalError(f"{self._journal.path} : le journal ne peut plus être écrit ({error}).") from None
        return ending

    def _ending(self) -> Ending | None:
        if self._broken is not None:
            raise self._broken
        if self._under_way:
            return None
        if self._cut_short is not None:
            return self._cut_short
        if self._ready or self._later:
            return None
        if not self._doubts:
            return Ending.FINISHED
        unreadable = all(doubt.errors > self._limits.tries for doubt in self._doubts.values())
        return Ending.UNREADABLE if unreadable else None

    @property
    def _cut_short(self) -> Ending | None:
        """Why no more rows begin, if none do."""
        causes = (self.halt, Ending.HALTED), (self.stopping, Ending.STOPPED), (self._breaker.gave_up, Ending.TROUBLE)
        return next((ending for cause, ending in causes if cause), None)

    def _hand_out(self, engine: Engine) -> None:
        """Submit what may be submitted now: looks that are due, then rows."""
        now = time.monotonic()
        if self._cut_short or self._breaker.wait(now):
            return
        if not self._breaker.closed and self._witness:
            if not self._under_way:
                self._pulse = Look(
                    name=f"pulse.{next(self._numbers)}.{self._journal.epoch}", offer=self._witness, wanted=()
                )
                self._submit(engine, self._pulse)
            return
        window = engine.window if self._breaker.closed else 1
        for doubt in self._doubts.values():
            row = doubt.attempt.row
            if doubt.due <= now and doubt.errors <= self._limits.tries and len(self._under_way) < window:
                doubt.due = float("inf")
                self._submit(engine, look_for(self._journal, self._owners, row, self._name(row)))
        while self._later and self._later[0][0] <= now:
            self._ready.append(heapq.heappop(self._later)[2])
        while self._ready and len(self._under_way) < window and not self._rate.wait(now):
            row = self._ready.popleft()
            if self._by_offer.begin(row):
                self._rate.begin(now)
                self._submit(engine, self._journal.dispatch(row))

    def _submit(self, engine: Engine, task: Task) -> None:
        self._under_way[task.name] = (task, time.monotonic() + self._limits.longest_task)
        engine.submit(task)

    def _name(self, row: Row) -> str:
        return f"{row.key}.look.{next(self._numbers)}.{self._journal.epoch}"

    def _give_up_on_the_late(self, engine: Engine) -> None:
        now = time.monotonic()
        for task, deadline in list(self._under_way.values()):
            if now > deadline:
                engine.forget(task)
                self._take(task, None)

    def _take(self, task: Task, report: Report | None) -> None:
        """Deal with a task that has ended; one that was given up before is no longer ours."""
        if self._under_way.pop(task.name, None) is None:
            return
        if task is self._pulse:
            self._felt(report)
        elif isinstance(task, Look):
            self._looked(task, report if isinstance(report, Sight) else Sight(error=_LOST))
        else:
            self._attempted(task, report if isinstance(report, Outcome) else None)

    def _felt(self, report: Report | None) -> None:
        self._heed(report)
        if isinstance(report, Sight) and report.error and report.trouble is None:
            self._witness = ""  # it shows that offer no more, which says nothing of the others

    def _attempted(self, attempt: Attempt, outcome: Outcome | None) -> None:
        told: Told = {} if outcome is None else {"seconds": outcome.seconds, "worker": outcome.worker}
        if outcome is not None and (outcome.picture or outcome.trace):
            told["screenshot"] = self._keep(attempt.row.key, outcome)
        self._heed(outcome)
        if outcome is not None and outcome.verdict is Verdict.DONE:
            self._done(attempt, outcome.conversation, outcome.address, **told)
        elif outcome is not None and outcome.verdict is Verdict.REJECTED:
            self._journal.reject(attempt, outcome.reason, **told)
            self._settled(attempt.row)
        else:
            self._failed(attempt, outcome, **told)

    def _failed(self, attempt: Attempt, outcome: Outcome | None, **told: Unpack[Told]) -> None:
        """No trusted answer: whether the request can have been sent is for the journal to say, not for the worker."""
        reason = outcome.reason if outcome is not None else _LOST
        fault = outcome is None or outcome.trouble is None or self._alone_in_trouble(attempt.row)
        # Of a worker that is gone, not even this is known: that its request has come to an end.
        wait = self._limits.flight if outcome is None else self._control.settle
        # Twice: one whose worker is late may be permitted while it is taken back.
        for _ in range(2):
            if self._journal.doubt(attempt, reason, **told):
                self._doubts[attempt.row.key] = Doubt(attempt, reason, time.monotonic() + wait)
                return
            if self._try_again(attempt, reason, fault=fault, **told):
                return
        raise AssertionError(f"{attempt.name} n'est plus l'essai en cours")

    def _alone_in_trouble(self, row: Row) -> bool:
        """Whether the portal has served others since the row last met it in trouble: it is then the row's own."""
        before = self._troubled.get(row.key, self._served)
        self._troubled[row.key] = self._served
        return before < self._served

    def _try_again(self, attempt: Attempt, reason: str, *, fault: bool, **told: Unpack[Told]) -> bool:
        """Put the row back, or leave it to a human after too many faults. False: it may have been sent meanwhile."""
        row = attempt.row
        if fault and self._journal.faults(row.key) + 1 >= self._limits.tries:
            return self._hand_over(attempt, f"Abandon après {self._limits.tries} essais : {reason}", **told)
        if not self._journal.again(attempt, reason, fault=fault, **told):
            return False
        self._doubts.pop(row.key, None)
        due = time.monotonic() + back_off(max(1, self._journal.faults(row.key)), self._limits)
        heapq.heappush(self._later, (due, next(self._numbers), row))
        self._settled(row)
        return True

    def _done(self, attempt: Attempt, conversation: str, address: str, **told: Unpack[Told]) -> None:
        try:
            if not self._journal.done(attempt, conversation, address, **told):
                raise AssertionError(f"{attempt.name} a été enregistrée sans permis")
        except Owned:
            # A permitted row is doubted first: nothing else leads from there to a human.
            self._journal.doubt(attempt, "")
            self._hand_over(attempt, f"La conversation {conversation} est déjà celle d'une autre ligne.", **told)
            return
        row, now = attempt.row, time.monotonic()
        self._witness = row.offer
        self._doubts.pop(row.key, None)
        self._owners.add(row.offer, conversation, row.key)
        if self._control.begin(row, now):
            self._doubts[row.key] = Doubt(attempt, "", now)
        self._settled(row)

    def _hand_over(self, attempt: Attempt, reason: str, **told: Unpack[Told]) -> bool:
        """Leave the row to a human. False: it may have been sent meanwhile, which is to be known first."""
        if not self._journal.hand_over(attempt, reason, **told):
            return False
        self._doubts.pop(attempt.row.key, None)
        self._settled(attempt.row)
        return True

    def _looked(self, look: Look, sight: Sight) -> None:
        (wanted,) = look.wanted
        doubt = self._doubts[wanted.key]
        row, now = doubt.attempt.row, time.monotonic()
        self._heed(sight)
        if self._control.row is row:
            self._controlled(doubt, sight, now)
            return
        finding = doubt.judge(sight)
        if finding is Finding.MADE:
            (found,) = sight.found[row.key]
            self._control.prove()
            self._done(doubt.attempt, found.conversation, found.address)
        elif finding is Finding.AMBIGUOUS:
            ids = ", ".join(found.conversation for found in sight.found[row.key])
            self._hand_over(doubt.attempt, f"Plusieurs conversations du portail répondent à la ligne : {ids}.")
        elif finding is Finding.ABSENT and self._control.passed:
            self._try_again(doubt.attempt, doubt.reason, fault=True)
        elif finding is Finding.ABSENT and (self._control.failed or self._alone):
            self._hand_over(
                doubt.attempt, "Rien sur l'OC, mais rien ne prouve que la recherche y verrait quelque chose."
            )
        else:
            doubt.due = now + (
                back_off(doubt.errors, self._limits) if finding is Finding.UNREADABLE else self._control.settle
            )

    @property
    def _alone(self) -> bool:
        """Whether no other row is left that could still make the positive control."""
        return not (self._under_way or self._ready or self._later or self._control.row)

    def _controlled(self, doubt: Doubt, sight: Sight, now: float) -> None:
        over = not sight.error and self._control.judge(sight.found[doubt.attempt.row.key], now)
        if over or doubt.errors > self._limits.tries:
            del self._doubts[doubt.attempt.row.key]
            self._control.row = None
        else:
            doubt.errors += bool(sight.error)
            doubt.due = now + (back_off(doubt.errors, self._limits) if sight.error else _TICK)

    def _heed(self, report: Report | None) -> None:
        """Let the breaker know how the portal is."""
        if report is None:
            return
        if report.trouble is not None:
            self.halt = self.halt or report.trouble.halt
            self._breaker.fault(time.monotonic(), report.trouble.pause)
        elif not report.error if isinstance(report, Sight) else report.verdict in _WELL:
            self._served += 1
            self._breaker.success(time.monotonic())

    def _settled(self, row: Row) -> None:
        """The row is not under way any more: another of its offer may begin."""
        self._ready.extendleft(self._by_offer.end(row))
