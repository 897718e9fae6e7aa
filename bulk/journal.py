"""The journal: what has become of every row, on disk before anything that depends on it is done.

One coordinator at a time writes it. Each change of state is one compare-and-set: it names the attempt that it is
about, and does nothing if the row has moved on meanwhile.
"""

from __future__ import annotations

import fcntl
import sqlite3
import time
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING, Any, Self, TypedDict, TypeVar, Unpack

import msgspec

from bulk.messages import Attempt, Intent
from bulk.row import Record, Row, State, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
VERSION = "1"
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE rows (
    key TEXT PRIMARY KEY, place INTEGER NOT NULL, row TEXT NOT NULL,
    state TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0, epoch INTEGER NOT NULL DEFAULT 0,
    faults INTEGER NOT NULL DEFAULT 0, permits INTEGER NOT NULL DEFAULT 0, intent TEXT,
    conversation TEXT UNIQUE, address TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
    seconds REAL, finished_at REAL, worker TEXT NOT NULL DEFAULT '', screenshot TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX rows_state ON rows (state);
"""
ALLOWED: dict[State, frozenset[State]] = {
    State.PENDING: frozenset({State.DISPATCHED, State.NEEDS_HUMAN}),
    State.DISPATCHED: frozenset({State.PERMITTED, State.UNCERTAIN, State.PENDING, State.REJECTED, State.NEEDS_HUMAN}),
    State.PERMITTED: frozenset({State.DONE, State.REJECTED, State.UNCERTAIN}),
    State.UNCERTAIN: frozenset({State.DONE, State.PENDING, State.NEEDS_HUMAN}),
    State.DONE: frozenset(),
    State.REJECTED: frozenset(),
    State.NEEDS_HUMAN: frozenset(),
}
"""From each state, where a row may go."""
_COME = "Une conversation de même sujet est apparue sur l'OC depuis l'essai précédent."


class Told(TypedDict, total=False):
    """What an attempt leaves behind whatever becomes of it: see Record."""

    seconds: float
    worker: str
    screenshot: str


class JournalError(Exception):
    """The journal cannot be used; the message says in French why, and what to do."""


class Owned(Exception):
    """The conversation already belongs to another row."""


class Journal:
    """The journal of one batch, held until it is closed. Safe between threads."""

    def __init__(self, path: Path, database: sqlite3.Connection, lock: IO[str]) -> None:
        self.path = path
        self._database = database
        self._held = lock
        self._one_at_a_time = Lock()
        self.epoch = int(self.note("epoch") or 0)
        """Number of this start of the coordinator: what was granted to earlier ones is void."""

    @classmethod
    def open(cls, path: Path, digest: str, rows: Sequence[Row]) -> Self:
        """Open the journal of a batch, or begin it with every row PENDING; a new epoch begins.

        Rows left DISPATCHED cannot have been sent and are PENDING again, rows left PERMITTED are UNCERTAIN.
        Raises JournalError: held by another coordinator, of another batch, or not a journal.
        """
        with ExitStack() as held:
            lock = held.enter_context(_lock(path))
            try:
                database = held.enter_context(closing(_connect(path, begin=True)))
                _begin(database, path, digest, rows)
            except sqlite3.Error as error:
                raise JournalError(f"{path} : journal illisible ou disque plein ({error}).") from None
            held.pop_all()
        return cls(path, database, lock)

    def close(self) -> None:
        """Leave the journal to whoever comes next."""
        self._database.close()
        self._held.close()

    def note(self, name: str) -> str | None:
        """What is noted about the batch as a whole under a name."""
        found = self._read("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def write_note(self, name: str, value: str) -> None:
        """Note something about the batch as a whole."""
        self._change("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def describe(self, summary: Summary) -> None:
        """Note what the reports say of the batch as a whole."""
        for name, value in (("batch", summary.batch), ("target", summary.target)):
            self.write_note(name, value)
        self.write_note("remarks", "\n".join(summary.remarks))

    def dispatch(self, row: Row) -> Attempt:
        """PENDING → DISPATCHED: return the attempt that now may ask for a permit."""
        found = self._change(
            "UPDATE rows SET state = ?, attempt = attempt + 1, epoch = ? WHERE key = ? AND state = ? RETURNING attempt",
            (State.DISPATCHED, self.epoch, row.key, State.PENDING),
        )
        if not found:
            raise AssertionError(f"{row.key} n'est pas en attente")
        return Attempt(row=row, number=found[0][0], epoch=self.epoch)

    def permit(self, attempt: Attempt, intent: Intent) -> bool:
        """DISPATCHED → PERMITTED, for that very attempt of this epoch and once only; on disk when this returns.

        What was on the OC before the row's first permit stays its baseline. What has come there since may have been
        saved, late, by an earlier attempt: DISPATCHED → UNCERTAIN, so that it is looked at before anything is sent.
        """
        if attempt.epoch != self.epoch:
            return False
        if earlier := self.intent(attempt.row.key):
            others = (conversation for conversation, key in self.owners().items() if key != attempt.row.key)
            come = {*intent.baseline} - {*earlier.baseline, *earlier.seen, *others}
            if come:
                doubted = msgspec.structs.replace(earlier, seen=(*earlier.seen, *sorted(come)))
                self._move(attempt, State.DISPATCHED, State.UNCERTAIN, reason=_COME, intent=_encoded(doubted))
                return False
            intent = msgspec.structs.replace(intent, baseline=earlier.baseline, seen=earlier.seen)
        return self._move(attempt, State.DISPATCHED, State.PERMITTED, intent=_encoded(intent))

    def done(self, attempt: Attempt, conversation: str, address: str, **told: Unpack[Told]) -> bool:
        """→ DONE, by the portal's own answer or by a look. Raises Owned: another row has that conversation."""
        try:
            return self._move_any(attempt, State.DONE, conversation=conversation, address=address, reason="", **told)
        except sqlite3.IntegrityError:
            raise Owned(conversation) from None

    def reject(self, attempt: Attempt, reason: str, **told: Unpack[Told]) -> bool:
        """→ REJECTED, with the portal's own words."""
        return self._move_any(attempt, State.REJECTED, reason=reason, **told)

    def doubt(self, attempt: Attempt, reason: str, **told: Unpack[Told]) -> bool:
        """PERMITTED → UNCERTAIN: the request may have been sent. True too where it was in doubt already."""
        moved = self._move(attempt, State.PERMITTED, State.UNCERTAIN, reason=reason, **told)
        return moved or self.state(attempt.row.key) is State.UNCERTAIN

    def again(self, attempt: Attempt, reason: str, *, fault: bool, **told: Unpack[Told]) -> bool:
        """→ PENDING, from DISPATCHED or, once looked for and not found, from UNCERTAIN.

        `fault` counts it against the row.
        """
        return self._move_any(attempt, State.PENDING, fault=fault, reason=reason, **told)

    def hand_over(self, attempt: Attempt, reason: str, **told: Unpack[Told]) -> bool:
        """→ NEEDS_HUMAN."""
        return self._move_any(attempt, State.NEEDS_HUMAN, reason=reason, **told)

    def state(self, key: str) -> State:
        return State(self._row(key, "state"))

    def faults(self, key: str) -> int:
        """How many attempts failed by the row's own trouble."""
        return int(self._row(key, "faults"))

    def intent(self, key: str) -> Intent | None:
        """What the last permitted attempt was about to save."""
        held = self._row(key, "intent")
        return None if held is None else msgspec.json.decode(held, type=Intent)

    def last(self, row: Row) -> Attempt:
        """The row's last attempt, whichever start of the coordinator made it."""
        return Attempt(row=row, number=self._row(row.key, "attempt"), epoch=self._row(row.key, "epoch"))

    def granted(self) -> int:
        """How many permits the whole batch has been given."""
        return int(self._read("SELECT coalesce(sum(permits), 0) FROM rows")[0][0])

    def owners(self) -> dict[str, str]:
        """Conversations that belong to a row, each with the key of its row."""
        return dict(self._read("SELECT conversation, key FROM rows WHERE conversation IS NOT NULL"))

    def counts(self) -> dict[State, int]:
        """How many rows stand in each state."""
        found = dict(self._read("SELECT state, count(*) FROM rows GROUP BY state"))
        return {state: found.get(state, 0) for state in State}

    def intents(self) -> dict[str, Intent]:
        """What each permitted row was about to save."""
        with self._one_at_a_time:
            return _intents(self._database)

    def records(self) -> list[Record]:
        """Every row, in the order of the file."""
        with self._one_at_a_time:
            return list(_records(self._database))

    def _move(self, attempt: Attempt, old: State, new: State, *, fault: bool = False, **columns: Any) -> bool:  # noqa: ANN401 - columns of any kind
        if new not in ALLOWED[old]:
            return False
        if new.final:
            columns["finished_at"] = time.time()
        names = "".join(f", {name} = ?" for name in columns)
        changed = self._change(
            f"UPDATE rows SET state = ?, faults = faults + ?, permits = permits + ?{names}"  # noqa: S608 - our own names
            " WHERE key = ? AND state = ? AND attempt = ? AND epoch = ? RETURNING key",
            (
                *(new, fault, new == State.PERMITTED, *columns.values()),
                *(attempt.row.key, old, attempt.number, attempt.epoch),
            ),
        )
        return bool(changed)

    def _move_any(self, attempt: Attempt, new: State, *, fault: bool = False, **columns: Any) -> bool:  # noqa: ANN401 - columns of any kind
        return self._move(attempt, self.state(attempt.row.key), new, fault=fault, **columns)

    def _change(self, statement: str, values: tuple[object, ...]) -> list[Any]:
        with self._one_at_a_time:
            return self._database.execute(statement, values).fetchall()

    def _read(self, asked: str, *values: str) -> list[Any]:
        with self._one_at_a_time:
            return self._database.execute(asked, values).fetchall()

    def _row(self, key: str, column: str) -> Any:  # noqa: ANN401 - as SQLite holds it
        return self._read(f"SELECT {column} FROM rows WHERE key = ?", key)[0][0]  # noqa: S608 - our own names


def read(path: Path) -> list[Record]:
    """Read the records of a journal that a coordinator may be writing. Raises JournalError."""
    return _read(path, lambda database: list(_records(database)))


def intents(path: Path) -> dict[str, Intent]:
    """Read what each permitted row was about to save. Raises JournalError."""
    return _read(path, _intents)


def summary(path: Path) -> Summary:
    """Read what was noted of the batch; the journal's own name where nothing was. Raises JournalError."""
    noted = _read(path, lambda database: dict(database.execute("SELECT name, value FROM meta").fetchall()))
    remarks = tuple(noted.get("remarks", "").splitlines())
    return Summary(batch=noted.get("batch", path.stem), target=noted.get("target", ""), remarks=remarks)


def _encoded(intent: Intent) -> str:
    return msgspec.json.encode(intent).decode()


def _intents(database: sqlite3.Connection) -> dict[str, Intent]:
    asked = database.execute("SELECT key, intent FROM rows WHERE intent IS NOT NULL")
    return {key: msgspec.json.decode(intent, type=Intent) for key, intent in asked}


def _read(path: Path, what: Callable[[sqlite3.Connection], T]) -> T:
    if not path.is_file():
        raise JournalError(f"{path} : ce journal n'existe pas.")
    try:
        with closing(_connect(path, begin=False)) as database:
            return what(database)
    except sqlite3.Error as error:
        raise JournalError(f"{path} : ce n'est pas un journal du robot, ou il est illisible ({error}).") from None


def _lock(path: Path) -> IO[str]:
    try:
        lock = Path(f"{path}.lock").open("a")  # noqa: SIM115 - held as long as the journal
    except OSError as error:
        raise JournalError(f"{path} : le journal ne peut pas être écrit ici ({error.strerror}).") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise JournalError(
            f"{path} : un autre robot tient ce journal. Attendez sa fin, ou arrêtez-le avant d'en lancer un autre."
        ) from None
    return lock


def _connect(path: Path, *, begin: bool) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    with ExitStack() as held:
        held.callback(database.close)
        if begin:
            database.execute("PRAGMA journal_mode = WAL")
        # On disk before a permit is answered, whatever happens to the machine.
        database.execute("PRAGMA synchronous = FULL")
        held.pop_all()
    return database


def _begin(database: sqlite3.Connection, path: Path, digest: str, rows: Sequence[Row]) -> None:
    known = database.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('meta', 'rows')").fetchone()[0]
    database.execute("BEGIN IMMEDIATE")
    if not known:
        for statement in filter(str.strip, SCHEMA.split(";")):
            database.execute(statement)
        database.executemany(
            "INSERT INTO meta VALUES (?, ?)", [("version", VERSION), ("digest", digest), ("epoch", "0")]
        )
        database.executemany(
            "INSERT INTO rows (key, place, row, state) VALUES (?, ?, ?, ?)",
            [(row.key, place, msgspec.json.encode(row).decode(), State.PENDING) for place, row in enumerate(rows)],
        )
    meta = dict(database.execute("SELECT name, value FROM meta").fetchall())
    if meta.get("version") != VERSION:
        raise JournalError(f"{path} : ce journal vient d'une autre version du robot.")
    if meta["digest"] != digest:
        raise JournalError(
            f"{path} : ce journal est celui d'un autre lot, ou le lot a changé depuis. Reprenez avec le fichier "
            "d'origine, ou donnez un autre journal (--journal) aux seules lignes nouvelles."
        )
    database.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'epoch'")
    database.execute("UPDATE rows SET state = ? WHERE state = ?", (State.PENDING, State.DISPATCHED))
    interrupted = "Le robot s'est arrêté pendant l'enregistrement."
    database.execute(
        "UPDATE rows SET state = ?, reason = ? WHERE state = ?", (State.UNCERTAIN, interrupted, State.PERMITTED)
    )
    database.execute("COMMIT")


def _records(database: sqlite3.Connection) -> Iterator[Record]:
    asked = """SELECT row, state, attempt, conversation, address, reason, seconds, finished_at, worker, screenshot
               FROM rows ORDER BY place"""
    for (
        row,
        state,
        attempts,
        conversation,
        address,
        reason,
        seconds,
        finished_at,
        worker,
        screenshot,
    ) in database.execute(asked):
        yield Record(
            row=msgspec.json.decode(row, type=Row),
            state=State(state),
            attempts=attempts,
            conversation=conversation or "",
            address=address,
            reason=reason,
            seconds=seconds,
            finished_at=finished_at,
            worker=worker,
            screenshot=screenshot,
        )
