"""``make bench-robot``: the robot, its whole protocol on, beside what one would write by hand; one alternating run.

``make bench-robot ARGS="--rows 60 --latency 100"``; every contender gets fresh OCs on the same embedded portal.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from bench.measuring import Watch
from bench.suite import table
from bulk.messages import Limits
from bulk.row import Row
from fixtures.portal import PortalProcess, give_passwords
from fixtures.recipes import offer
from pages.target import load

if TYPE_CHECKING:
    from fixtures.portal import Portal

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = "Concurrent|Lignes/min|Processeur (s/ligne)|Mémoire (Mo)"
CONTENDERS = {
    "HTTP seul": ("peer", "http"),
    "script Playwright simple": ("peer", "plain"),
    "script réglé à la main": ("peer", "tuned"),
    "script asyncio, 4 pages": ("peer", "together"),
    "robot, 1 exécutant, 1 page": ("robot", "1x1"),
    "robot, 1 exécutant, 4 pages": ("robot", "1x4"),
    "robot, 2 exécutants, 4 pages": ("robot", "2x4"),
}


@dataclass
class Measure:
    """One contender's runs: seconds from start to end, CPU seconds of the whole tree, highest memory in MB."""

    walls: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def measure(kind: tuple[str, str], portal: Portal, rows: int, into: Measure) -> None:
    """Run one contender once, on OCs of its own."""
    offers = [made["reference"] for made in portal.seed("offers", [offer(["en étude"])] * rows)]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        began = time.perf_counter()
        command = _peer(kind[1], portal, offers, folder) if kind[0] == "peer" else _robot(portal, offers, folder)
        environment = {**os.environ, "BENCH_SHAPE": kind[1]}
        with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
            watch = Watch(process.pid)
            _, said = process.communicate()
        cpu = watch.end()
        if process.returncode:
            raise SystemExit(f"Erreur : {' '.join(command[2:4])} a échoué.\n{said[-2000:]}")
        into.walls.append(time.perf_counter() - began)
        into.cpu.append(cpu / rows)
        into.memory.append(watch.memory)


def _peer(kind: str, portal: Portal, offers: list[str], folder: str) -> list[str]:
    task = Path(folder) / "task.json"
    task.write_text(json.dumps({"base": portal.base_url, "offers": offers}), encoding="utf-8")
    return [sys.executable, "-m", "bench.peers", kind, str(task)]


class Batch(msgspec.Struct):
    """What the measured robot is given."""

    base_url: str
    journal: str
    rows: list[Row]


def _robot(portal: Portal, offers: list[str], folder: str) -> list[str]:
    rows = [
        Row(key=f"B-{place}", line=place + 2, offer=one, order="", subject=f"Mesure {place:05d}", content="Bonjour")
        for place, one in enumerate(offers)
    ]
    task = Path(folder) / "task.json"
    task.write_bytes(msgspec.json.encode(Batch(portal.base_url, f"{folder}/journal", rows)))
    return [sys.executable, "-m", "bench.robot", "--one", str(task)]


def one(file: Path) -> int:
    """Run the robot on a batch: what a contender's process does."""
    from contextlib import closing

    from bulk.cluster import Site
    from bulk.execution import Means, run
    from bulk.journal import Journal
    from bulk.row import State

    batch = msgspec.json.decode(file.read_bytes(), type=Batch)
    workers, lanes = map(int, os.environ["BENCH_SHAPE"].split("x"))
    target = load("embedded", base_url=batch.base_url)
    means = Means(target=target, site=Site(workers=workers, lanes=lanes), limits=Limits())
    with closing(Journal.open(Path(batch.journal), "bench", batch.rows)) as journal:
        done = run(journal, file.parent, means, None)
    return 0 if done.sound and all(record.state is State.DONE for record in done.records) else 1


def main() -> int:
    """Measure and print the table."""
    parser = ArgumentParser(prog="python -m bench.robot", allow_abbrev=False)
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--latency", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--one", type=Path)
    options = parser.parse_args()
    if options.one is not None:
        return one(options.one)
    target = load("embedded")
    os.environ.update(give_passwords(target))
    process = PortalProcess(("--latency", str(options.latency)))
    measures = {name: Measure() for name in CONTENDERS if options.only in name}
    try:
        portal = process.ready(target)
        for _ in range(options.runs):
            for name, into in measures.items():
                measure(CONTENDERS[name], portal, options.rows, into)
    finally:
        process.stop()
    print(f"Médiane de {options.runs} passages de {options.rows} lignes, {options.latency} ms par requête.\n")
    print(table(HEADINGS, [_line(name, one_, options.rows) for name, one_ in measures.items()]))
    return 0


def _line(name: str, into: Measure, rows: int) -> list[str]:
    speed = rows / median(into.walls) * 60
    return [name, f"{speed:.0f}", f"{median(into.cpu):.2f}", f"{max(into.memory):.0f}"]


if __name__ == "__main__":
    sys.exit(main())
