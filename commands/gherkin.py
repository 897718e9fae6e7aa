"""`myopenip gherkin …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import FILE, help_option, refuse

if TYPE_CHECKING:
    from pathlib import Path


@click.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def gherkin() -> None:
    """Vérifier les scénarios sans les lancer, lister les phrases."""


@gherkin.command(options_metavar="[OPTIONS]")
@click.argument("paths", nargs=-1, type=FILE, metavar="[CHEMIN] …")
@click.option("--fix", is_flag=True, help="Corriger d'abord ce qui n'a qu'un sens possible.")
@help_option
def check(paths: tuple[Path, ...], *, fix: bool) -> int:
    """Dire tout ce qui, dans les scénarios, ne serait pas vérifié comme il y paraît.

    Fichiers .feature ou dossiers ; tous les scénarios si rien n'est donné. Code de retour : 0 rien à signaler,
    1 des problèmes, 2 rien à vérifier.
    """
    from bdd.lint.command import NothingToCheck, check

    try:
        code, words = check(paths, fix=fix)
    except NothingToCheck as error:
        refuse(str(error))
    click.echo(words)
    return code


@gherkin.command(options_metavar="[OPTIONS]")
@help_option
def steps() -> None:
    """Lister les phrases et les scénarios qui les emploient."""
    from bdd.lint.command import NothingToCheck, steps

    try:
        click.echo(steps())
    except NothingToCheck as error:
        refuse(str(error))
