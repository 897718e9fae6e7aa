"""Starts a lane, and asks it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from multiprocessing import Pipe
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from tests.defects.verdicts import Hunt, Verdict

ROOT = Path(__file__).parents[2]


class Lane:
    """A process of pytest on a portal of its own. It ends with us, however we end: its channel closes."""

    def __init__(self, target: str) -> None:
        self._channel, theirs = Pipe()
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it lives as long as the lane
        # Alone in its process, without the reports of a run.
        command = ["features", "--target", target, "-n0", "-q", "--tracing=off", f"--lane={theirs.fileno()}"]
        quiet = [
            "-o",
            "addopts=--import-mode=importlib --strict-markers",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
        ]
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", "pytest", "-p", "tests.defects.lane", *quiet, *command],
            cwd=ROOT,
            pass_fds=[theirs.fileno()],
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )
        theirs.close()

    def go(self, hunt: Hunt) -> Verdict:
        """Run the scenarios that a hunt is about."""
        try:
            self._channel.send(hunt)
            verdict: Verdict = self._channel.recv()
        except (EOFError, ConnectionError):
            self._process.wait()
            self._said.seek(0)
            raise RuntimeError(f"la file de scénarios s'est arrêtée :\n{self._said.read()}") from None
        return verdict

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._channel.close()
        self._process.wait(timeout=60)
        self._said.close()
