"""What a lane says of one defect."""

from __future__ import annotations

from dataclasses import dataclass


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
