from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import psutil
import pytest

from pages import browser

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser: its commands are in bin/, Playwright's cache is in cache/."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    return tmp_path


def program(path: Path, text: str = "#!/bin/sh\nexit 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def cached(machine: Path, revision: int) -> Path:
    return program(
        machine / f"cache/chromium_headless_shell-{revision}/chrome-headless-shell-linux64/chrome-headless-shell"
    )


def test_nothing_is_found_where_there_is_nothing(machine: Path) -> None:
    assert browser.find() is None


def test_the_order_is_told_then_system_then_cache(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached(machine, 999)
    newest = cached(machine, 1255)
    assert browser.find() == newest
    chrome = program(machine / "bin/google-chrome")
    assert browser.find() == chrome
    shell = program(machine / "bin/chromium-headless-shell")
    assert browser.find() == shell
    told = program(machine / "mine/chrome")
    monkeypatch.setenv(browser.VARIABLE, str(told))
    assert browser.find() == told


def test_the_wrapper_of_a_snap_is_no_browser(machine: Path) -> None:
    program(machine / "bin/chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium\n")
    assert browser.find() is None


def test_a_wrong_path_is_refused_and_nothing_is_installed(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.VARIABLE, "/nulle/part")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("nothing may be installed"))
    with pytest.raises(browser.BrowserMissing, match="« /nulle/part », qui n'est pas un programme exécutable"):
        browser.install()


def test_a_told_browser_that_does_not_start_is_not_replaced(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.VARIABLE, str(program(machine / "mine/chrome")))
    monkeypatch.setattr(browser, "_failure", lambda: "il ne démarre pas")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("nothing may be installed"))
    with pytest.raises(browser.BrowserMissing, match="il ne démarre pas"):
        browser.install()


def test_a_driver_that_lacks_a_library_says_which(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached(machine, 1255)
    broken = program(
        machine / "driver", "#!/bin/sh\necho 'node: cannot open shared object file: libx.so' >&2\nexit 127\n"
    )
    monkeypatch.setattr(browser, "PLAYWRIGHT", (str(broken),))
    monkeypatch.setattr(browser, "DOWNLOADS", ())
    with pytest.raises(browser.BrowserMissing, match=r"Le pilote de Playwright ne démarre pas : node: .*libx\.so"):
        browser.install()


def test_when_nothing_can_be_had_it_says_what_to_type(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[str, ...]] = []
    monkeypatch.setattr(browser, "_failure", lambda: "aucun navigateur")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: tried.append(command))
    with pytest.raises(browser.BrowserMissing, match="sudo apt-get install libatomic1 chromium-headless-shell"):
        browser.install()
    assert tried == list(browser.DOWNLOADS), "without apt-get, packages are not tried"


def test_a_browser_that_does_not_start_says_why(
    playwright: Playwright, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = program(machine / "bin/chromium", "#!/bin/sh\necho 'error while loading shared libraries: libnss3' >&2\n")
    monkeypatch.setenv("PATH", f"{machine / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv(browser.VARIABLE, str(broken))
    with pytest.raises(browser.BrowserMissing, match="libnss3") as raised:
        browser.launch(playwright)
    assert "\n" not in str(raised.value)


def test_a_page_really_opens(playwright: Playwright) -> None:
    opened = browser.launch(playwright)
    page = opened.new_page()
    page.set_content("<h1>Bonjour</h1>")
    assert page.get_by_role("heading").text_content() == "Bonjour"
    opened.close()


def test_what_playwright_turns_off_stays_off(playwright: Playwright) -> None:
    """To Chromium the last list of features counts: ours must hold Playwright's, whatever its version."""
    before = set(psutil.Process().children(recursive=True))
    with browser.launch(playwright):
        started = [one for one in psutil.Process().children(recursive=True) if one not in before]
        lists = [
            [word.partition("=")[2].split(",") for word in one.cmdline() if word.startswith("--disable-features=")]
            for one in started
        ]
    told = max(lists, key=len)
    assert len(told) == 2
    assert set(told[0]) <= set(told[1])
