"""A real portal process for these tests, and someone signed in."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from tests.portal.driving import ROLES, Portal, address, start, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.portal.driving import Visitor


@pytest.fixture(scope="session")
def portal() -> Iterator[Portal]:
    token = secrets.token_urlsafe(16)
    process = start(PORTAL_SEEDING_TOKEN=token)
    running = Portal(address(process), token, {role: secrets.token_urlsafe(9) for role in ROLES})
    running.seed("accounts", [{"login": role, "role": role, "password": running.passwords[role]} for role in ROLES])
    yield running
    running.close()
    assert stop(process) == ""
    assert process.returncode == 0


@pytest.fixture(scope="session")
def _signed_in() -> dict[str, Visitor]:
    return {}


@pytest.fixture
def manager(portal: Portal, _signed_in: dict[str, Visitor]) -> Visitor:
    """A non-admin with the right, signed in once for the session."""
    if "manager" not in _signed_in:
        _signed_in["manager"] = portal.visitor("non_admin_with_right")
    return _signed_in["manager"]
