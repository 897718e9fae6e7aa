"""Allure results: one for each row that somebody has to look at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bulk.output import Summary, write
from bulk.row import State
from tests.robot.files import record

if TYPE_CHECKING:
    from pathlib import Path

SUMMARY = Summary(batch="lot.xlsx")


def results(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the results written, by their names."""
    found = [json.loads(file.read_text()) for file in (folder / "allure-results").glob("*-result.json")]
    return {one["name"].partition(" ")[0]: one for one in found}


def test_each_row_in_trouble_has_a_result(tmp_path: Path) -> None:
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures/R-2.png").write_bytes(b"picture")
    refused = record(State.REJECTED, 2, screenshot="captures/R-2.png", seconds=1.5)
    write([record(), refused, record(State.NEEDS_HUMAN, 3), record(State.UNCERTAIN, 4)], SUMMARY, tmp_path)
    found = results(tmp_path)
    assert {name: one["status"] for name, one in found.items()} == {"R-2": "failed", "R-3": "broken", "R-4": "broken"}
    one = found["R-2"]
    assert one["statusDetails"]["message"] == "Ligne 3 refusée : La commande est terminée (livrée)."
    assert one["stop"] - one["start"] == 1500
    assert {"name": "OC", "value": "OC-1"} in one["parameters"]
    [attached] = one["attachments"]
    assert (tmp_path / "allure-results" / attached["source"]).read_bytes() == b"picture"


def test_history_follows_a_row_from_run_to_run(tmp_path: Path) -> None:
    write([record(State.REJECTED), record(State.REJECTED, 2)], SUMMARY, tmp_path)
    before = results(tmp_path)
    write([record(State.UNCERTAIN), record()], SUMMARY, tmp_path)
    after = results(tmp_path)
    assert list(after) == ["R-1"]
    assert before["R-1"]["historyId"] == after["R-1"]["historyId"] != before["R-2"]["historyId"]


def test_a_picture_outside_the_folder_is_not_attached(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    inside = tmp_path / "lot"
    write(
        [record(State.REJECTED, screenshot="../secret.png"), record(State.REJECTED, 2, screenshot="absent.png")],
        SUMMARY,
        inside,
    )
    assert all("attachments" not in one for one in results(inside).values())
    assert not list((inside / "allure-results").glob("*-attachment*"))


def test_an_interruption_leaves_the_earlier_files_whole(tmp_path: Path) -> None:
    written = write([record()], SUMMARY, tmp_path)
    before = written.workbook.read_bytes()

    class Interrupted(list[Any]):
        def __iter__(self) -> Any:  # noqa: ANN401 - never gives one
            raise KeyboardInterrupt

    try:
        write(Interrupted(), SUMMARY, tmp_path)
    except KeyboardInterrupt:
        assert written.workbook.read_bytes() == before
    else:
        raise AssertionError("it was not interrupted")
