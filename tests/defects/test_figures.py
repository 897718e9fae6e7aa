"""What the guide says of the last whole matrix of each skin."""

from __future__ import annotations

from typing import Any

from tests.defects.figures import told


def row(name: str, *, survived: bool = False) -> dict[str, Any]:
    return {"defect": name, "skin": "classic", "survived": survived}


def test_a_matrix_is_told_in_one_line() -> None:
    assert told([row("a"), row("b", survived=True)], 544.4) == (
        "- `classic` : 1 défauts vus sur 2, survivants : b, en 9 min 04 s.\n"
    )
