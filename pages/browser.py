"""Finding, installing and launching a Chromium; ``make browser`` runs ``python -m pages.browser install``."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

from pages import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

VARIABLE = "MYOPENIP_BROWSER"

# The headless shell comes first: it starts four times as fast as a full Chromium.
COMMANDS = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
CACHED = ("chromium_headless_shell-*/*/*headless*shell", "chromium-*/chrome-linux*/chrome")

# What Playwright turns off, said again: to Chromium the last list counts, and ours comes last.
PLAYWRIGHT_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
# A renderer kept ready for a page that may never come costs as much as one that is used; a frame made anew for each
# document of a tab that already shows the site, as Chromium has begun to do, costs a sixth of a page.
OFF = ("DialMediaRouteProvider", "SpareRendererForSitePerProcess", "RenderDocument")

# What Playwright does not already turn off, and what would talk to somebody else than the portal.
QUIET = (
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--in-process-gpu",
    f"--disable-features={','.join((*PLAYWRIGHT_OFF, *OFF))}",
)

PLAYWRIGHT = (sys.executable, "-m", "playwright")
APT_INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends")
DOWNLOADS = ((*PLAYWRIGHT, "install", "--only-shell", "chromium"),)
PACKAGES = (
    ("apt-get", "update", "--quiet"),
    # The one library that Playwright's driver needs and a bare system lacks.
    (*APT_INSTALL, "libatomic1"),
    (*APT_INSTALL, "chromium-headless-shell"),
    (*APT_INSTALL, "chromium"),
    (*PLAYWRIGHT, "install-deps", "chromium-headless-shell"),
)


class BrowserMissing(Exception):
    """No Chromium can be launched; the message says in French what to type."""


def find() -> Path | None:
    """Return the browser to launch: the one told, else the system's, else the one in Playwright's cache.

    Raises BrowserMissing if the environment variable names a file that is not there or cannot be run.
    """
    told = os.environ.get(VARIABLE)
    if told:
        if not os.access(told, os.X_OK) or Path(told).is_dir():
            raise BrowserMissing(f"{VARIABLE} désigne « {told} », qui n'est pas un programme exécutable.")
        return Path(told)
    return next(_candidates(), None)


@contextmanager
def driver() -> Iterator[Playwright]:
    """Start a Playwright that can read the pages of its browsers."""
    with sync_playwright() as playwright:
        reading.register(playwright)
        yield playwright


def launch(playwright: Playwright, *, headless: bool = True, slow_mo: float = 0, traces: Path | None = None) -> Browser:
    """Launch the browser found; `slow_mo` is a pause in milliseconds after each action.

    Traces are recorded raw: in the folder *traces*, which is the caller's to empty, or in one of Playwright's own.

    The sandbox stays on for a user; only root, to whom Chromium gives none, does without.
    Raises BrowserMissing if there is no browser or if it does not start.
    """
    path = find()
    if path is None:
        raise BrowserMissing(
            "Aucun navigateur Chromium sur cette machine. Tapez « make browser », "
            f"ou donnez le chemin d'un Chromium dans la variable {VARIABLE}."
        )
    try:
        return playwright.chromium.launch(
            executable_path=path,
            headless=headless,
            slow_mo=slow_mo,
            traces_dir=traces,
            chromium_sandbox=os.geteuid() != 0,
            args=QUIET,
            # Ctrl-C is pytest's: it ends the scenario, shows what it knows, then closes the browser itself.
            handle_sigint=False,
        )
    except Error as error:
        raise BrowserMissing(f"Le navigateur « {path} » ne démarre pas : {_reason(str(error))}") from None


def install() -> Path:
    """Return a browser that really starts, after having installed one if there is none.

    A browser told by the environment is never replaced: nothing is installed, whether it starts or not.
    Raises BrowserMissing with what to type if nothing can be had.
    """
    failure = _failure()
    if failure and os.environ.get(VARIABLE):
        raise BrowserMissing(failure)
    as_root = os.geteuid() == 0 and shutil.which("apt-get") is not None
    for command in (*DOWNLOADS, *(PACKAGES if as_root else ())):
        if not failure:
            break
        sys.stderr.write(f"Installation d'un navigateur : {' '.join(command[-3:])}\n")
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        failure = _failure()
    path = find()
    if failure or path is None:
        raise BrowserMissing(
            f"{failure}\nRien n'a pu être installé. Tapez « sudo apt-get install libatomic1 chromium-headless-shell » "
            "(Debian) ou « .venv/bin/playwright install --with-deps --only-shell chromium » (Ubuntu), "
            f"ou donnez le chemin d'un Chromium dans la variable {VARIABLE}."
        )
    return path


def _candidates() -> Iterator[Path]:
    for command in COMMANDS:
        found = shutil.which(command)
        if found and not _is_snap(Path(found)):
            yield Path(found)
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    for pattern in CACHED:
        # The highest revision is the one of the Playwright installed last.
        yield from sorted(
            (path for path in cache.glob(pattern) if os.access(path, os.X_OK)), key=_revision, reverse=True
        )


def _is_snap(path: Path) -> bool:
    """Tell Ubuntu's wrapper, which without snapd starts nothing and with it cannot read our files."""
    if path.resolve().name == "snap":
        return True
    with path.open("rb") as program:
        return b"/snap/bin/" in program.read(2048)


def _revision(path: Path) -> int:
    digits = path.parents[1].name.rpartition("-")[2]
    return int(digits) if digits.isdecimal() else 0


def _failure() -> str:
    """Launch for real; return why it failed, or nothing."""
    try:
        find()  # a wrong path is known without Playwright
        if failure := _drivers_failure():
            return failure
        with driver() as playwright:
            launch(playwright).close()
    except BrowserMissing as missing:
        return str(missing)
    return ""


def _drivers_failure() -> str:
    """Start Playwright's driver by itself; return why it failed, or nothing."""
    told = subprocess.run((*PLAYWRIGHT, "--version"), capture_output=True, text=True, check=False)  # noqa: S603
    return f"Le pilote de Playwright ne démarre pas : {_reason(told.stderr)}" if told.returncode else ""


def _reason(message: str) -> str:
    """Keep of Playwright's long message the line in which the browser complains."""
    if "usable sandbox" in message:
        return (
            "ce système ne donne pas de bac à sable aux utilisateurs. Autorisez les espaces de noms "
            "(« sudo sysctl kernel.unprivileged_userns_clone=1 », ou un profil AppArmor pour ce programme)."
        )
    lines = [re.sub(r"^(\[[^\]]*\] ?)+", "", line.strip(" -")) for line in message.splitlines() if line.strip()]
    telling = [line for line in lines if "error while loading" in line or "FATAL" in line or "cannot" in line]
    return (telling or lines or ["sans explication"])[0][:300]


def main() -> int:
    """Run ``install``: one line on success, a message and exit code 2 otherwise."""
    if sys.argv[1:] != ["install"]:
        sys.stderr.write("Usage : python -m pages.browser install\n")
        return 2
    try:
        sys.stdout.write(f"Navigateur prêt : {install()}\n")
    except BrowserMissing as missing:
        sys.stderr.write(f"Erreur : {missing}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
