"""What only a workbook can get wrong."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from bulk.batch import archive, read
from bulk.batch.columns import NAMES
from tests.robot.files import LIMITS, problems, sound, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook

RETYPE = "mettez la cellule au format Texte et retapez-la"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (42, "un nombre"),
        (0, "un nombre"),
        (4.5, "un nombre"),
        (True, "VRAI ou FAUX"),
        (dt.datetime(2026, 11, 25), "une date"),  # noqa: DTZ001 - a spreadsheet has no zone
        (dt.time(9, 30), "une heure"),
    ],
)
def test_only_text_is_taken(tmp_path: Path, value: object, kind: str) -> None:
    def spoil(book: Workbook, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        shapes = {"une date": "dd/mm/yyyy", "une heure": "hh:mm"}
        sheet.write(2, 1, value, book.add_format({"num_format": shapes.get(kind, "General")}))

    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(), sound(reference="R-2"), after=spoil)
    assert problems(file) == [("B3", f"« oc » attend du texte et non {kind} : {RETYPE}")]


def test_numbers_are_refused_even_in_free_text(tmp_path: Path) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(sujet=2026, commande=18001))
    assert [cell for cell, _ in problems(file)] == ["C2", "F2"]


def test_a_row_of_one_zero_is_no_empty_row(tmp_path: Path) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(), [0])
    assert "A3" in dict(problems(file))


@pytest.mark.parametrize("result", ["OC-1", "", 7])
def test_a_formula_is_refused_whatever_it_gives(tmp_path: Path, result: object) -> None:
    file = workbook(
        tmp_path / "lot.xlsx", NAMES, sound(), after=lambda _, sheet: sheet.write_formula(1, 1, "=A1", None, result)
    )
    assert problems(file) == [("B2", "formule : remplacez-la par sa valeur")]


def test_an_error_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(commande="MARK"))
    change(file, "xl/worksheets/sheet1.xml", b'<c r="C2" t="s"><v>', b'<c r="C2" t="e"><v>#N/A</v><!-- ')
    change(file, "xl/worksheets/sheet1.xml", b'</v></c><c r="D2"', b' --></c><c r="D2"')
    assert problems(file) == [("C2", "erreur de calcul : mettez la valeur voulue")]


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "lot.xlsx", NAMES, sound(), after=lambda _, sheet: sheet.merge_range(1, 3, 2, 4, "Luc Petit")
    )
    assert ("D2", "cellules fusionnées (D2:E3) : défusionnez-les") in problems(file)


def test_a_hidden_row_would_be_sent_too(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "lot.xlsx", NAMES, sound(), after=lambda _, sheet: sheet.set_row(1, None, None, {"hidden": True})
    )
    assert problems(file) == [("ligne 2", "ligne masquée, qui serait envoyée aussi : affichez-la ou supprimez-la")]


@pytest.mark.parametrize("hidden", [False, True])
def test_two_sheets_with_something_in_them_are_refused(tmp_path: Path, hidden: bool) -> None:  # noqa: FBT001
    def spoil(book: Workbook, _: object) -> None:
        other = book.add_worksheet("Brouillon")
        other.write(0, 0, "notes")
        if hidden:
            other.hide()

    [(place, reason)] = problems(workbook(tmp_path / "lot.xlsx", NAMES, sound(), after=spoil))
    assert place == "fichier"
    assert "(« Lot », « Brouillon »)" in reason


def test_empty_sheets_and_mere_colours_do_not_matter(tmp_path: Path) -> None:
    def spoil(book: Workbook, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        book.add_worksheet("Feuil2")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "#FFFF00"}))

    assert len(read(workbook(tmp_path / "lot.xlsx", NAMES, sound(), after=spoil), LIMITS).rows) == 1


@pytest.mark.parametrize("at", [(1, 30), (1_048_575, 3)])
def test_a_cell_far_away_is_refused_before_room_is_made_for_it(tmp_path: Path, at: tuple[int, int]) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound(), after=lambda _, sheet: sheet.write(*at, "loin"))
    [(place, reason)] = problems(file)
    assert place == "fichier"
    assert "au-delà de la colonne Z" in reason


def change(file: Path, part: str, old: bytes, new: bytes) -> None:
    """Write a part of a workbook anew."""
    with zipfile.ZipFile(file) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert old in held[part]
    held[part] = held[part].replace(old, new, 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in held.items():
            packed.writestr(name, data)


def test_a_zip_bomb_is_refused_by_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST", 1_000_000)
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet2.xml", b" " * 2_000_000)
    assert file.stat().st_size < 20_000
    [(place, reason)] = problems(file)
    assert (place, reason.partition(" (")[0]) == ("fichier", "classeur trop gros")


def test_a_zip_bomb_that_lies_about_its_size_reaches_no_other_reader(tmp_path: Path) -> None:
    """The directory says ten bytes with the right checksum for them; the stream holds five million."""
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound())
    bomb = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml.rels", b" " * 5_000_000)
    data = bytearray(bomb.getvalue())
    lie = struct.pack("<I", zlib.crc32(b" " * 10)), struct.pack("<I", 10)
    at = data.rindex(b"PK\x01\x02")
    data[at + 16 : at + 20], data[at + 24 : at + 28] = lie
    file.write_bytes(bytes(data))
    with zipfile.ZipFile(archive.unpack(file)) as unpacked:
        assert unpacked.read("xl/sharedStrings.xml.rels") == b" " * 10
        assert {member.compress_type for member in unpacked.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize("kept", [30, 500, 3_000])
def test_a_cut_workbook_is_refused(tmp_path: Path, kept: int) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound())
    file.write_bytes(file.read_bytes()[:kept])
    assert problems(file) == [("fichier", "classeur abîmé ou incomplet ; enregistrez-le de nouveau")]


def test_an_altered_workbook_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound())
    data = bytearray(file.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    file.write_bytes(bytes(data))
    assert problems(file) == [("fichier", "classeur abîmé ou incomplet ; enregistrez-le de nouveau")]


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "lot.xlsx", NAMES, sound())
    change(file, "xl/worksheets/sheet1.xml", b"</sheetData>", b"</oops>")
    assert problems(file) == [("fichier", "classeur abîmé ou incomplet ; enregistrez-le de nouveau")]


def test_another_kind_of_archive_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lot.xlsx"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", "<office/>")
    [(_, reason)] = problems(file)
    assert reason.startswith("ce n'est pas un classeur XLSX")


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "classeur protégé par un mot de passe, ou ancien format .xls"),
        (b"<html>", "ce fichier n'est pas un classeur, malgré son nom"),
        (b"", "ce fichier n'est pas un classeur, malgré son nom"),
    ],
    ids=["ole", "html", "nothing"],
)
def test_what_is_no_workbook_is_told_by_what_it_holds(tmp_path: Path, start: bytes, reason: str) -> None:
    file = tmp_path / "lot.xlsx"
    file.write_bytes(start)
    [(_, told)] = problems(file)
    assert told.partition(" ;")[0] == reason
