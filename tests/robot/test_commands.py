"""`myopenip robot …` as an operator types it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import cli
from bulk.batch.columns import NAMES
from bulk.output import Summary
from bulk.row import State
from tests.robot.files import record, sound, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from bulk.row import Record


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> object:
    """Type a command, and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["myopenip", "robot", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Record]:
    """What the journal holds, whatever its path."""

    class JournalError(Exception):
        pass

    def read(path: Path) -> list[Record]:
        if path.name == "absent.journal":
            raise JournalError(f"{path} : ce journal n'existe pas.")
        return records

    records: list[Record] = []
    journal = ModuleType("bulk.journal")
    vars(journal).update(JournalError=JournalError, read=read, summary=lambda path: Summary(batch=path.stem))
    monkeypatch.setitem(sys.modules, "bulk.journal", journal)
    return records


def test_a_sound_batch_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(), sound(reference="R-2", oc="OC-2"))
    assert run(monkeypatch, "check", file) == 0
    assert capsys.readouterr() == (f"{file} : aucun problème. Lignes : 2, sur 2 OC.\n", "")


def test_problems_are_told_in_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, *(sound(reference=f"R-{n}", oc=n, sujet="") for n in range(2, 6)))
    assert run(monkeypatch, "check", file) == 2
    out, errors = capsys.readouterr()
    assert out == ""
    head, *table = errors.splitlines()
    assert head == f"Erreur : {file} ne peut pas être envoyé, 8 problèmes. Rien n'a été envoyé."
    cells = [line.split("  ")[1].strip() for line in table if " à " in line]
    assert cells == ["B2 à B5 (4)", "F2 à F5 (4)"]


def test_a_long_table_of_problems_is_cut_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [sound(reference=f"R-{n}", oc="" if n % 2 else "OC-1", sujet=str(n)) for n in range(1_100)]
    assert run(monkeypatch, "check", workbook(tmp_path / "lot.xlsx", NAMES, *rows)) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "… et 50 autres endroits."


def test_twins_are_let_through_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(), sound(reference="R-2"))
    assert run(monkeypatch, "check", file) == 2
    assert run(monkeypatch, "check", file, "--twins") == 0


def test_the_target_says_how_long_texts_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "court.toml"
    target.write_text('name = "Court"\nbase_url = "https://court.example"\n[limits]\nsubject = 4\n', encoding="utf-8")
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound())
    assert run(monkeypatch, "check", file) == 0
    assert run(monkeypatch, "check", file, "--target", target) == 2


def test_an_unknown_target_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", tmp_path / "lot.xlsx", "--target", "embeded") == 2
    assert capsys.readouterr().err.startswith("Erreur : Cible inconnue : « embeded »")


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([State.DONE, State.DONE], (0, "2 lignes, dont 2 créées.")),
        ([State.DONE, State.REJECTED], (1, "2 lignes, dont 1 créée, 1 refusée.")),
        ([State.UNCERTAIN], (3, "1 ligne, dont 1 incertaine.")),
    ],
)
def test_status_says_where_a_batch_stands(
    held: list[Record],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    states: list[State],
    expected: tuple[int, str],
) -> None:
    code, said = expected
    held += [record(state, number) for number, state in enumerate(states, 1)]
    assert run(monkeypatch, "status", "lot.journal") == code
    out = capsys.readouterr().out
    assert out.splitlines()[0] == f"lot.journal : {said}"
    assert ("--journal lot.journal" in out) == (code == 3)
    assert ("Motif" in out) == (code != 0)


def test_status_shows_the_first_rows_in_trouble_only(
    held: list[Record], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held += [record(State.REJECTED, number) for number in range(1, 31)]
    run(monkeypatch, "status", "lot.journal")
    out = capsys.readouterr().out
    assert "R-20" in out
    assert "R-21" not in out
    assert "… et 10 autres : myopenip robot report lot.journal" in out


def test_report_writes_beside_the_journal(
    tmp_path: Path, held: list[Record], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held += [record(), record(State.REJECTED, 2)]
    folder = tmp_path / "lot-resultat"
    assert run(monkeypatch, "report", tmp_path / "lot.journal") == 1
    assert capsys.readouterr().out == f"Classeur : {folder / 'resultat.xlsx'}\nRapport : {folder / 'rapport.html'}\n"
    assert {file.name for file in folder.iterdir()} == {"resultat.xlsx", "rapport.html", "allure-results"}


def test_report_goes_where_it_is_told(tmp_path: Path, held: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    held.append(record())
    assert run(monkeypatch, "report", tmp_path / "lot.journal", "--out", tmp_path / "ici") == 0
    assert (tmp_path / "ici/rapport.html").is_file()


def test_report_says_where_it_cannot_write(
    tmp_path: Path, held: list[Record], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held.append(record())
    (tmp_path / "pris").write_text("")
    assert run(monkeypatch, "report", tmp_path / "lot.journal", "--out", tmp_path / "pris") == 2
    assert capsys.readouterr().err.startswith(f"Erreur : {tmp_path / 'pris'} : écriture impossible")


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("command", ["status", "report"])
def test_what_is_no_journal_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(monkeypatch, command, "absent.journal") == 2
    assert capsys.readouterr().err == "Erreur : absent.journal : ce journal n'existe pas.\n"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["report", "--help"], ["sample", "--help"]])
def test_help_is_in_french(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(monkeypatch, *arguments) == 0
    shown = capsys.readouterr().out
    assert "Afficher cette aide." in shown
    assert "..." not in shown
    assert not {"Commands", "Show", "default", "FILE", "PATH"} & set(shown.split())
