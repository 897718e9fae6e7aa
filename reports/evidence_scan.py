"""What ``myopenip evidence scan`` does: says whether a secret of a target is in a folder, for CI before it keeps it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pages.target import TargetError, load
from reports.scan import scan
from reports.scrub import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class NothingToScan(Exception):
    """The folder or a secret is missing: nothing can be said. The French message says which."""


def scanned(folder: Path, target: str | None, variables: Sequence[str]) -> tuple[int, str]:
    """Look in a folder for the passwords of a target and the values of environment variables.

    Return the exit code, 0 if none is there and 1 otherwise, and what to print. Raises NothingToScan.
    """
    if not folder.is_dir():
        raise NothingToScan(f"« {folder} » n'est pas un dossier.")
    secrets = _passwords(target) if target else {}
    for variable in variables:
        value = os.environ.get(variable)
        if not value:
            raise NothingToScan(f"la variable d'environnement {variable} n'est pas définie : rien à chercher.")
        secrets[f"valeur de {variable}"] = value
    if not secrets:
        raise NothingToScan("aucun secret à chercher : donner --target ou --env.")
    short = [name for name, value in secrets.items() if len(value) < SHORTEST]
    if short:
        raise NothingToScan(
            f"secret de moins de {SHORTEST} caractères, qui se trouverait partout : {', '.join(short)}."
        )
    found = scan(folder, secrets)
    lines = [f"{folder / leak.place} : {leak.secret}" for leak in found.leaks]
    lines += [f"{folder / place} : archive illisible, donc non vérifiée" for place in found.closed]
    count = (
        f"{found.files} fichier{'s' if found.files > 1 else ''}, {len(secrets)} secret{'s' if len(secrets) > 1 else ''}"
    )
    if lines:
        return 1, "\n".join([*lines, f"{count} : NE PAS PUBLIER."])
    return 0, f"{count} : aucun secret trouvé."


def _passwords(name: str) -> dict[str, str]:
    try:
        target = load(name)
        return {f"mot de passe du compte « {role} »": target.password(role).reveal() for role in target.accounts}
    except TargetError as error:
        raise NothingToScan(str(error)) from None
