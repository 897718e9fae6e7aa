"""A portal of its own for the tests of the robot, with the offers that its rows refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixtures.portal import PortalProcess, give_passwords
from pages.target import load
from tests.robot.making import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    target = load("embedded")
    patch = pytest.MonkeyPatch()
    for name, password in give_passwords(target).items():
        patch.setenv(name, password)
    database = tmp_path_factory.mktemp("portail") / "portail.sqlite3"
    process = PortalProcess((), database)
    portal = process.ready(target)
    made = Ground(target.at(portal.base_url), portal, database, process)
    yield made
    made.close()
    patch.undo()
