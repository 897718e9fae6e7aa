"""Traces of the attempts that did not come off, for whoever has to find out why; secrets stay on the worker."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import msgspec
from playwright.sync_api import Error

from reports.harvest import SHORTEST, harvest
from reports.scrub import Scrubber

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

    from bulk.messages import Outcome
    from bulk.turn import Turn


class Recorder:
    """Records one attempt at a time: a context holds one trace. Whoever signs in takes the same turn, unrecorded.

    Playwright records raw, into *folder*, and takes nothing of it away: we do, attempt by attempt.
    """

    def __init__(self, context: BrowserContext, turn: Turn, secrets: set[str], folder: Path) -> None:
        self._context = context
        self._turn = turn
        self._secrets = secrets
        self._folder = folder

    def record(self, act: Callable[[], Outcome]) -> Outcome:
        """Carry out an attempt; unless it came off, its outcome brings the trace along."""
        with self._turn.taken():
            # Not chunks of one trace: each would hold the requests of all that went on before it.
            self._context.tracing.start(snapshots=True, screenshots=False, sources=False)
            try:
                outcome = act()
                kept = b"" if outcome.verdict.came_off else self._trace()
            finally:
                # Nothing to stop once it is kept, nor where the browser is gone.
                with suppress(Error):
                    self._context.tracing.stop()
                _empty(self._folder)
            return msgspec.structs.replace(outcome, trace=kept)

    def _trace(self) -> bytes:
        """The trace so far without its secrets; nothing where the browser is gone or the trace cannot be read."""
        with tempfile.TemporaryDirectory(prefix="trace-") as folder, suppress(Error, OSError, BadZipFile):
            raw, clean = Path(folder) / "raw.zip", Path(folder) / "trace.zip"
            self._context.tracing.stop(path=raw)
            cookies = {cookie.get("value", "") for cookie in self._context.cookies()}
            self._secrets.update(value for value in cookies if len(value) >= SHORTEST)
            self._secrets.update(harvest(raw))
            Scrubber(self._secrets).archive(raw, clean)
            return clean.read_bytes()
        return b""


def _empty(folder: Path) -> None:
    """What a driver that is being killed may still write there goes with the folder itself, when its browser goes."""
    for one in folder.iterdir():
        if one.is_dir():
            shutil.rmtree(one, ignore_errors=True)
        else:
            one.unlink(missing_ok=True)
