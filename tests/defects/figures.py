"""What `make defects` found, as the guide says it: one line for each skin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def told(rows: Sequence[dict[str, Any]], seconds: float) -> str:
    """Return what a whole matrix found on a skin, and the minutes that it took, in one French line."""
    skin = rows[0]["skin"]
    survivors = [one["defect"] for one in rows if one["survived"]]
    minutes = f"{seconds // 60:.0f} min {seconds % 60:02.0f} s"
    return (
        f"- `{skin}` : {len(rows) - len(survivors)} défauts vus sur {len(rows)}, "
        f"survivants : {', '.join(survivors) or 'aucun'}, en {minutes}.\n"
    )
