from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

import bootstrap

if TYPE_CHECKING:
    from pathlib import Path


def test_uv_is_installed_in_the_version_of_the_lock() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", bootstrap.locked_uv())


def test_an_old_python_is_told_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    with pytest.raises(bootstrap.SetUpError, match=r"il faut Python 3\.11 ou plus récent"):
        bootstrap.set_up()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index in a folder, whose page lists pip's wheel."""
    (tmp_path / "pip").mkdir()
    monkeypatch.setattr(bootstrap, "INDEX", tmp_path.as_uri())
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "fetch", lambda url: files(tmp_path, url))
    return tmp_path


def files(root: Path, url: str) -> bytes:
    name = url.removeprefix(root.as_uri() + "/pip/") or "index.html"
    return (root / "pip" / name).read_bytes()


def test_only_the_known_wheel_of_pip_is_run(index: Path) -> None:
    (index / "pip/index.html").write_text(f'<a href="{bootstrap.WHEEL}#sha256=0">pip</a>')
    (index / "pip" / bootstrap.WHEEL).write_bytes(b"something else")
    with pytest.raises(bootstrap.SetUpError, match="n'est pas le fichier attendu"):
        bootstrap.pip_wheel()
    assert not (index / bootstrap.WHEEL).exists()


def test_an_index_without_pip_says_what_to_install(index: Path) -> None:
    (index / "pip/index.html").write_text("<html></html>")
    with pytest.raises(bootstrap.SetUpError, match="python3-venv"):
        bootstrap.pip_wheel()


def test_a_silent_index_is_named_without_its_password() -> None:
    with pytest.raises(bootstrap.SetUpError, match=re.escape("http://127.0.0.1:9/simple")) as raised:
        bootstrap.fetch("http://moi:motdepasse@127.0.0.1:9/simple")
    assert "motdepasse" not in str(raised.value)


def test_a_failing_program_ends_the_set_up() -> None:
    with pytest.raises(bootstrap.SetUpError, match="à l'étape"):
        bootstrap.run(sys.executable, "-c", "raise SystemExit(3)")
