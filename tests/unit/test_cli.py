from __future__ import annotations

import re
import subprocess
import sys

import pytest

import cli
from portal import server
from portal.defects import DEFECTS


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the portal was started with, without starting it."""
    calls: list[dict[str, object]] = []
    monkeypatch.setattr(server, "run", lambda **options: calls.append(options))
    return calls


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr(sys, "argv", ["myopenip", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["prtal"], "commande inconnue : « prtal » ; peut-être « portal »"),
        (["portal", "--prot", "1"], "option inconnue : « --prot » ; peut-être « --port »"),
        (["portal", "--port", "x"], "--port : un nombre entier de 0 à 65535 est attendu, et non « x »"),
        (["portal", "--port", "65536"], "--port : un nombre entier de 0 à 65535 est attendu, et non « 65536 »"),
        (["portal", "--latency", "-1"], "--latency : un nombre entier de 0 à 60000 est attendu, et non « -1 »"),
        (["portal", "--port"], "l'option « --port » est mal employée"),
        (
            ["portal", "--defect", "saved-twise"],
            "--defect : défaut inconnu : « saved-twise » ; le plus proche est « saved-twice »",
        ),
        (["portal", "là"], "la ligne de commande n'est pas comprise ; voir « myopenip --help »"),
    ],
)
def test_a_wrong_command_line_gets_one_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(monkeypatch, *arguments) == 2
    assert capsys.readouterr().err == f"Erreur : {message}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["portal", "--help"]])
def test_help_is_in_french(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(monkeypatch, *arguments) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Usage : myopenip")
    assert "Afficher cette aide." in shown
    assert not {"Commands", "Show", "default"} & set(shown.split())


def test_the_options_reach_the_portal(monkeypatch: pytest.MonkeyPatch, started: list[dict[str, object]]) -> None:
    defects = ["--defect", "saved-twice", "--defect", "back-saves"]
    assert run(monkeypatch, "portal", "--port", "0", "--seed", "7", "--latency", "20", *defects) in {0, None}
    told = {
        "port": 0,
        "scale": 60,
        "seed": 7,
        "latency": 20,
        "skin": "classic",
        "defects": ("saved-twice", "back-saves"),
    }
    assert started == [told]


def test_the_defects_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], started: list[dict[str, object]]
) -> None:
    assert run(monkeypatch, "portal", "--list-defects") in {0, None}
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(DEFECTS)
    assert re.fullmatch(
        r"EX-21  saved-twice +Enregistrer crée deux conversations\.", next(one for one in lines if "saved-twice" in one)
    )
    assert started == []


def test_help_loads_nothing_that_only_commands_need() -> None:
    code = "import cli, sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()  # noqa: S603 - our own interpreter
    assert "click" in loaded
    assert not {"msgspec", "playwright", "django", "rich", "faker", "pytest", "distributed"} & set(loaded)
