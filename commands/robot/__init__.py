"""`myopenip robot …`: what an operator types."""

from __future__ import annotations

import click

from commands.options import help_option
from commands.robot.reading import check, report, status
from commands.robot.sample import sample
from commands.robot.sending import audit, plan, run


@click.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def robot() -> None:
    """Créer des conversations en nombre, chacune une seule fois."""


for command in (check, plan, run, status, report, audit, sample):
    robot.add_command(command)
