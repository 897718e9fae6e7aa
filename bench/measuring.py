"""A process and all that it starts, measured from outside; one run of the suite so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import psutil

from bench.sign_ins import BY_SCENARIO, FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent


class NotMeasured(Exception):
    """pytest ended before any scenario; the message says in French how."""


@dataclass(frozen=True)
class Run:
    """One whole run: counts, seconds, and how often the login page was submitted, by process and by role."""

    examples: int
    passed: int
    wall: float
    cpu: float
    sign_ins: tuple[dict[str, int], ...]

    @property
    def kept(self) -> list[int]:
        """Sign-ins for sessions that scenarios then share: one number for each process and role."""
        return [count for process in self.sign_ins for who, count in process.items() if who != BY_SCENARIO]

    @property
    def typed(self) -> int:
        """Sign-ins that scenarios make themselves, since they are what is verified (EX-06)."""
        return sum(process.get(BY_SCENARIO, 0) for process in self.sign_ins)


class Watch:
    """Follows a process and all its descendants: their CPU time and the most memory that they held together.

    Looks five times a second: what a process does after the last look at it is not counted.
    """

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._used: dict[int, float] = {}
        self._over = Event()
        self.memory = 0.0
        """In MB."""
        self._thread = Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Stop; return the seconds of CPU."""
        self._over.set()
        self._thread.join()
        return sum(self._used.values())

    def look(self) -> None:
        """Take down what each process has used and holds by now."""
        held = 0
        with suppress(psutil.NoSuchProcess):
            for process in (self._root, *self._root.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    times = process.cpu_times()
                    self._used[process.pid] = times.user + times.system
                    held += process.memory_info().rss
        self.memory = max(self.memory, held / 1e6)

    def _look_on(self) -> None:
        while not self._over.wait(0.2):
            self.look()


def run(workers: int, paths: Iterable[str]) -> Run:
    """Run the suite in a process of its own, its results in a folder thrown away. Raises NotMeasured."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        junit = Path(folder) / "junit.xml"
        written = (f"--junit-xml={junit}", f"--alluredir={folder}/allure")
        command = (sys.executable, "-m", "pytest", *paths, "-q", "-n", str(workers), "-p", "bench.sign_ins", *written)
        environment = {**os.environ, FOLDER: folder}
        start = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process:
            watch = Watch(process.pid)
            _, said = process.communicate()
        wall, spent = time.perf_counter() - start, watch.end()
        cases = ET.parse(junit).findall(".//testcase") if junit.exists() else []  # noqa: S314 - our own file
        if not cases:
            raise NotMeasured(f"pytest s'est arrêté (code {process.returncode}) : {said.strip()[-500:]}")
        # The controller of xdist runs nothing and signs nobody in: its counts are empty.
        sign_ins = tuple(json.loads(one.read_text(encoding="utf-8")) for one in Path(folder).glob("*.json"))
    return Run(len(cases), sum(map(_passed, cases)), wall, spent, sign_ins)


def _passed(case: ET.Element) -> bool:
    return not any(child.tag in {"failure", "error", "skipped"} for child in case)
