"""A failing scenario in a real browser: what its report holds, and that no secret is anywhere in it."""

from __future__ import annotations

import base64
import json
import zipfile
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, quote_plus

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Project = Callable[..., pytest.RunResult]

PASSWORD = 'Pâss "w/ö\\rd" +&<'
COOKIE = "c00kie-Value+/=="

SCENARIO = """# language: fr
Fonctionnalité: Connexion
  Scénario: Faux
    Étant donné que la page de connexion
    Quand il se connecte
    Alors la réponse est juste
"""

SITE = f'''
import http.server, threading
import pytest
from playwright.sync_api import sync_playwright
from pytest_bdd import given, then, when
from bdd.sentences import sentence
from pages import browser as browsers

PASSWORD = {PASSWORD!r}
COOKIE = {COOKIE!r}
PAGE = """<h1>Connexion</h1><form method=post><label>Mot de passe <input name=p type=password></label><button>Entrer
</button></form><script>console.error("trace de " + "%s"); fetch("/panne"); fetch("http://127.0.0.1:1/injoignable")
</script>""" % COOKIE

class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(500 if self.path == "/panne" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Set-Cookie", "session=" + COOKIE)
        self.end_headers()
        self.wfile.write(PAGE.encode())
    do_POST = do_GET
    def log_message(self, *arguments): pass

@pytest.fixture(scope="session")
def secrets():
    return {{PASSWORD, COOKIE}}

@pytest.fixture
def page(evidence):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = browsers.launch(playwright)
        context = browser.new_context()
        evidence.watch(context)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{{server.server_port}}/")
        yield page
        browser.close()
    server.shutdown()
    server.server_close()

@given(sentence("la page de connexion"))
def opened(page): pass

@when(sentence("il se connecte"))
def sign_in(page):
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button").click()
    page.get_by_label("Mot de passe").fill(PASSWORD)
    print("mot de passe :", PASSWORD)

@then(sentence("la réponse est juste"))
def right(page):
    assert page.get_by_label("Mot de passe").input_value() == COOKIE
'''


def run(project: Project, pytester: pytest.Pytester, *options: str) -> tuple[str, dict[str, list[dict[str, object]]]]:
    """Run the scenario; return what the terminal showed and Allure's result."""
    pytester.makepyfile(login_site=SITE)
    result = project(
        "--alluredir=out",
        "--junit-xml=out/junit.xml",
        *options,
        plugins=("bdd.evidence", "fixtures.evidence", "login_site"),
        login=SCENARIO,
    )
    result.assert_outcomes(failed=1)
    (file,) = (pytester.path / "out").glob("*-result.json")
    return str(result.stdout), json.loads(file.read_text("utf-8"))


def names(step: dict[str, list[dict[str, object]]]) -> list[object]:
    return [attached["name"] for attached in step.get("attachments", [])]


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file written, and every member of the archives among them."""
    for file in folder.rglob("*"):
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                yield from ((f"{file.name}!{member}", archive.read(member)) for member in archive.namelist())
        elif file.is_file():
            yield file.name, file.read_bytes()


def forms(secret: str) -> set[str]:
    written = json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]
    encoded = base64.b64encode(secret.encode()).decode()[:-4]
    return {secret, *written, quote(secret), quote(secret, safe=""), quote_plus(secret), encoded}


def test_the_evidence_lies_in_the_failing_step_and_holds_no_secret(
    project: Project, pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("raw")
    shown, result = run(project, pytester, f"--basetemp={base / 'inner'}")
    *others, failing = result["steps"]
    assert names(failing) == [  # type: ignore[arg-type]
        "Adresse",
        "Capture d'écran",
        "Contenu (ARIA)",
        "Erreurs de la console",
        "Requêtes en échec",
    ]
    attached = cast("list[dict[str, str]]", failing["attachments"])
    texts = {one["name"]: pytester.path / "out" / one["source"] for one in attached}
    assert "status of 500" in texts["Erreurs de la console"].read_text("utf-8")
    assert "GET http://127.0.0.1:1/injoignable" in texts["Requêtes en échec"].read_text("utf-8")
    assert [names(step) for step in others] == [[], []]  # type: ignore[arg-type]
    assert names(result) == ["Trace Playwright", "stdout"]

    written = dict(contents(pytester.path / "out"))
    trace = next(data for name, data in written.items() if name.endswith("!trace.trace"))
    groups = [event["title"] for event in map(json.loads, trace.splitlines()) if event.get("method") == "tracingGroup"]
    assert groups == ["Étant donné que la page de connexion", "Quand il se connecte", "Alors la réponse est juste"]

    assert not list(base.rglob("*.zip")), "the raw trace is gone"
    for secret in (PASSWORD, COOKIE):
        for form in forms(secret):
            assert form not in shown
            assert [name for name, data in written.items() if form.encode() in data] == []


@pytest.mark.parametrize(
    ("options", "attached"), [(["--tracing", "off"], ["stdout"]), (["--tracing", "on"], ["Trace Playwright", "stdout"])]
)
def test_the_trace_is_kept_as_told(
    project: Project, pytester: pytest.Pytester, options: list[str], attached: list[str]
) -> None:
    assert names(run(project, pytester, *options)[1]) == attached


def test_an_archive_that_cannot_be_scrubbed_is_not_attached(project: Project, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        torn="""
        from reports.scrub import Scrubber

        def archive(self, source, destination):
            raise OSError("disque plein")

        Scrubber.archive = archive
        """
    )
    _, result = run(project, pytester, "-p", "torn")
    assert names(result) == ["Trace : indisponible", "stdout"]
    assert not list((pytester.path / "out").glob("*.zip"))
    assert "AssertionError" in str(result["statusDetails"])


@pytest.mark.parametrize("asked", ["pw:api", "*", "other, p*"])
def test_a_log_that_would_tell_passwords_is_refused(
    project: Project, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("DEBUG", asked)
    pytester.makepyfile(login_site=SITE)
    result = project("--alluredir=out", plugins=("fixtures.evidence", "login_site"), login=SCENARIO)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*DEBUG=pw:… écrirait les mots de passe dans la sortie*"])
