"""A real portal process for these tests, and someone signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.portal.driving import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.portal.driving import Portal, Visitor


@pytest.fixture(scope="session")
def portal() -> Iterator[Portal]:
    with running() as portal:
        yield portal


@pytest.fixture(scope="session")
def rich() -> Iterator[Portal]:
    """The portal under its rich skin, without the delay that each of its answers has by default."""
    with running("--skin", "rich", "--latency", "1") as portal:
        yield portal


@pytest.fixture(scope="session")
def legacy() -> Iterator[Portal]:
    """The portal under its legacy skin."""
    with running("--skin", "legacy") as portal:
        yield portal


@pytest.fixture(scope="session")
def _signed_in() -> dict[str, Visitor]:
    return {}


@pytest.fixture
def manager(portal: Portal, _signed_in: dict[str, Visitor]) -> Visitor:
    """A non-admin with the right, signed in once for the session."""
    if "manager" not in _signed_in:
        _signed_in["manager"] = portal.visitor("non_admin_with_right")
    return _signed_in["manager"]
