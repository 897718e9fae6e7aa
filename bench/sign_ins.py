"""A pytest plug-in for bench.suite: how often each worker really fills in and submits the portal's login page."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pages.login import LoginPage
from pages.session import Sessions

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from pages.secret import Secret

FOLDER = "BENCH_SIGN_INS"
BY_SCENARIO = "scénario"
COUNTS = pytest.StashKey[Counter[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Count by role the sign-ins that keep a session, and apart those that scenarios of EX-06 make themselves."""
    counts = config.stash[COUNTS] = Counter()
    asked = [BY_SCENARIO]
    submit, open_context = LoginPage.sign_in, Sessions.context

    @wraps(submit)
    def counted(page: LoginPage, login: str, password: Secret) -> None:
        counts[asked[-1]] += 1
        submit(page, login, password)

    @wraps(open_context)
    def attributed(sessions: Sessions, role: str | None = None) -> BrowserContext:
        asked.append(role or asked[-1])
        try:
            return open_context(sessions, role)
        finally:
            asked.pop()

    patch = pytest.MonkeyPatch()
    patch.setattr(LoginPage, "sign_in", counted)
    patch.setattr(Sessions, "context", attributed)
    config.add_cleanup(patch.undo)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write this worker's counts where bench.suite reads them."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    counts = session.config.stash[COUNTS]
    Path(os.environ[FOLDER], f"{worker}.json").write_text(json.dumps(counts), encoding="utf-8")
