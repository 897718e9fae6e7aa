"""A portal of its own for the tests of the robot, with the offers that its rows refer to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from fixtures.portal import PortalProcess, give_passwords
from pages.target import load
from tests.robot.making import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with _portal("embedded", tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module", params=["embedded-rich", "embedded-legacy"])
def other_skin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with _portal(request.param, tmp_path_factory) as made:
        yield made


@contextmanager
def _portal(name: str, folders: pytest.TempPathFactory) -> Iterator[Ground]:
    target = load(name)
    options = target.launch.options if target.launch else ()
    database = folders.mktemp("portail") / "portail.sqlite3"
    with pytest.MonkeyPatch.context() as patch:
        for variable, password in give_passwords(target).items():
            patch.setenv(variable, password)
        process = PortalProcess(options, database)
        portal = process.ready(target)
        made = Ground(target.at(portal.base_url), portal, database, process)
        yield made
        made.close()
