"""The long fault campaign: ``make chaos`` runs it and writes its figures into docs/robot-fiabilite.md."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from argparse import ArgumentParser
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulk.messages import Limits
from fixtures.portal import PortalProcess, give_passwords
from pages.target import load
from tests.robot.campaign import Campaign
from tests.robot.making import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.robot.campaign import Figures

DOCUMENT = Path(__file__).parents[2] / "docs" / "robot-fiabilite.md"
BLOCK = re.compile(r"(<!-- figures: make chaos -->\n).*?(<!-- /figures -->)", re.DOTALL)
LIMITS = Limits(ttl=2, save=3, settle=2, row=20, tries=1000, back_off=0.1, longest=1, pauses=1_000_000)


@contextmanager
def ground(folder: Path) -> Iterator[Ground]:
    """A portal of its own, whose data outlive it."""
    target = load("embedded")
    os.environ.update(give_passwords(target))
    database = folder / "portail.sqlite3"
    process = PortalProcess((), database)
    portal = process.ready(target)
    made = Ground(target.at(portal.base_url), portal, database, process)
    with closing(made):
        yield made


def table(figures: Figures, seed: int) -> str:
    """The figures as a page of the documentation shows them."""
    kills = ", ".join(f"{name} {count}" for name, count in sorted(figures.kills.items()))
    faults = ", ".join(f"« {name} » {count}" for name, count in sorted(figures.faults.items()))
    lines = [
        f"| lignes | {figures.rows} |",
        f"| créées | {figures.states['DONE']} |",
        f"| à vérifier par quelqu'un | {figures.states['NEEDS_HUMAN']} |",
        f"| en double | {len(figures.duplicates)} |",
        f"| dites créées sans l'être | {len(figures.lost)} |",
        f"| sans état final | {len(figures.unfinished)} |",
        f"| permis accordés, demandes reçues par le portail | {figures.permits}, {figures.saves} |",
        f"| arrêts brutaux | {sum(figures.kills.values())} : {kills} |",
        f"| pannes du portail | {sum(figures.faults.values())} : {faults} |",
        f"| durée, graine | {figures.seconds / 60:.0f} min, {seed} |",
    ]
    return "| mesure | dernier passage |\n|--------|-----------------|\n" + "\n".join(lines) + "\n"


def main() -> int:
    """0 when every invariant holds."""
    parser = ArgumentParser(prog="python -m tests.robot.chaos", allow_abbrev=False)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder, ground(Path(folder)) as made:
        campaign = Campaign(made, made.rows(options.rows), Path(folder), LIMITS, options.seed)
        figures = campaign.run(kills=options.kills, often=0.06, patience=4 * 3600)
    text = table(figures, options.seed)
    sys.stdout.write(text)
    if not figures.sound:
        sys.stdout.write(f"{figures}\n")
        return 1
    if options.write:
        page = BLOCK.sub(lambda found: found[1] + text + found[2], DOCUMENT.read_text(encoding="utf-8"))
        DOCUMENT.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
