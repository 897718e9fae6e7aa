"""What a batch becomes, and what is refused in either kind of file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from bulk.batch import BatchError, Problem, read
from bulk.batch.columns import NAMES
from bulk.batch.problems import letters
from bulk.row import Row
from pages.target import Limits
from tests.robot.files import LIMITS, problems, sound, text, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Write = Callable[..., Path]


@pytest.fixture(params=["xlsx", "csv"])
def write(request: pytest.FixtureRequest, tmp_path: Path) -> Write:
    """Write a header and rows of text, as a workbook or as CSV."""

    def written(*rows: Sequence[Any], header: Sequence[str] = NAMES) -> Path:
        file = tmp_path / f"lot.{request.param}"
        if request.param == "xlsx":
            return workbook(file, header, *rows)
        file.write_text(text(header, *rows), encoding="utf-8-sig", newline="")
        return file

    return written


def test_a_row_is_what_the_file_says(write: Write) -> None:
    file = write(sound(), sound(reference="0042", commande="", contacts_client="", sujet=" Été  à Évreux "))
    batch = read(file, LIMITS)
    assert batch.file == file
    assert batch.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert batch.rows == (
        Row(
            key="R-1",
            line=2,
            offer="OC-2026-004002",
            order="CMD-2026-018001",
            client_contacts=("Odette Legrand", "Luc Petit"),
            subject="Sujet",
            content="Bonjour,\nMerci",
        ),
        Row(key="0042", line=3, offer="OC-2026-004002", order="", subject="Été  à Évreux", content="Bonjour,\nMerci"),
    )


def test_headers_are_tolerant(write: Write) -> None:
    header = ["CONTENU", "Sujet ", "Contacts-Partenaire", "contacts client", " Commande", "oc", "Référence"]
    [row] = read(write(sound()[::-1], header=header), LIMITS).rows
    assert (row.key, row.offer, row.subject) == ("R-1", "OC-2026-004002", "Sujet")


def test_empty_rows_are_passed_over_and_counted(write: Write) -> None:
    batch = read(write([], sound(), [""] * 7, sound(reference="R-2", sujet="Autre")), LIMITS)
    assert [row.line for row in batch.rows] == [3, 5]


def test_names_are_composed_and_their_blanks_reduced(write: Write) -> None:
    [row] = read(write(sound(contacts_partenaire="Ze\u0301lie\u00a0 Roux;; Luc  Petit ;")), LIMITS).rows
    assert row.partner_contacts == ("Zélie Roux", "Luc Petit")


@pytest.mark.parametrize(
    ("changes", "cell", "reason"),
    [
        ({"reference": ""}, "A2", "« reference » est vide"),
        ({"oc": "  \u00a0"}, "B2", "« oc » est vide"),
        ({"sujet": "\u200b\u2800"}, "F2", "« sujet » est vide"),
        ({"contenu": "\n\n"}, "G2", "« contenu » est vide"),
        ({"sujet": "un\ndeux"}, "F2", "« sujet » tient sur une seule ligne"),
        ({"sujet": "x" * 201}, "F2", "« sujet » a 201 caractères, 200 au plus"),
        ({"contenu": "x" * 20_001}, "G2", "« contenu » a 20001 caractères, 20000 au plus"),
        ({"reference": "x" * 101}, "A2", "« reference » a 101 caractères, 100 au plus"),
        ({"contenu": "bip\x07"}, "G2", "caractère interdit (U+0007)"),
        ({"contenu": "bip\x85"}, "G2", "caractère interdit (U+0085)"),
        ({"oc": "OC-1\u200b"}, "B2", "caractère invisible (U+200B) : retapez la cellule"),
        (
            {"sujet": "DÃ©pannage"},
            "F2",
            "lettres abîmées par un mauvais encodage : enregistrez de nouveau le fichier d'origine",
        ),
        (
            {"sujet": "D\ufffdpannage"},
            "F2",
            "lettres abîmées par un mauvais encodage : enregistrez de nouveau le fichier d'origine",
        ),
        ({"commande": '="0042"'}, "C2", "formule : remplacez-la par sa valeur"),
        ({"commande": "2,02601E+11"}, "C2", "nombre abrégé par le tableur, dont la fin est perdue : 2,02601E+11"),
        ({"contacts_client": "Luc Petit; Luc  Petit"}, "D2", "« contacts_client » nomme deux fois le même contact"),
    ],
)
def test_a_faulty_cell_is_named(write: Write, changes: dict[str, str], cell: str, reason: str) -> None:
    assert problems(write(sound(**changes))) == [(cell, reason)]


@pytest.mark.parametrize(
    "changes",
    [
        {"sujet": "Château d'Âne, Ângela, « Ça »"},
        {"contenu": "=== Rappel ===\n+33 6 39 98 12 34\n-\t👩\u200d🔧"},
        {"contenu": "x" * 20_000, "sujet": "é" * 200},
        {"reference": "E+12", "oc": "1E5"},
    ],
)
def test_what_is_odd_and_sound_passes(write: Write, changes: dict[str, str]) -> None:
    assert problems(write(sound(**changes))) == []


def test_a_target_without_limits_takes_any_length(write: Write) -> None:
    assert len(read(write(sound(sujet="x" * 5_000)), Limits()).rows) == 1


def test_wrong_headers_are_told_together(write: Write) -> None:
    header = ["reference", "oc", "comande", "contacts_client", "prix", "sujet", "Sujet"]
    assert problems(write(sound(), header=header)) == [
        ("ligne 1", "il manque les colonnes « commande », « contacts_partenaire », « contenu »"),
        ("C1", "colonne inconnue : « comande » ; vouliez-vous dire « commande » ?"),
        ("E1", "colonne inconnue : « prix »"),
        ("G1", "la colonne « sujet » est déjà là, plus à gauche"),
    ]


def test_a_cell_without_a_header_is_told(write: Write) -> None:
    file = write([*sound(), "perdu"])
    assert problems(file) == [("H2", "cellule remplie dans une colonne sans en-tête")]


def test_a_column_without_a_header_may_stand_empty(write: Write) -> None:
    assert len(read(write(["", *sound()], header=["", *NAMES]), LIMITS).rows) == 1


def test_a_file_without_rows_is_refused(write: Write) -> None:
    assert problems(write()) == [("fichier", "ce fichier n'a aucune ligne sous ses en-têtes")]


def test_an_empty_file_is_refused(write: Write) -> None:
    assert problems(write(header=[])) == [("fichier", "ce fichier est vide")]


def test_a_reference_stands_once(write: Write) -> None:
    file = write(sound(), sound(sujet="Autre"), sound(reference="R-2", sujet="Encore"), sound(reference="R-2 "))
    assert problems(file, twins=True) == [
        ("A3", "la référence « R-1 » est déjà en A2"),
        ("A5", "la référence « R-2 » est déjà en A4"),
    ]


def test_twins_are_refused_unless_allowed(write: Write) -> None:
    file = write(sound(), sound(reference="R-2"), sound(reference="R-3", commande=""))
    reason = "jumelle de la ligne 2 : seule la référence change (permise par --twins)"
    assert problems(file) == [("ligne 3", reason)]
    assert [row.key for row in read(file, LIMITS, twins=True).rows] == ["R-1", "R-2", "R-3"]


def test_all_problems_come_at_once_in_reading_order(write: Write) -> None:
    same = "Luc; Luc"
    file = write(
        *(sound(sujet="", oc=""), sound(reference=""), sound(contenu="\x01", contacts_client=same)),
        *(sound(reference="R-4"), sound(reference="R-5")),
    )
    assert [cell for cell, _ in problems(file)] == ["B2", "F2", "A3", "A4", "D4", "G4", "ligne 6"]


def test_neighbours_with_one_reason_are_told_together(tmp_path: Path) -> None:
    found = [Problem(row, 1, "vide") for row in (2, 3, 4, 9)]
    error = BatchError(tmp_path, [Problem(3, 2, "vide"), *found, Problem(0, 0, "vieux"), Problem(0, 3, "perdue")])
    assert list(error.grouped()) == [
        ("fichier", "vieux"),
        ("colonne C", "perdue"),
        ("A2 à A4 (3)", "vide"),
        ("B3", "vide"),
        ("A9", "vide"),
    ]


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_spreadsheets_do(number: int, name: str) -> None:
    assert letters(number) == name


@pytest.mark.parametrize(
    ("name", "reason"), [("absent.xlsx", "ce fichier n'existe pas"), ("", "c'est un dossier, et non un fichier")]
)
def test_no_file_at_all(tmp_path: Path, name: str, reason: str) -> None:
    assert problems(tmp_path / name) == [("fichier", reason)]
