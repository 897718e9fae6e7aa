"""What `myopenip doctor` and `myopenip target init` do, apart from reading their command line."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from doctor.draft import draft
from doctor.examine import examine
from doctor.show import as_json, show
from pages.browser import BrowserMissing
from pages.index import elements
from pages.target import Target, TargetError, load
from pages.target.addresses import address_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doctor.findings import Diagnosis
    from pages.target import Account

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


def init(base_url: str, out: Path, accounts: Mapping[str, Account]) -> int:
    """Visit a portal known by its address, and write a first target file; return the exit code: 0 written, 2 not."""
    if out.exists():
        sys.stderr.write(f"Erreur : « {out} » existe déjà et n'est pas remplacé. Donnez un autre nom à --out.\n")
        return NOTHING
    if fault := address_fault(base_url):
        sys.stderr.write(f"Erreur : --base-url {fault}.\n")
        return NOTHING
    name = urlsplit(base_url).hostname or base_url
    try:
        diagnosis = examine(Target(name=name, file=out, base_url=base_url, accounts=accounts), PICTURES)
        with out.open("x", encoding="utf-8") as file:
            file.write(draft(diagnosis, accounts))
    except (TargetError, BrowserMissing) as error:
        sys.stderr.write(f"Erreur : {error}\n")
        return NOTHING
    except OSError as error:
        sys.stderr.write(f"Erreur : « {out} » ne peut pas être écrit ({error.strerror}).\n")
        return NOTHING
    missing = sum(not one.advice for one in diagnosis.missing())
    many = "s" if missing > 1 else ""
    sys.stdout.write(f"Cible écrite : {out} ; {missing} élément{many} à compléter.\n")
    sys.stdout.write(f"Vérifiez-la : myopenip doctor --target {out}\n")
    return FIT


def _visited(target: Target, role: str | None) -> Diagnosis:
    if role is not None:
        target.account(role)
    return examine(target, PICTURES, role)
