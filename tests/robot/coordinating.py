"""A coordinator as a process of its own, to be killed: `python -m tests.robot.coordinating PLAN`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import msgspec

from bulk.cluster import Cluster, Site
from bulk.coordinator import Coordinator
from bulk.journal import Journal
from bulk.messages import Limits  # noqa: TC001 - msgspec reads the annotation
from bulk.remote import Kit
from bulk.row import Row  # noqa: TC001 - msgspec reads the annotation
from pages.target import load


class Plan(msgspec.Struct):
    """What the coordinator is to do."""

    journal: str
    rows: list[Row]
    base_url: str
    scheduler: str
    limits: Limits


def main() -> None:
    plan = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Plan)
    kit = Kit(target=load("embedded", base_url=plan.base_url), role="non_admin_with_right", limits=plan.limits)
    with closing(Journal.open(Path(plan.journal), "digest", plan.rows)) as journal:
        coordinator = Coordinator(journal, plan.limits)
        with closing(Cluster(kit, coordinator.permit, Site(scheduler=plan.scheduler))) as engine:
            coordinator.run(engine)


if __name__ == "__main__":
    main()
