"""What `myopenip doctor` and `myopenip target init` do, apart from reading their command line."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from doctor.examine import examine
from doctor.show import as_json, show
from pages.browser import BrowserMissing
from pages.index import elements
from pages.target import TargetError, load

if TYPE_CHECKING:
    from doctor.findings import Diagnosis
    from pages.target import Target

PICTURES = Path("reports/out/doctor")
FIT, UNFIT, NOTHING = 0, 1, 2


def doctor(name: str, *, base_url: str | None, role: str | None, form: str) -> int:
    """Visit a target and print what was found; return the exit code: 0 fit, 1 not, 2 nothing could be visited."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # rich stops at what ASCII cannot say
    try:
        target = load(name, base_url=base_url)
        target.check_locators(elements())
        diagnosis = _visited(target, role)
    except (TargetError, BrowserMissing) as error:
        sys.stderr.write(f"Erreur : {error}\n")
        return NOTHING
    if form == "json":
        sys.stdout.write(as_json(diagnosis) + "\n")
    else:
        show(diagnosis, Console(width=None if sys.stdout.isatty() else 200))
    return FIT if diagnosis.fit else UNFIT


def _visited(target: Target, role: str | None) -> Diagnosis:
    if role is not None:
        target.account(role)
    return examine(target, PICTURES, role)
