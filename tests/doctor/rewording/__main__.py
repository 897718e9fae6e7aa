"""Many seeds, and the figures: ``make rewordings``.

``python -m tests.doctor.rewording [--seeds N] [--whole] [--write]``. Fails unless nine seeds in ten come back to
green by the doctor's advice alone, and none to a false green. `--whole` runs every scenario; `--write` puts the
figures into docs/nouvelle-cible.md.
"""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bench.figures import put
from tests.doctor.rewording.trial import SELECTION, trial
from tests.doctor.rewording.wording import INVENTED, KNOWN
from tests.target.foreign import ROOT, foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.doctor.rewording.trial import Judgement

OUT = ROOT / "reports/out/rewordings.json"
GUIDE = ROOT / "docs/nouvelle-cible.md"
ENOUGH = 0.9
"""Which share of the seeds has to come back to green."""


def told(judged: Sequence[Judgement], *, whole: bool) -> str:
    """Return the figures in one French paragraph."""
    green = sum(one.green for one in judged)
    pasted = [one.pasted for one in judged]
    known, invented = (sum(map(len, words.values())) for words in (KNOWN, INVENTED))
    scope = "tous les scénarios" if whole else "un choix de scénarios qui emploie chaque élément"
    return (
        f"{len(judged)} tirages, chacun de {len(KNOWN)} libellés parmi {known + invented} (dont {invented} inventés) : "
        f"de {min(pasted)} à {max(pasted)} lignes collées, {green} tirages revenus au vert sur {scope}, "
        f"{sum(len(one.wrong) for one in judged)} éléments pris pour un autre sur "
        f"{sum(one.compared for one in judged)} comparés, {sum(one.seen for one in judged)} défauts vus sur "
        f"{len(judged)}, {sum(one.false for one in judged)} faux vert.\n"
    )


def line(one: Judgement, count: int) -> str:
    """Return what became of one seed in one French line."""
    verdict = "FAUX VERT" if one.false else "vert" if one.green else "rouge"
    wrong = f", pris pour un autre : {', '.join(one.wrong)}" if one.wrong else ""
    return (
        f"Tirage {one.seed}/{count} : {verdict}, {one.pasted} lignes collées pour {one.missing} éléments{wrong}, "
        f"défaut {one.defect} {'vu' if one.seen else 'PAS VU'}, {one.seconds:.0f} s"
    )


def main() -> int:
    """Run, print and keep the figures; 1 when too few seeds come back to green, or one to a false green."""
    parser = ArgumentParser(prog="python -m tests.doctor.rewording", allow_abbrev=False)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    judged: list[Judgement] = []
    with (
        tempfile.TemporaryDirectory(prefix="libelles-") as folder,
        foreign(Path(folder), like="embedded-rich", lively=True) as portal,
    ):
        for seed in range(1, options.seeds + 1):
            own = Path(folder) / str(seed)
            own.mkdir()
            judged.append(trial(portal, seed, own, "" if options.whole else SELECTION))
            print(line(judged[-1], options.seeds), flush=True)  # noqa: T201 - the command's answer
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(msgspec.to_builtins(judged), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    figures = told(judged, whole=options.whole)
    print(figures)  # noqa: T201 - the command's answer
    if options.write:
        put(GUIDE, "make rewordings", figures)
    enough = sum(one.green for one in judged) >= ENOUGH * len(judged)
    return 0 if enough and not any(one.false for one in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
