"""What only a CSV file can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bulk.batch import delimited, read
from bulk.batch.columns import NAMES
from tests.robot.files import LIMITS, problems, sound, text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separator_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    file = tmp_path / "lot.csv"
    written = text(["Référence", *NAMES[1:]], sound(sujet="Été, « œuvre » ; fin"), delimiter=delimiter)
    file.write_text(written, encoding=encoding, newline="")
    [row] = read(file, LIMITS).rows
    assert (row.subject, row.client_contacts) == ("Été, « œuvre » ; fin", ("Odette Legrand", "Luc Petit"))


def test_line_breaks_are_those_of_a_form(tmp_path: Path) -> None:
    file = tmp_path / "lot.csv"
    file.write_bytes(text(NAMES, sound(contenu="un\r\ndeux\rtrois\n")).encode())
    assert read(file, LIMITS).rows[0].content == "un\ndeux\ntrois\n"


def test_cells_are_named_as_a_spreadsheet_does_whatever_the_lines_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "lot.csv"
    file.write_text(text(NAMES, sound(contenu="un\n\n\ndeux"), [], sound(reference="R-2", oc="")), encoding="utf-8")
    assert problems(file) == [("B4", "« oc » est vide")]


def test_a_row_cut_short_is_told(tmp_path: Path) -> None:
    file = tmp_path / "lot.csv"
    file.write_text(text(NAMES, sound()[:5]), encoding="utf-8")
    assert ("ligne 2", "5 cellules au lieu de 7 : il en manque") in problems(file)


@pytest.mark.parametrize("spoilt", ['R-1;OC-1;"CMD;;;Sujet;Contenu\n', 'R-1;OC-1;"CMD"1;;;Sujet;Contenu\n'])
def test_a_stray_quote_is_told_with_its_line(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "lot.csv"
    file.write_text(text(NAMES) + spoilt, encoding="utf-8")
    assert problems(file) == [("fichier", "CSV illisible vers la ligne 2 : guillemet de trop, ou non fermé")]


def test_utf_16_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lot.csv"
    file.write_text(text(NAMES, sound()), encoding="utf-16")
    assert problems(file) == [("fichier", "texte en UTF-16 ; enregistrez-le au format « CSV UTF-8 »")]


def test_an_encoding_that_is_neither_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "lot.csv"
    file.write_bytes(text(NAMES, sound()).encode() + b"\x81\x8d;\xe9\n")
    [(_, reason)] = problems(file)
    assert reason.startswith("encodage illisible à la ligne 4 ;")


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST", 100)
    file = tmp_path / "lot.csv"
    file.write_text(text(NAMES, sound()), encoding="utf-8")
    [(_, reason)] = problems(file)
    assert reason.startswith("fichier trop gros")
