"""The workbook that comes back, opened again."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from bulk.batch import read
from bulk.batch.columns import NAMES
from bulk.output import Summary, workbook
from bulk.row import State
from tests.robot.files import LIMITS, record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bulk.row import Record

SUMMARY = Summary(batch="lot.xlsx", target="Recette", remarks=("=Contrôle final : tout va bien.",))


def written(file: Path, records: Iterable[Record]) -> list[dict[str, Any]]:
    """Write a workbook, open it again, and return its rows by their headers."""
    workbook.write(records, SUMMARY, file)
    header, *rows = CalamineWorkbook.from_path(file).get_sheet_by_name("Résultat").to_python(skip_empty_area=False)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def links(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        if "xl/worksheets/_rels/sheet1.xml.rels" not in archive.namelist():
            return []
        return re.findall('Target="([^"]+)"', archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode())


def test_each_row_comes_back_with_what_became_of_it(tmp_path: Path) -> None:
    done = record(client_contacts=("Odette Legrand", "Luc Petit"))
    refused = record(State.REJECTED, 2, screenshot="captures/R-2.png", attempts=3)
    file = tmp_path / "resultat.xlsx"
    first, second = written(file, [done, refused])
    assert list(first)[:7] == list(NAMES)
    assert (first["reference"], first["contacts_client"], first["contenu"]) == (
        *("R-1", "Odette Legrand; Luc Petit", "Bonjour,\nMerci"),
    )
    assert (first["état"], first["conversation"], first["essais"], first["durée (s)"]) == ("créée", "1", 1, 0.5)
    assert first["terminée le"].timestamp() == done.finished_at
    assert (second["état"], second["essais"], second["motif"]) == ("refusée", 3, "La commande est terminée (livrée).")
    assert (second["adresse"], second["exécutant"]) == ("", "poste-1")
    assert links(file) == ["https://portail.example/conversations/1/", "captures\\R-2.png"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_looks_like_a_formula_is_neutralised_everywhere(tmp_path: Path, start: str) -> None:
    text = f"{start}1+1"
    fields = ("key", "offer", "order", "subject", "content", "conversation", "address", "reason", "worker")
    changes: dict[str, Any] = {**dict.fromkeys(fields, text), "client_contacts": (text,), "screenshot": text}
    row = record(State.DONE, 1, **changes)
    [cells] = written(tmp_path / "resultat.xlsx", [row])
    texts = [cell for cell in cells.values() if isinstance(cell, str) and cell not in {"", "créée"}]
    assert len(texts) == len(fields) + 2
    assert all(cell.startswith("'") for cell in texts)


def test_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "resultat.xlsx"
    written(file, [record(subject="=1+1", content="{=1+1}")])
    with zipfile.ZipFile(file) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any(re.search(rb"<f[ >]", sheet) for sheet in sheets)


@pytest.mark.parametrize(
    "strange", [{"address": "javascript:alert(1)"}, {"screenshot": "/etc/passwd"}, {"screenshot": "../../secret.png"}]
)
def test_only_links_of_the_web_and_of_the_run_are_made(tmp_path: Path, strange: dict[str, Any]) -> None:
    file = tmp_path / "resultat.xlsx"
    written(file, [record(State.REJECTED, 1, **strange)])
    assert links(file) == []


def test_links_beyond_what_excel_takes_stay_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    file = tmp_path / "resultat.xlsx"
    rows = written(file, (record(number=number) for number in range(1, 5)))
    assert len(links(file)) == 2
    assert rows[3]["adresse"] == "https://portail.example/conversations/4/"


def test_texts_longer_than_a_cell_are_cut(tmp_path: Path) -> None:
    [row] = written(
        tmp_path / "resultat.xlsx", [record(content="x" * 40_000, address="https://a.example/" + "y" * 3_000)]
    )
    assert len(row["contenu"]) == 32_767
    assert len(row["adresse"]) == 3_018


def test_the_overview_counts_the_rows(tmp_path: Path) -> None:
    file = tmp_path / "resultat.xlsx"
    written(file, [record(), record(number=2), record(State.UNCERTAIN, 3)])
    assert CalamineWorkbook.from_path(file).get_sheet_by_name("Bilan").to_python() == [
        ["Lot", "lot.xlsx"],
        ["Cible", "Recette"],
        ["Lignes créées", 2],
        ["Lignes incertaines", 1],
        ["Lignes en tout", 3],
        ["À savoir", "'=Contrôle final : tout va bien."],
    ]


def test_it_is_not_sent_a_second_time_by_mistake(tmp_path: Path) -> None:
    from bulk.batch import BatchError

    file = tmp_path / "resultat.xlsx"
    written(file, [record()])
    with pytest.raises(BatchError, match="plusieurs feuilles"):
        read(file, LIMITS)
