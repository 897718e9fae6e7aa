"""A run from its first row to its files: what the commands `run`, `plan` and `audit` have in common and apart."""

from __future__ import annotations

import signal
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import msgspec

from bulk.audit import audit
from bulk.captures import Captures
from bulk.cluster import Cluster, SchedulerLost, Site
from bulk.coordinator import Coordinator, Ending
from bulk.ending import REHEARSED
from bulk.journal import Journal, intents
from bulk.messages import Limits
from bulk.pace import Rate
from bulk.progress import Progress
from bulk.rehearsal import rehearse
from bulk.remote import Kit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bulk.engine import Permit
    from bulk.row import Record, Row
    from pages.target import Target

PREFERRED = ("non_admin_with_right", "admin")
"""Accounts that the robot works with, the one with the fewest rights first."""


class Means(msgspec.Struct, frozen=True, kw_only=True):
    """With what a batch is carried out."""

    target: Target
    site: Site
    rate: int | None = None
    tracing: bool = False
    """Whether rows that do not come off leave a trace: their attempts are then made one by one on each worker."""
    limits: Limits = Limits()

    @property
    def role(self) -> str:
        """The account that signs in."""
        return next((role for role in PREFERRED if role in self.target.accounts), PREFERRED[0])

    def engine(self, permit: Permit) -> Cluster:
        """Start the workers. Raises SchedulerLost."""
        kit = Kit(target=self.target, role=self.role, limits=self.limits, tracing=self.tracing)
        return Cluster(kit, permit, self.site)


class Run(msgspec.Struct, frozen=True):
    """What a run came to."""

    records: list[Record]
    remarks: tuple[str, ...]
    """What the operator must know."""
    sound: bool | None
    """Whether the audit found each conversation once; None where it has not come to its end."""


def run(journal: Journal, folder: Path, means: Means, limit: int | None) -> Run:
    """Carry out a batch as far as it goes, then audit it. Raises JournalError, SchedulerLost."""
    captures = Captures(folder)
    coordinator = Coordinator(journal, means.limits, rate=means.rate, limit=limit, keep=captures.keep)
    remarks: list[str] = []
    found: list[str] | None = None
    with closing(means.engine(coordinator.permit)) as engine, Progress() as progress, _interruptible(coordinator.stop):
        watch = lambda: progress.show(journal.counts(), coordinator.total, engine.workers())  # noqa: E731 - one line
        try:
            ending = coordinator.run(engine, watch)
            remarks += [coordinator.halt] if coordinator.halt else _REMARKS.get(ending, ())
            if ending is Ending.FINISHED:
                stopping = lambda: coordinator.stopping  # noqa: E731 - one line
                found = audit(journal.records(), journal.intents(), engine, means.limits, stopping)
                remarks += () if found is not None else ("Recompte arrêté à la demande : relancez pour le refaire.",)
        except SchedulerLost as lost:
            remarks.append(str(lost))
        if not coordinator.retries:
            remarks.append(
                "Contrôle manqué : une conversation qui vient d'être créée ne se retrouve pas sur son OC. Aucune ligne "
                "incertaine n'a été renvoyée d'office."
            )
    remarks += sorted(captures.remarks)
    return Run(journal.records(), (*remarks, *(found or ())), None if found is None else not found)


def plan(rows: Sequence[Row], means: Means) -> list[Record]:
    """Rehearse a batch: nothing is created. Raises SchedulerLost."""
    with closing(means.engine(lambda _attempt, _intent: False)) as engine, Progress(words=REHEARSED) as progress:
        return rehearse(rows, engine, Rate(means.rate), progress.show)


def recount(journal: Path, records: Sequence[Record], means: Means) -> list[str]:
    """Audit what a journal says is done. Raises JournalError, SchedulerLost."""
    with closing(means.engine(lambda _attempt, _intent: False)) as engine:
        return audit(records, intents(journal), engine, means.limits) or []


_REMARKS = {
    Ending.STOPPED: ("Arrêté à la demande : relancez pour finir.",),
    Ending.UNREADABLE: ("Des lignes restent incertaines : le portail ne laisse pas relire leurs OC.",),
    Ending.TROUBLE: ("Arrêté : le portail est resté trop longtemps en difficulté. Relancez quand il ira mieux.",),
}


@contextmanager
def _interruptible(stop: Callable[[], None]) -> Iterator[None]:
    """The first Ctrl-C lets the rows under way end; the second ends at once, which loses nothing either."""

    def ask(signum: int, _frame: object) -> None:
        signal.signal(signum, before[signum])
        stop()

    before: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, ask)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
