"""A worker that cannot begin says why, tries no account twice, and leaves no browser behind."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec
import psutil
import pytest
from playwright.sync_api import BrowserType

from bulk import remote
from bulk.messages import Attempt, Limits, Outcome, Verdict
from bulk.worker import Worker
from pages import procedure
from pages.browser import BrowserMissing
from tests.robot.making import row
from tests.robot.test_faults import faulty

if TYPE_CHECKING:
    from pathlib import Path

    from bulk.messages import Intent
    from pages.home import Menu
    from pages.tab import Tab
    from pages.target import Target
    from tests.robot.faulty import Request
    from tests.robot.making import Ground

ROLE = "non_admin_with_right"


def never(_attempt: Attempt, _intent: Intent) -> Future[bool]:
    raise AssertionError("aucun permis ne devait être demandé")


def attempts(target: Target, count: int = 1) -> list[Outcome]:
    """What becomes of so many attempts, two at a time, on one worker."""
    worker, before = Worker(target, ROLE, Limits(row=30)), browsers()
    tasks = [Attempt(row=row(place), number=1, epoch=1) for place in range(count)]
    try:
        with ThreadPoolExecutor(2) as lanes:
            reports = list(lanes.map(lambda task: worker.perform(task, never), tasks))
        assert browsers() <= before
    finally:
        worker.close()
    outcomes = [report for report in reports if isinstance(report, Outcome)]
    assert [outcome.verdict for outcome in outcomes] == [Verdict.FAILED] * count
    return outcomes


def browsers() -> set[int]:
    """The pages of the browsers that this process has started, those of tests before among them."""
    return {one.pid for one in psutil.Process().children(recursive=True) if "type=renderer" in " ".join(one.cmdline())}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The roles that have been signed in."""
    roles: list[str] = []
    sign_in = procedure.sign_in

    def noted(tab: Tab, role: str) -> Menu:
        roles.append(role)
        return sign_in(tab, role)

    monkeypatch.setattr(procedure, "sign_in", noted)
    return roles


def test_an_account_that_is_refused_is_tried_once_and_halts_the_run(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    account = ground.target.account(ROLE)
    assert account.password_env
    monkeypatch.setenv(account.password_env, "un autre mot de passe")
    outcomes = attempts(ground.target, 4)
    assert told == [ROLE]
    for outcome in outcomes:
        assert outcome.trouble is not None
        assert account.login in outcome.trouble.halt
        assert "un autre mot de passe" not in outcome.trouble.halt


def test_a_password_that_is_not_there_halts_the_run(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    account = ground.target.account(ROLE)
    assert account.password_env
    monkeypatch.delenv(account.password_env)
    (outcome,) = attempts(ground.target)
    assert outcome.trouble is not None
    assert account.password_env in outcome.trouble.halt


def test_a_browser_that_is_not_there_halts_the_run(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **_more: object) -> None:
        raise BrowserMissing("Aucun navigateur.")

    monkeypatch.setattr("pages.browser.launch", missing)
    (outcome,) = attempts(ground.target)
    assert outcome.trouble is not None
    assert outcome.trouble.halt == "Aucun navigateur."


def test_a_portal_that_is_overloaded_at_the_sign_in_says_for_how_long(ground: Ground) -> None:
    def overloaded(request: Request) -> str | None:
        return "429" if request.path.startswith("/connexion/") else None

    with faulty(ground) as (portal, seen):
        portal.dice = overloaded
        (outcome,) = attempts(seen.target)
    assert outcome.trouble is not None
    assert outcome.trouble.pause == 1.0
    assert not outcome.trouble.halt


def test_a_portal_out_of_reach_is_said_in_french(ground: Ground) -> None:
    (outcome,) = attempts(ground.target.at("http://127.0.0.1:9"))
    assert outcome.trouble is not None
    assert outcome.reason.startswith("Le portail ne répond pas : ")
    assert "Call log" not in outcome.reason


def test_a_run_with_another_target_has_a_worker_of_its_own(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrowserType, "launch", None)
    kit = remote.Kit(target=ground.target, role=ROLE, limits=Limits(), permits="tcp://127.0.0.1:1")
    changed = msgspec.structs.replace(kit, target=msgspec.structs.replace(ground.target, name="Corrigée"))
    try:
        first = remote._mine(kit, tmp_path)
        assert remote._mine(msgspec.structs.replace(kit), tmp_path) is first
        assert remote._mine(changed, tmp_path) is not first
        assert [its for its, _ in remote._workers] == [changed]
    finally:
        remote.close_browsers()
