"""A visit by one who knows the truth: whether each element that a target finds stands where it says.

``python -m tests.doctor.rewording.witness TARGET TRUTH`` prints, as JSON, what was compared and what was not the same.
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doctor.look import Look, bound
from doctor.opening import opened
from doctor.walk import Walk
from pages.target import load
from reports.scrub import Scrubber

if TYPE_CHECKING:
    from pages.base import Page
    from pages.tab import Tab
    from pages.target import Target

_KEEP = "found => { window.__truth = found }"
_SAME = "found => found.length === window.__truth.length && found.every((one, place) => one === window.__truth[place])"


class Witness(Look):
    """Looks as the doctor does, with its advice where it has some, and compares each element with the true one."""

    def __init__(self, target: Target, truth: Target, folder: Path) -> None:
        super().__init__(target, folder, Scrubber([]))
        self._truth = truth
        self.compared: dict[str, bool] = {}

    def at(self, tab: Tab, kind: type[Page], *names: str, **known: Any) -> bool:  # noqa: ANN401 - whatever Look takes
        arrived = super().at(tab, kind, *names, **known)
        truly = copy.copy(tab)
        truly.target = self._truth
        for name in names:
            true = bound(kind(truly), name, known.get("row")).locator
            told = bound(kind(tab), name, known.get("row")).locator
            true.evaluate_all(_KEEP)
            key = f"{kind.key}.{name}"
            self.compared[key] = self.compared.get(key, True) and told.evaluate_all(_SAME)
        return arrived


def witness(target: Target, truth: Target, folder: Path) -> dict[str, bool]:
    """Visit a target; tell for each element looked for whether it is the true one."""
    with opened(target) as ready:
        look = Witness(ready.target, truth, folder)
        Walk(ready, look, "admin").all([])
        return look.compared


if __name__ == "__main__":
    json.dump(witness(load(sys.argv[1]), load(sys.argv[2]), Path(sys.argv[3])), sys.stdout)
