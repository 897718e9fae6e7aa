"""The reference portal as a portal of somebody else: known by a target file alone, its data declared there."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import msgspec

from doctor.toml import inline, table
from fixtures.dataset import SeededDataset
from fixtures.portal import Portal, PortalProcess, give_passwords
from fixtures.recipes import recipes
from pages.target import load
from pages.target.dataset import CASES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pages.target import Target

ROOT = Path(__file__).parents[2]
TALK = {"subject": "Accès au local technique", "content": "Bonjour,\nQui a la clé ?"}


class Foreign(msgspec.Struct):
    """A portal that runs, and what somebody who tests it knows."""

    base_url: str
    file: Path
    passwords: dict[str, str]
    portal: Portal
    """Its private side, which testers do not know."""


@contextmanager
def foreign(
    folder: Path, like: str = "embedded", cases: Collection[str] = CASES, *, lively: bool = False, **said: object
) -> Iterator[Foreign]:
    """Run the portal of an embedded target, and write for it the file that its testers would have.

    On a *lively* one people have conversed already.
    """
    target = load(like)
    assert target.launch is not None
    passwords = give_passwords(target, {})
    with patch.dict(os.environ, passwords):
        process = PortalProcess(target.launch.options)
        try:
            portal = process.ready(target)
            dataset = SeededDataset(portal)
            file = folder / "etranger.toml"
            talks = {"conversations": [TALK]} if lively else {}
            offers = {case: dataset.make([{**one, **talks} for one in recipes(case)]) for case in cases}
            file.write_text(written(target.at(portal.base_url), offers, said), encoding="utf-8")
            yield Foreign(portal.base_url, file, passwords, portal)
        finally:
            process.stop()


def run(portal: Foreign, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of ours with the portal's passwords at hand; what it writes stays in a folder of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", *arguments],
        check=False,
        cwd=folder,
        env={**os.environ, **portal.passwords, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


def run_features(
    portal: Foreign, folder: Path, *options: str, features: Path = ROOT / "features"
) -> subprocess.CompletedProcess[str]:
    """Run the features on the portal."""
    inside = ["-c", str(ROOT / "pytest.ini"), "--rootdir", str(folder), "--confcutdir", str(ROOT)]
    inside += ["-o", f"gherkin_steps={ROOT / 'steps'}", "-o", f"gherkin_features={ROOT / 'features'}"]
    return run(portal, folder, "pytest", *inside, str(features), "--target", str(portal.file), *options)


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
