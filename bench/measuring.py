"""One run of the suite, measured from outside."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

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


def run(workers: int, paths: Iterable[str]) -> Run:
    """Run the suite in a process of its own, its results in a folder thrown away. Raises NotMeasured."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        junit = Path(folder) / "junit.xml"
        written = (f"--junit-xml={junit}", f"--alluredir={folder}/allure")
        command = (sys.executable, "-m", "pytest", *paths, "-q", "-n", str(workers), "-p", "bench.sign_ins", *written)
        environment = {**os.environ, FOLDER: folder}
        before, start = _cpu(), time.perf_counter()
        ended = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True)
        wall, spent = time.perf_counter() - start, _cpu() - before
        cases = ET.parse(junit).findall(".//testcase") if junit.exists() else []  # noqa: S314 - our own file
        if not cases:
            raise NotMeasured(f"pytest s'est arrêté (code {ended.returncode}) : {ended.stderr.strip()[-500:]}")
        # The controller of xdist runs nothing and signs nobody in: its counts are empty.
        sign_ins = tuple(json.loads(one.read_text(encoding="utf-8")) for one in Path(folder).glob("*.json"))
    return Run(len(cases), sum(map(_passed, cases)), wall, spent, sign_ins)


def _passed(case: ET.Element) -> bool:
    return not any(child.tag in {"failure", "error", "skipped"} for child in case)


def _cpu() -> float:
    """Return the seconds of CPU of all the processes waited for so far: workers, portal, driver and browser.

    Chromium does not wait for its renderers: theirs are missing.
    """
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
