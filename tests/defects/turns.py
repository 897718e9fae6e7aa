"""Which scenario is tried first for a defect: what saw it before, then what speaks of the same things."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pytest

KILLS = Path(__file__).with_name("kills.toml")
_PREFACE = """\
# The scenarios that saw each defect, on one skin or another: they are tried first. `make defects` adds to it.
# It is a hint and no more: whatever it says, a defect is seen only if a scenario fails, and the others are tried next.

"""


def in_turn(items: Iterable[pytest.Item], sentence: str, before: Sequence[str] = ()) -> Iterator[pytest.Item]:
    """Yield the nodes that saw the defect before, then the likeliest, one example of each scenario before the second.

    A scenario that verifies little besides is quicker; one that speaks of the same things sees them sooner.
    """
    outlines: dict[str, list[pytest.Item]] = {}
    known = {item.nodeid: item for item in items}
    hinted = [known.pop(node) for node in before if node in known]
    for item in sorted(known.values(), key=lambda item: -likeness(item.nodeid, sentence)):
        outlines.setdefault(item.nodeid.partition("[")[0], []).append(item)
    ranked = sorted(outlines.values(), key=breadth)
    ranks = range(max(map(len, ranked), default=0))
    yield from chain(hinted, (examples[rank] for rank in ranks for examples in ranked if rank < len(examples)))


def likeness(text: str, sentence: str) -> int:
    """Return how many of the longer words of a sentence a text holds."""
    return len({word for word in re.findall(r"\w{4,}", sentence.casefold()) if word in text.casefold()})


def breadth(examples: list[pytest.Item]) -> int:
    """Return how many requirements these examples verify: the more, the longer they are."""
    return len(verified(examples[0]))


def verified(item: pytest.Item) -> list[str]:
    """Return the requirements that a scenario verifies, in their order."""
    return sorted({mark.name for mark in item.iter_markers() if mark.name.startswith("EX-")})


def remembered() -> dict[str, list[str]]:
    """Return the scenarios that saw each defect, by its name."""
    return tomllib.loads(KILLS.read_text(encoding="utf-8")) if KILLS.exists() else {}


def remember(seen: Mapping[str, str]) -> None:
    """Keep which scenario saw each defect, beside those that did on other skins."""
    known = remembered()
    for name, node in seen.items():
        if node not in known.setdefault(name, []):
            known[name].append(node)
    lines = (f"{name} = {json.dumps(known[name], ensure_ascii=False)}\n" for name in sorted(known))
    KILLS.write_text(_PREFACE + "".join(lines), encoding="utf-8")
