"""The reference portal as a portal of somebody else: known by a target file alone, its data declared there."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

import msgspec

from doctor.toml import inline, table
from fixtures.dataset import SeededDataset
from fixtures.portal import PortalProcess, give_passwords
from pages.target import load
from pages.target.dataset import CASES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from pages.target import Target


class Foreign(msgspec.Struct):
    """A portal that runs, and what somebody who tests it knows."""

    base_url: str
    file: Path
    passwords: dict[str, str]


@contextmanager
def foreign(folder: Path, like: str = "embedded", cases: Collection[str] = CASES, **said: object) -> Iterator[Foreign]:
    """Run the portal of an embedded target, and write for it the file that its testers would have."""
    target = load(like)
    assert target.launch is not None
    passwords = give_passwords(target, {})
    with patch.dict(os.environ, passwords):
        process = PortalProcess(target.launch.options)
        try:
            portal = process.ready(target)
            dataset = SeededDataset(portal)
            file = folder / "etranger.toml"
            offers = {case: dataset.offer(case) for case in cases}
            file.write_text(written(target.at(portal.base_url), offers, said), encoding="utf-8")
            yield Foreign(portal.base_url, file, passwords)
        finally:
            process.stop()


def written(target: Target, offers: Mapping[str, msgspec.Struct], said: Mapping[str, object]) -> str:
    """The target file of a portal known by its address."""
    head = {"name": "Portail étranger", "base_url": target.base_url, "subject_prefix": "[TEST] ", **said}
    parts = ["\n".join(f"{name} = {inline(value)}" for name, value in head.items())]
    parts += [table(name, getattr(target, name)) for name in ("addresses", "procedure", "wording", "dialogs")]
    parts += [table(f"accounts.{role}", account) for role, account in target.accounts.items()]
    parts += [
        f"[locators.{page}]\n" + "\n".join(f"{name} = {inline(told)}" for name, told in elements.items())
        for page, elements in target.locators.items()
    ]
    parts += [f"[busy]\nany = {inline(target.busy)}"] if target.busy else []
    parts += [table(f"handlers.{name}", handler) for name, handler in target.handlers.items()]
    parts += [table(f"dataset.{case}", offer) for case, offer in offers.items()]
    return "\n\n".join(parts) + "\n"
