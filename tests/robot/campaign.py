"""The fault campaign: a whole installation, kept up as services are, while a seeded dice knocks parts of it down."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
import psutil

from bulk.journal import JournalError, read
from bulk.row import State
from tests.robot.coordinating import Plan
from tests.robot.faulty import FaultyPortal, Request

if TYPE_CHECKING:
    from bulk.messages import Limits
    from bulk.row import Record, Row
    from tests.robot.making import Ground

ROOT = Path(__file__).parents[2]
AT_SAVE = ("500 before", "500 after", "reset before", "reset after", "late", "timeout", "slow", "login", "429", "503")
ELSEWHERE = ("500 before", "reset before", "slow", "login", "429", "503")
VICTIMS = ("worker", "worker", "browser", "browser", "driver", "coordinator", "scheduler", "portal")


@dataclass
class Figures:
    """What a campaign did, and what came of it."""

    rows: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    duplicates: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    saves: int = 0
    permits: int = 0
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether every invariant holds."""
        return not (self.duplicates or self.lost or self.unfinished) and self.saves <= self.permits


class Campaign:
    """One campaign. Everything that it starts ends with it."""

    def __init__(self, ground: Ground, rows: list[Row], folder: Path, limits: Limits, seed: int) -> None:
        self._ground = ground
        self._rows = rows
        self._folder = folder
        self._limits = limits
        self._dice = Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self._journal = folder / "lot.journal"
        self._port = _free_port()
        self._doomed: SimpleQueue[str] = SimpleQueue()
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._frozen: list[tuple[float, psutil.Process]] = []
        self._commands: dict[str, list[str]] = {}
        self._kills, self._often = 0, 0.0
        self._saving = 0
        self.figures = Figures(rows=len(rows))

    def run(self, *, kills: int, often: float, patience: float) -> Figures:
        """Run until every row is final, striking with probability *often* at each request until so many kills.

        What strikes is progress, not the clock, and where the dice lags behind the saves each of them is a strike:
        however slow the machine, rows come as far as they are to come, and no kill is left out.
        """
        self._kills, self._often = kills, often
        began = time.monotonic()
        with ExitStack() as stack:
            faulty = FaultyPortal(urlsplit(self._ground.portal.base_url).port or 0, hold=self._limits.save + 1)
            faulty.dice, faulty.witness = self._fault, self._at_save
            address = faulty.start()
            stack.callback(faulty.stop)
            stack.callback(self._end)
            self._prepare(address)
            self._go(began + patience)
        figures = self.figures
        figures.seconds = time.monotonic() - began
        figures.saves, figures.faults = faulty.saves, Counter(faulty.faults)
        self._count()
        return figures

    def _prepare(self, address: str) -> None:
        scheduler = f"tcp://127.0.0.1:{self._port}"
        plan = self._folder / "plan.json"
        plan.write_bytes(msgspec.json.encode(Plan(str(self._journal), self._rows, address, scheduler, self._limits)))
        python = [sys.executable, "-m"]
        self._commands = {
            "scheduler": [*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port),
                          "--no-dashboard"],
            "worker": [*python, "distributed.cli.dask_worker", scheduler, "--no-nanny", "--nthreads", "3",
                       "--no-dashboard", "--memory-limit", "0", "--death-timeout", "20"],
            "coordinator": [*python, "tests.robot.coordinating", str(plan)],
        }  # fmt: skip

    def _go(self, deadline: float) -> None:
        while time.monotonic() < deadline and not self._all_final():
            self._keep_up()
            self._thaw()
            with suppress(Empty):
                self._strike(self._doomed.get(timeout=0.1))

    def _keep_up(self) -> None:
        """Start again whatever has ended, as a supervisor of services does."""
        for name, command in self._commands.items():
            process = self._processes.get(name)
            if process is None or process.poll() is not None:
                environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
                               "DASK_DISTRIBUTED__SCHEDULER__WORK_STEALING": "False"}  # fmt: skip
                log = (self._folder / f"{name}.log").open("ab")
                with closing(log):
                    self._processes[name] = subprocess.Popen(  # noqa: S603 - our own modules
                        command, cwd=ROOT, env=environment, stdout=log, stderr=log
                    )

    def _strike(self, victim: str) -> None:
        """Kill a part at once or, one time in four, freeze it for longer than a permit lasts."""
        if victim == "portal":
            self._ground.restart()
            self.figures.kills["portal"] += 1
            return
        process = self._find(victim)
        if process is None:
            return
        with suppress(psutil.NoSuchProcess):
            if self._dice.random() < 0.25:
                process.suspend()
                self._frozen.append((time.monotonic() + self._limits.ttl + 1, process))
                self.figures.kills[f"{victim} gelé"] += 1
            else:
                process.kill()
                self.figures.kills[victim] += 1

    def _find(self, victim: str) -> psutil.Process | None:
        if victim in self._processes:
            process = self._processes[victim]
            return psutil.Process(process.pid) if process.poll() is None else None
        with suppress(psutil.NoSuchProcess, KeyError):
            tree = psutil.Process(self._processes["worker"].pid).children(recursive=True)
            drivers = [one for one in tree if "driver" in " ".join(one.cmdline()) and "node" in one.name()]
            if victim == "driver":
                return drivers[0] if drivers else None
            browsers = [one for one in tree if one not in drivers and "--type=" not in " ".join(one.cmdline())]
            return self._dice.choice(browsers) if browsers else None
        return None

    def _thaw(self) -> None:
        now = time.monotonic()
        for until, process in self._frozen[:]:
            if now >= until:
                self._frozen.remove((until, process))
                with suppress(psutil.NoSuchProcess):
                    process.resume()

    def _fault(self, request: Request) -> str | None:
        if not request.offer:
            return None
        if not request.is_save:
            self._roll(VICTIMS)
            return self._dice.choice(ELSEWHERE) if self._dice.random() < 0.03 else None
        return self._dice.choice(AT_SAVE) if self._dice.random() < 0.25 else None

    def _at_save(self, request: Request, moment: str) -> None:
        """In the middle of a save: before the portal has it, or after, before it is known."""
        del request
        self._saving += moment == "before"
        self._roll(("worker", "browser", "driver", "coordinator", "scheduler"), at_once=True)

    def _roll(self, victims: tuple[str, ...], *, at_once: bool = False) -> None:
        """Maybe doom a part: at this very moment, or as soon as the supervisor gets to it."""
        struck = sum(self.figures.kills.values())
        lagging = at_once and struck < self._kills * self._saving / len(self._rows)
        if struck < self._kills and (lagging or self._dice.random() < self._often):
            victim = self._dice.choice(victims)
            if at_once:
                self._strike(victim)
            else:
                self._doomed.put(victim)

    def _records(self) -> list[Record]:
        with suppress(JournalError):
            return read(self._journal)
        return []

    def _all_final(self) -> bool:
        records = self._records()
        return bool(records) and all(record.state.final for record in records)

    def _count(self) -> None:
        figures = self.figures
        for record in self._records():
            made = self._ground.count(record.row)
            figures.states[record.state] += 1
            if made > 1:
                figures.duplicates.append(f"{record.row.key}: {made}")
            if record.state is State.DONE and made != 1:
                figures.lost.append(f"{record.row.key}: {made}")
            if not record.state.final:
                figures.unfinished.append(f"{record.row.key}: {record.state} {record.reason}")
        figures.permits = self._ground.permits(self._journal)

    def _end(self) -> None:
        for _, process in self._frozen:
            with suppress(psutil.NoSuchProcess):
                process.resume()
        for name in ("coordinator", "worker", "scheduler"):
            process = self._processes.get(name)
            if process is None or process.poll() is not None:
                continue
            tree = psutil.Process(process.pid).children(recursive=True)
            process.send_signal(signal.SIGKILL)
            process.wait()
            _, alive = psutil.wait_procs(tree, timeout=10)
            for one in alive:
                with suppress(psutil.NoSuchProcess):
                    one.kill()
            psutil.wait_procs(alive, timeout=5)


def _free_port() -> int:
    with closing(socket.socket()) as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
