"""The real suite, made to fail in every kind of step while it holds secrets: none is in anything that was written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import playwright
import pytest
from playwright.sync_api import expect

from reports.scrub import MASK
from tests.evidence.searching import contents, leaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
ROLES = ("ADMIN", "WITH_RIGHT", "WITHOUT_RIGHT", "OTHER_RIGHTS", "DISABLED")
PASSWORDS = {f"MYOPENIP_PASSWORD_{role}": f'Cânari "{role}"/\\+&<é😀' for role in ROLES}

FAILING = {
    "Après la déconnexion, le portail demande de se connecter": (
        'un utilisateur qui vient de se connecter avec le compte "{role}"'
    ),
    "Un compte désactivé est refusé, même avec son mot de passe": (
        'l\'utilisateur se connecte avec le compte "{role}"'
    ),
    "Un mot de passe faux est refusé": "la connexion est refusée",
    "Après la déconnexion, l'ancienne session ne sert plus à rien": "il se déconnecte",
    "Rejouée sans session": "la requête est rejouée sans session",
    "Le sujet rempli après le refus, la conversation est enregistrée une fois": "il enregistre",
    "Démarrer une conversation depuis l'OC": "la conversation est enregistrée",
    "Retour depuis un formulaire vide": "le formulaire de conversation est ouvert",
    "L'accueil demande de se connecter": "avant",
    "Le lien est sur le formulaire et mène à la gestion des flux": "après",
}
"""For each scenario, the sentence that fails once it is done, or whether it fails before or after its steps."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """Run the suite with the canary; return the folder that holds all it wrote, and all that was secret."""
    folder, known = tmp_path_factory.mktemp("written"), tmp_path_factory.mktemp("known")
    (folder / "system").mkdir()
    names = " or ".join(f"({' and '.join(words_of(name))})" for name in FAILING)
    ended = subprocess.run(  # noqa: S603 - our own command
        [
            *(sys.executable, "-m", "pytest", "features", "-n", "2", "-p", "tests.evidence.canary", "-k", names),
            *("--tracing", "on", "--showlocals", "-vv", "--tb=long", f"--alluredir={folder / 'allure'}"),
            *(
                f"--junit-xml={folder / 'junit.xml'}",
                f"--basetemp={folder / 'pytest'}",
                f"--reports={folder / 'reports'}",
            ),
            *("-W", "default", "-p", "no:cacheprovider"),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            **PASSWORDS,
            "TMPDIR": str(folder / "system"),
            "CANARY": json.dumps(FAILING),
            "CANARY_KNOWN": str(known),
            "PYTHONPATH": str(ROOT),
        },
    )
    (folder / "terminal.txt").write_text(ended.stdout + ended.stderr, encoding="utf-8")
    noted = {secret for file in known.iterdir() for secret in json.loads(file.read_text(encoding="utf-8"))}
    return folder, noted | set(PASSWORDS.values())


@pytest.fixture
def site(written: tuple[Path, set[str]]) -> Iterator[str]:
    """Serve Playwright's trace viewer, and one of the traces beside it."""
    viewer = Path(playwright.__file__).parent / "driver/package/lib/vite/traceViewer"
    trace = traces(written[0])["Retour depuis un formulaire vide"]

    class Files(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return str(trace) if path.startswith("/trace.zip") else super().translate_path(path)

        def log_message(self, *arguments: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(viewer)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def traces(folder: Path) -> dict[str, Path]:
    """Return the trace of each scenario by its name."""
    results = [json.loads(file.read_text("utf-8")) for file in (folder / "allure").glob("*-result.json")]
    return {
        result["name"]: folder / "allure" / attached["source"]
        for result in results
        for attached in result.get("attachments", [])
        if attached["name"] == "Trace Playwright"
    }


def words_of(name: str) -> list[str]:
    """Return words of a scenario's name that ``-k`` takes, enough to choose it."""
    return [word.strip(",.") for word in name.replace("'", " ").split() if len(word) > 3]


def test_every_kind_of_step_failed(written: tuple[Path, set[str]]) -> None:
    terminal = (written[0] / "terminal.txt").read_text(encoding="utf-8")
    missing = [name for name in FAILING if f"::{name}" not in terminal.partition("short test summary")[2]]
    assert missing == [], terminal[-3000:]


def test_no_secret_is_in_anything_written(written: tuple[Path, set[str]]) -> None:
    folder, secrets = written
    assert len(secrets) > 15, "sessions and tokens were noted"
    searched = dict(contents(folder))
    assert {"junit.xml", "terminal.txt"} <= searched.keys()
    assert sum(name.endswith("!trace.trace") for name in searched) >= 8
    assert leaks(searched, secrets) == set()


def test_nothing_raw_is_left_behind(written: tuple[Path, set[str]]) -> None:
    raw = [
        name for name, _ in contents(written[0]) if name.endswith((".trace", ".network", "raw.zip")) and "!" not in name
    ]
    assert raw == []


def test_the_machine_is_not_named(written: tuple[Path, set[str]]) -> None:
    folder = written[0]
    labels = [json.loads(file.read_text("utf-8"))["labels"] for file in (folder / "allure").glob("*-result.json")]
    assert {"host", "thread"} & {label["name"] for result in labels for label in result} == set()
    assert "hostname" not in (folder / "junit.xml").read_text(encoding="utf-8")


def test_a_scrubbed_trace_opens_in_the_viewer(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/index.html?trace={site}/trace.zip")
    shown = page.get_by_role("tree").get_by_role("treeitem")
    step = shown.filter(has_text="Et que le formulaire de conversation est ouvert")
    expect(shown.filter(has_text='Et un utilisateur connecté en tant que "administrateur"')).to_be_visible()
    typed = step.get_by_role("treeitem", name="Fill")
    expect(typed).to_contain_text(MASK)
    typed.click()
    snapshot = page.frame_locator("iframe.snapshot-visible")
    expect(snapshot.get_by_role("textbox", name="Sujet de la conversation")).to_be_visible()
    page.context.close()
