"""The libraries are fetched from the public registry, or it is said in French why they are not."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.widgets import installing

if TYPE_CHECKING:
    from pathlib import Path


def test_the_lock_names_no_other_registry_than_the_public_one() -> None:
    packages = json.loads((installing.HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    elsewhere = {told.get("resolved", "https://registry.npmjs.org/") for name, told in packages.items() if name}
    assert all(address.startswith("https://registry.npmjs.org/") for address in elsewhere)
    assert all("integrity" in told for name, told in packages.items() if name)


def test_without_npm_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "CACHE", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(installing.NotInstalled, match="npm est absent de cette machine"):
        installing.install()


def test_what_npm_says_is_told_once_for_all_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\necho appel >> {tmp_path}/calls\necho 'npm error code ENOTFOUND' >&2\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    monkeypatch.setattr(installing, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(shutil, "which", lambda _: str(npm))
    monkeypatch.setenv("PYTEST_XDIST_TESTRUNUID", "run")
    for _ in ("gw0", "gw1"):
        with pytest.raises(installing.NotInstalled, match="npm n'a pu les chercher : npm error code ENOTFOUND"):
            installing.install()
    assert (tmp_path / "calls").read_text(encoding="utf-8") == "appel\n"
