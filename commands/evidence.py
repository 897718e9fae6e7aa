"""`myopenip evidence …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import FILE, help_option, refuse

if TYPE_CHECKING:
    from pathlib import Path


@click.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def evidence() -> None:
    """Vérifier ce que les passages ont écrit."""


@evidence.command(options_metavar="[OPTIONS]")
@click.argument("folder", type=FILE, default="reports/out", metavar="[DOSSIER]")
@click.option("--target", metavar="NOM", help="Cible dont les mots de passe sont cherchés.")
@click.option("--env", "variables", multiple=True, metavar="VARIABLE", help="Variable dont la valeur est cherchée.")
@help_option
def scan(folder: Path, target: str | None, variables: tuple[str, ...]) -> int:
    """Chercher des secrets dans un dossier (reports/out), archives comprises, sous toutes leurs écritures.

    Code de retour : 0 aucun secret, 1 un secret ou une archive illisible, 2 rien à chercher.
    """
    from reports.evidence_scan import NothingToScan, scanned

    try:
        code, words = scanned(folder, target, variables)
    except NothingToScan as error:
        refuse(str(error))
    click.echo(words)
    return code
