"""Looks for flakes: the suite many times, in random order, with random delays, on every core.

``make soak``, or ``python -m bench.soak [--runs N] [--target NAME] [--latency MS] [--write]``. An example that does not
end the same way in every run is a failure; so is one that does not pass. What a run with a failure leaves is kept in
reports/out/soak. `--write` puts the figures into docs/guide.md.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from secrets import randbelow
from subprocess import DEVNULL, run
from typing import NoReturn
from xml.etree import ElementTree as ET

from bench.figures import put_line
from bench.measuring import ROOT, NotMeasured

OUT = ROOT / "reports/out/soak.json"
EVIDENCE = ROOT / "reports/out/soak"
GUIDE = ROOT / "docs/guide.md"
SLOWEST_MS = 120
"""Greatest mean delay of an answer that a run draws where it is given none."""

Outcomes = dict[str, str]
"""How each example ended, by its name."""


class Parser(ArgumentParser):
    """Refuses in one French line."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own words are English
        self.exit(2, "Erreur : usage : python -m bench.soak [--runs N] [--target NOM] [--latency MS] [--write]\n")


@dataclass
class Soak:
    """What the runs have shown so far."""

    target: str
    runs: list[dict[str, int | float]] = field(default_factory=list)
    seen: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, seed: int, latency: int, seconds: float, outcomes: Outcomes) -> None:
        failed = sum(outcome != "réussi" for outcome in outcomes.values())
        told = {"seed": seed, "latency_ms": latency, "seconds": round(seconds, 1), "examples": len(outcomes)}
        self.runs.append({**told, "not_passed": failed})
        for example, outcome in outcomes.items():
            self.seen[example].append(outcome)

    @property
    def different(self) -> dict[str, list[str]]:
        """The examples that did not end the same way every time, or were not run every time."""
        count = len(self.runs)
        return {name: ends for name, ends in self.seen.items() if len(set(ends)) > 1 or len(ends) < count}

    @property
    def failed(self) -> dict[str, str]:
        """The examples that never pass."""
        same = {name: ends for name, ends in self.seen.items() if name not in self.different}
        return {name: ends[0] for name, ends in same.items() if ends[0] != "réussi"}

    def told(self, latency: int | None) -> str:
        """Return the figures in one French line."""
        seconds = [one["seconds"] for one in self.runs]
        clean = sum(not one["not_passed"] for one in self.runs)
        delay = f"de 0 à {SLOWEST_MS}" if latency is None else f"de {latency}"
        return (
            f"- `{self.target}`, délai moyen {delay} ms : {clean} passages sans échec sur {len(self.runs)}, de "
            f"{len(self.seen)} exemples ; {len(self.different)} exemples instables ; de {min(seconds):.0f} à "
            f"{max(seconds):.0f} s par passage.\n"
        )


def once(target: str, seed: int, latency: int, workers: str, paths: list[str]) -> Outcomes:
    """Run the suite in the order of a seed, on a portal with this mean delay. Raises NotMeasured.

    Where not all passes, JUnit and Allure results stay in a folder of EVIDENCE that bears the seed.
    """
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        junit, slow = Path(folder) / "junit.xml", Path(folder) / "lente.toml"
        slow.write_text(slowed(target, latency), encoding="utf-8")
        written = (f"--junit-xml={junit}", f"--alluredir={folder}/allure", f"--target={slow}")
        command = (sys.executable, "-m", "pytest", *paths, "-q", "-n", workers, f"--randomly-seed={seed}")
        ended = run([*command, *written], check=False, cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL)
        if not junit.exists():
            raise NotMeasured(f"pytest s'est arrêté (code {ended.returncode}) sans rien exécuter")
        cases = ET.parse(junit).iter("testcase")  # noqa: S314 - our own file
        outcomes = {f"{case.get('classname')}::{case.get('name')}": outcome(case) for case in cases}
        if set(outcomes.values()) != {"réussi"}:
            shutil.copytree(folder, EVIDENCE / f"{target}-{seed}", dirs_exist_ok=True)
        return outcomes


def slowed(target: str, latency: int) -> str:
    """Return the text of a target file whose portal answers with this mean delay."""
    text = (ROOT / f"targets/{target}.toml").read_text(encoding="utf-8")
    changed, count = re.subn(r"(?m)^options = \[", f'options = ["--latency", "{latency}", ', text)
    if count != 1:
        raise NotMeasured(f"targets/{target}.toml ne lance pas le portail de référence")
    return changed


def outcome(case: ET.Element) -> str:
    """Return how an example ended, from JUnit's words."""
    ends = {"failure": "en échec", "error": "en erreur", "skipped": "sauté"}
    return next((ends[child.tag] for child in case if child.tag in ends), "réussi")


def main() -> int:
    """Run, print and keep the figures; 1 when an example is unstable or fails."""
    parser = Parser(prog="python -m bench.soak", add_help=False, allow_abbrev=False)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--target", default="embedded")
    parser.add_argument("--workers", default="auto")
    parser.add_argument("--latency", type=int)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("paths", nargs="*", default=["features"])
    options = parser.parse_args()
    if options.runs < 1 or (options.latency or 0) < 0:
        parser.error("")
    soak = Soak(options.target)
    for number in range(1, options.runs + 1):
        seed = randbelow(2**31)
        latency = randbelow(SLOWEST_MS) if options.latency is None else options.latency
        start = time.perf_counter()
        outcomes = once(options.target, seed, latency, options.workers, options.paths)
        soak.add(seed, latency, time.perf_counter() - start, outcomes)
        last = soak.runs[-1]
        print(
            f"Passage {number}/{options.runs} : graine {seed}, délai {latency} ms, "
            f"{last['seconds']} s, {last['not_passed']} échec(s)",
            flush=True,
        )
        keep(soak)
    print(soak.told(options.latency))
    for name, ends in soak.different.items():
        print(f"Instable : {name} : {', '.join(ends)}")
    for name, end in soak.failed.items():
        print(f"Toujours {end} : {name}")
    if options.write:
        put_line(GUIDE, "make soak", soak.told(options.latency))
    return 1 if soak.different or soak.failed else 0


def keep(soak: Soak) -> None:
    """Write what is known so far: a soak that is interrupted has still told something."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    told = {"target": soak.target, "runs": soak.runs, "examples": len(soak.seen)}
    told |= {"different": soak.different, "failed": soak.failed}
    OUT.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotMeasured as reason:
        print(f"Erreur : {reason}", file=sys.stderr)
        sys.exit(2)
