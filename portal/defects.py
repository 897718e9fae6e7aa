"""Named defects: regressions that a release could bring, each a switch where the rule it breaks lives.

Rules ask ``defect("page-two-loses-filters")``; templates look into ``defects``; scripts and styles read the list that
every page carries as ``data-defects``. All are off, but in a process started with ``--defect`` or told so through
the private seeding interface. What each breaks is in `defects.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


@dataclass(frozen=True)
class Defect:
    """A named regression: the requirement that it breaks, and one French sentence on what a user would see."""

    name: str
    requirement: str
    sentence: str


class UnknownDefect(ValueError):
    """No defect bears this name; the message, in French, gives the nearest one."""

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, DEFECTS, n=1, cutoff=0.0)
        super().__init__(f"défaut inconnu : « {name} » ; le plus proche est « {near[0]} »")


DEFECTS = {
    name: Defect(name, requirement, sentence)
    for requirement, told in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
    for name, sentence in told.items()
}
"""Every defect, by name, in the order of the requirements."""

_switched = dict.fromkeys(DEFECTS, False)


def defect(name: str) -> bool:
    """Tell whether this defect is on. A name that `defects.toml` lacks is a mistake of ours: KeyError."""
    return _switched[name]


def switch_on(names: Iterable[str]) -> None:
    """Turn these defects on and every other one off. Raises UnknownDefect, and then changes nothing."""
    wanted = set(names)
    for name in wanted:
        if name not in DEFECTS:
            raise UnknownDefect(name)
    _switched.update({name: name in wanted for name in DEFECTS})


def context(_request: HttpRequest) -> dict[str, list[str]]:
    """Give every template the defects that are on."""
    return {"defects": [name for name, on in _switched.items() if on]}
