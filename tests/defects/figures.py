"""Puts what `make defects` found into the guide: one line for each skin."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

GUIDE = Path(__file__).parents[2] / "docs/guide.md"
BLOCK = re.compile(r"(<!-- chiffres : make defects -->\n)(.*?)(<!-- /chiffres -->)", re.DOTALL)


def told(rows: Sequence[dict[str, Any]], seconds: float) -> str:
    """Return what a whole matrix found on a skin, and the minutes that it took, in one French line."""
    skin = rows[0]["skin"]
    survivors = [one["defect"] for one in rows if one["survived"]]
    minutes = f"{seconds // 60:.0f} min {seconds % 60:02.0f} s"
    return (
        f"- `{skin}` : {len(rows) - len(survivors)} défauts vus sur {len(rows)}, "
        f"survivants : {', '.join(survivors) or 'aucun'}, en {minutes}.\n"
    )


def write(line: str) -> None:
    """Put the line of a skin in the place of what the guide says of it."""
    skin = line.partition(" :")[0]

    def replaced(found: re.Match[str]) -> str:
        others = [
            one for one in found[2].splitlines(keepends=True) if one.startswith("- `") and not one.startswith(skin)
        ]
        return found[1] + "".join(sorted([*others, line])) + found[3]

    GUIDE.write_text(BLOCK.sub(replaced, GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
