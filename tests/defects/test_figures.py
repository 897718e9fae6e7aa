"""What the guide says of the last whole matrix of each skin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.defects import figures

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OPEN, CLOSE = "<!-- chiffres : make defects -->\n", "<!-- /chiffres -->\n"


def row(name: str, *, survived: bool = False, skin: str = "classic") -> dict[str, Any]:
    return {"defect": name, "skin": skin, "survived": survived}


def test_a_matrix_is_told_in_one_line() -> None:
    assert figures.told([row("a"), row("b", survived=True)], 544.4) == (
        "- `classic` : 1 défauts vus sur 2, survivants : b, en 9 min 04 s.\n"
    )


def test_each_skin_keeps_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(f"avant\n{OPEN}Pas encore mesuré.\n{CLOSE}après\n", encoding="utf-8")
    monkeypatch.setattr(figures, "GUIDE", guide)
    for skin, seconds in (("rich", 60), ("classic", 61), ("rich", 62)):
        figures.write(figures.told([row("a", skin=skin)], seconds))
    classic, rich = (
        f"- `{skin}` : 1 défauts vus sur 1, survivants : aucun, en 1 min 0{s} s.\n"
        for skin, s in (("classic", 1), ("rich", 2))
    )
    assert guide.read_text(encoding="utf-8") == f"avant\n{OPEN}{classic}{rich}{CLOSE}après\n"


def test_the_guide_has_room_for_them() -> None:
    assert figures.BLOCK.search(figures.GUIDE.read_text(encoding="utf-8"))
