from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports import allure

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><head><title>x</title>
    <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    <script>
        gtag('config', 'G-1', {});
    </script>
    <script>const kept = 1;</script>
</head></html>"""


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(allure, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(allure, "TOOLS", tmp_path / "tools")
    (tmp_path / "results").mkdir()
    return tmp_path / "results"


def test_the_page_counts_nobody_and_asks_nothing() -> None:
    page = allure.closed(PAGE)
    assert "gtag" not in page
    assert "const kept = 1;" in page
    assert page.index("Content-Security-Policy") < page.index("<title>")


@pytest.mark.parametrize("page", [PAGE.replace("<script>", "<script nonce>"), "<html></html>"])
def test_a_page_written_otherwise_is_not_given_out(page: str) -> None:
    with pytest.raises(allure.NotBuilt, match="autrement"):
        allure.closed(page)


def test_no_result_is_no_error(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert allure.main() == 0
    assert capsys.readouterr().out == "Rapport Allure non construit : le dernier passage n'a laissé aucun résultat.\n"


def test_no_npm_is_no_error(results: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (results / "1-result.json").touch()
    monkeypatch.setenv("PATH", "")
    assert allure.main() == 0
    assert capsys.readouterr().out.startswith("Rapport Allure non construit : npm est absent")


def test_a_failing_npm_is_told_in_one_line(
    results: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (results / "1-result.json").touch()
    npm = results / "npm"
    npm.write_text("#!/bin/sh\necho début; echo 'pas de réseau' >&2; exit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(results))
    assert allure.main() == 0
    assert capsys.readouterr().out == "Rapport Allure non construit : « npm ci » a échoué : pas de réseau\n"


def test_the_lock_names_no_registry() -> None:
    lock = (allure.PINNED / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "registry." not in lock
