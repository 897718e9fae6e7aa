"""The whole visit of a target, from its file to its diagnosis."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from doctor.findings import Diagnosis
from doctor.look import Look
from doctor.opening import opened
from doctor.toml import table
from doctor.walk import Walk
from pages.target import Locate
from pages.target.dataset import CASES
from reports.scrub import Scrubber

if TYPE_CHECKING:
    from pathlib import Path

    from pages.target import Target


def examine(target: Target, folder: Path, role: str | None = None) -> Diagnosis:
    """Visit a target with its accounts (one role's only, if told), pictures of what is missing going to a folder.

    Raises TargetError or BrowserMissing, with French messages, where the visit cannot begin.
    """
    start = time.monotonic()
    with opened(target) as ready:
        secrets = (ready.target.password(role).reveal() for role in ready.target.accounts)
        look = Look(ready.target, folder, Scrubber(secrets))
        walk = Walk(ready, look, role)
        lacking = [] if target.launch is not None else [case for case in CASES if case not in target.dataset]
        offers = walk.all(lacking)
        return Diagnosis(
            target=target.name,
            file=str(target.file),
            base_url=ready.target.base_url,
            accounts=walk.accounts,
            findings=look.listed(),
            reference=walk.reference,
            procedure=look.learned,
            tokens=() if target.procedure.anti_forgery else look.tokens,
            covers=[cover for cover in map(_by_id, ready.covers) if cover not in target.busy],
            data=len(lacking) < len(CASES),
            cases=lacking,
            offers={case: table(f"dataset.{case}", offer) for case, offer in offers.items()},
            blocked=dict(ready.fence.blocked),
            pictures=look.pictures,
            seconds=round(time.monotonic() - start, 1),
        )


def _by_id(name: str) -> Locate:
    return Locate(id=name)
