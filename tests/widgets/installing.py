"""Fetches other people's widget libraries with npm, once per lock file, into the ignored cache."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache/widgets"
LIBRARIES = CACHE / "node_modules"


class NotInstalled(Exception):
    """The libraries are not there; the message says in French why."""


def install() -> Path:
    """Return the folder of the libraries; a single worker fetches them, the others wait. Raises NotInstalled."""
    npm = shutil.which("npm")
    lock = (HERE / "package-lock.json").read_bytes()
    stamp, refusal = CACHE / "installed.json", CACHE / "refused.txt"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "busy").open("w") as busy:
        fcntl.flock(busy, fcntl.LOCK_EX)
        if stamp.exists() and stamp.read_bytes() == lock:
            return LIBRARIES
        if npm is None:
            raise NotInstalled("npm est absent de cette machine")
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
        if run and refusal.exists() and refusal.read_text(encoding="utf-8").startswith(run):
            raise NotInstalled(refusal.read_text(encoding="utf-8").removeprefix(run))
        try:
            _fetch(npm)
        except NotInstalled as reason:
            # The other workers of this run need not try again.
            refusal.write_text(f"{run}{reason}", encoding="utf-8")
            raise
        stamp.write_bytes(lock)
    return LIBRARIES


def _fetch(npm: str) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, CACHE)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1")
    command = (npm, "ci", "--prefix", str(CACHE), *quiet)
    ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=CACHE)  # noqa: S603
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip().splitlines() or ["sans explication"]
        raise NotInstalled(f"npm n'a pu les chercher : {said[-1][:200]}")
