"""Measures the suite as users run it, ``pytest features`` on the embedded portal, with two workers and with none.

``make bench-suite ARGS="--runs 5 --write"``; `--write` puts the figures into README.md.
"""

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser
from statistics import median
from typing import NoReturn

from bench.figures import put
from bench.measuring import ROOT, NotMeasured, Run, run

README = ROOT / "README.md"
WORKERS = (2, 0)
FRENCH = "Passage|Exemples réussis|Durée (s)|Processeur (s)|Exemples/min|Sessions ouvertes|Connexions jouées"
ENGLISH = "Run|Examples passed|Wall (s)|CPU (s)|Examples/min|Sessions kept|Sign-ins played"


class Parser(ArgumentParser):
    """Refuses in one French line."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own words are English
        self.exit(2, "Erreur : usage : python -m bench.suite [--runs N] [--write] [fichier ou dossier…]\n")


def row(workers: int, runs: list[Run]) -> list[str]:
    """Return the cells of one table row: medians, with the extremes of the duration."""
    walls, last = [one.wall for one in runs], runs[-1]
    most = max((count for one in runs for count in one.kept), default=0)
    return [
        f"`-n {workers}`",
        f"{min(one.passed for one in runs)}/{last.examples}",
        f"{median(walls):.1f} ({min(walls):.1f}–{max(walls):.1f})",
        f"{median(one.cpu for one in runs):.1f}",
        f"{last.examples / median(walls) * 60:.0f}",
        f"{sum(last.kept)} (max {most})",
        str(last.typed),
    ]


def table(headings: str, rows: list[list[str]]) -> str:
    """Return a Markdown table that also reads well in a terminal."""
    cells = [headings.split("|"), *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["| " + " | ".join(text.ljust(w) for text, w in zip(line, widths, strict=True)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure and print the table; write it if asked. 1 when an example did not pass: that is no suite to measure."""
    parser = Parser(prog="python -m bench.suite", add_help=False, allow_abbrev=False)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("paths", nargs="*", default=["features"])
    options = parser.parse_args()
    if options.runs < 1 or (options.write and options.paths != ["features"]):
        parser.error("")
    runs: dict[int, list[Run]] = {workers: [] for workers in WORKERS}
    # Taken in turn, so that whatever else the machine does weighs on both.
    for _ in range(options.runs):
        for workers, done in runs.items():
            done.append(run(workers, options.paths))
    rows = [row(workers, done) for workers, done in runs.items()]
    print(f"Médiane (min–max) de {options.runs} passage(s), {os.cpu_count()} cœurs. « max » : par rôle et processus.\n")
    print(table(FRENCH, rows))
    if any(one.passed < one.examples for done in runs.values() for one in done):
        print("Des exemples ne sont pas réussis : aucun chiffre n'est écrit.")
        return 1
    if options.write:
        said = f"Median (min–max) of {options.runs}, {os.cpu_count()} cores, Python {platform.python_version()}."
        put(README, "make bench-suite", f"{said} Max: per role and process.\n\n{table(ENGLISH, rows)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotMeasured as reason:
        print(f"Erreur : {reason}", file=sys.stderr)
        sys.exit(2)
