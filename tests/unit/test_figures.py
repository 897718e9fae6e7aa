"""Figures in documents: each command has its place, and each of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.figures import put, put_line
from bench.soak import GUIDE as SOAK
from bench.suite import README
from tests.defects.matrix import GUIDE as DEFECTS
from tests.doctor.rewording.__main__ import GUIDE as REWORDINGS

if TYPE_CHECKING:
    from pathlib import Path

OPEN, CLOSE = "<!-- chiffres : make x -->\n", "<!-- /chiffres -->\n"
PLACES = [
    (SOAK, "make soak"),
    (README, "make bench-suite"),
    (DEFECTS, "make defects"),
    (REWORDINGS, "make rewordings"),
]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "guide.md"
    path.write_text(f"avant\n{OPEN}Pas encore mesuré.\n{CLOSE}après\n", encoding="utf-8")
    return path


def test_figures_take_the_place_of_those_before(document: Path) -> None:
    for figures in ("un\n", "\\1 deux\n"):
        put(document, "make x", figures)
    assert document.read_text(encoding="utf-8") == f"avant\n{OPEN}\\1 deux\n{CLOSE}après\n"


def test_each_line_keeps_its_place(document: Path) -> None:
    for line in ("- `b` : 1\n", "- `a` : 2\n", "- `b`, de 300 ms : 3\n", "- `b` : 4\n"):
        put_line(document, "make x", line)
    lines = "- `a` : 2\n- `b` : 4\n- `b`, de 300 ms : 3\n"
    assert document.read_text(encoding="utf-8") == f"avant\n{OPEN}{lines}{CLOSE}après\n"


def test_a_document_without_a_place_is_left_alone(document: Path) -> None:
    before = document.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="make y"):
        put(document, "make y", "un\n")
    assert document.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(("path", "command"), PLACES)
def test_the_documents_have_their_places(path: Path, command: str, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    put(copy, command, "mesuré\n")
    assert "mesuré\n" in copy.read_text(encoding="utf-8")
