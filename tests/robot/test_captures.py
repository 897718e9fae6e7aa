"""What shows where rows failed is kept whatever the row is called, and never at the price of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulk.captures import Captures
from bulk.messages import Outcome, Verdict

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = Outcome(verdict=Verdict.FAILED, picture=b"image", trace=b"trace")


def test_rows_of_the_longest_names_have_pictures_of_their_own(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    kept = {captures.keep("é" * 99 + last, SHOWN) for last in "éèà"}
    assert len(kept) == 3
    assert all((tmp_path / one).read_bytes() == b"image" for one in kept)
    assert len(list((tmp_path / "traces").iterdir())) == 3


def test_a_trace_is_kept_where_no_picture_could_be_taken(tmp_path: Path) -> None:
    assert Captures(tmp_path).keep("R/1", Outcome(verdict=Verdict.FAILED, trace=b"trace")) == ""
    assert (tmp_path / "traces" / "R%2F1.zip").read_bytes() == b"trace"


def test_what_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("un fichier")
    captures = Captures(tmp_path)
    assert [captures.keep(name, SHOWN) for name in ("R-1", "R-2")] == ["", ""]
    (said,) = captures.remarks
    assert said.startswith(f"{tmp_path / 'captures'} : ")
