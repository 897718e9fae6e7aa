"""One seed: the portal in other words, what the doctor advises pasted by a machine, then the judgement of it."""

from __future__ import annotations

import json
import random
import time
import tomllib
from typing import TYPE_CHECKING

import msgspec

from pages.target import Locate, load
from tests.doctor.rewording.proxy import proxied
from tests.doctor.rewording.wording import Reworded
from tests.target.foreign import run, run_features, written

if TYPE_CHECKING:
    from pathlib import Path

    from pages.target import Target
    from tests.target.foreign import Foreign

DEFECTS = {
    "saved-twice": "simple",
    "partners-dropped": "procedure",
    "client-contact-not-required": "sans and Client and rien",
    "back-saves": "rempli and Retour",
    "untick-does-nothing": "apparaissent",
    "flows-link-elsewhere": "lien and flux",
    "subscription-mark-stale": "désabonne",
    "order-missing": "proposées and cours",
    "page-two-repeats-page-one": "réunies",
    "reset-keeps-client": "Effacer",
    "detail-misses-contacts": "affectés and detail",
    "wrong-password-accepted": "faux and connexion",
}
"""Regressions that the portal can show, each with scenarios that see it where the target is right."""
SELECTION = " or ".join(
    f"({words})"
    for words in (
        *DEFECTS.values(),
        *(
            "Chaque and commande",
            "Après and déconnexion and connecter",
            "suit and administrateur",
            "Référence and seule",
        ),
    )
)
"""Scenarios that, together, use every element that the doctor can find."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one seed."""

    seed: int
    missing: int
    """Elements that the words drawn hid from the target."""
    pasted: int
    """Those that the doctor advised on with confidence enough to be pasted."""
    green: bool
    """Whether the scenarios passed once the advice was pasted."""
    wrong: list[str]
    """Elements that the pasted target takes for others."""
    compared: int
    """Elements compared with the truth."""
    defect: str
    seen: bool
    """Whether the scenarios that should see this defect failed with it."""
    seconds: float = 0

    @property
    def false(self) -> bool:
        """Whether the suite is content though it looks at the wrong thing, or sees no defect."""
        return self.green and (bool(self.wrong) or not self.seen)


def trial(portal: Foreign, seed: int, folder: Path, selection: str = SELECTION) -> Judgement:
    """Put a portal in other words, ask the doctor, paste, and judge. A run's files go to a folder of its own."""
    start = time.monotonic()
    words = Reworded(seed)
    before = load(str(portal.file))
    with proxied(portal.base_url, words.source) as address:
        reworded = msgspec.structs.replace(before, base_url=address)
        here = msgspec.structs.replace(portal, base_url=address, file=folder / "cible.toml")
        _write(here.file, reworded)
        _write(folder / "vrai.toml", words.truth(reworded))
        told = json.loads(run(here, folder, "cli", "doctor", "--target", str(here.file), "--format", "json").stdout)
        advised = tomllib.loads(told["toml"])
        _write(here.file, _pasted(reworded, advised))
        green = run_features(here, folder, "-n", "2", "-k", selection).returncode == 0
        truth = ("tests.doctor.rewording.witness", str(here.file), str(folder / "vrai.toml"), str(folder))
        compared: dict[str, bool] = json.loads(run(here, folder, *truth).stdout)
        defect = random.Random(seed).choice(sorted(DEFECTS))  # noqa: S311 - no secret depends on it
        portal.portal.seed("defects", [defect], "PUT")
        seen = run_features(here, folder, "-n", "0", "-k", DEFECTS[defect]).returncode == 1
        portal.portal.seed("defects", [], "PUT")
    return Judgement(
        seed=seed,
        missing=sum(one["etat"] in {"absent", "plusieurs"} for one in told["elements"]),
        pasted=sum(map(len, advised.get("locators", {}).values())),
        green=green,
        wrong=[key for key, same in compared.items() if not same],
        compared=len(compared),
        defect=defect,
        seen=seen,
        seconds=round(time.monotonic() - start, 1),
    )


def _pasted(target: Target, advised: dict[str, dict[str, dict[str, object]]]) -> Target:
    """The target with the advice in the place of what did not find."""
    told = msgspec.convert(advised.get("locators", {}), dict[str, dict[str, Locate]])
    pages = target.locators.keys() | told.keys()
    locators = {page: {**target.locators.get(page, {}), **told.get(page, {})} for page in sorted(pages)}
    return msgspec.structs.replace(target, locators=locators)


def _write(file: Path, target: Target) -> None:
    file.write_text(written(target, target.dataset, {}), encoding="utf-8")
