"""What a lane is asked, and what it says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Hunt:
    """Look for a defect (None: for a failure on a sound portal) with the scenarios of a requirement (None: with all).

    On a sound portal each scenario counts for the first of its requirements alone, so that it runs but once.
    """

    defect: str | None
    requirement: str | None
    enough: int | None = 1
    """How many kills to stop at (None: never): a portal that refuses everybody keeps the suite waiting for an hour."""
    patience: float = math.inf
    """Seconds after which one kill is enough: the likeliest scenarios come first, and some defects have but one."""

    def about(self, verified: Sequence[str]) -> bool:
        """Tell whether a scenario that verifies these requirements is wanted."""
        return self.requirement is None or self.requirement in (verified if self.defect else verified[:1])


@dataclass(frozen=True)
class Kill:
    """A scenario that failed: in which kind of step, whether in an assertion of a Then step, and in which words."""

    node: str
    step: str
    proper: bool
    why: str


@dataclass(frozen=True)
class Verdict:
    """What the scenarios saw of a defect (None: of a sound portal), how many ran, and in how many seconds."""

    defect: str | None
    failures: tuple[Kill, ...]
    ran: int
    seconds: float

    @property
    def killed_by(self) -> list[str]:
        """The scenarios that saw it, each in an assertion of a Then step."""
        return [kill.node for kill in self.failures if kill.proper]
