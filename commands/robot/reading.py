"""`myopenip robot check`, `status` and `report`: the commands that need no portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import FILE, help_option, refuse
from commands.robot.loading import folder, load_batch, load_records, load_target, target_option, twins_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(options_metavar="[OPTIONS]")
@click.argument("lot", type=FILE)
@target_option
@twins_option
@help_option
def check(lot: Path, target: str, twins: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Vérifier le fichier LOT, sans rien envoyer."""
    from bulk.console import answers
    from bulk.ending import Exit
    from bulk.output.summary import number

    batch = load_batch(lot, load_target(target), twins=twins)
    offers = len({row.offer for row in batch.rows})
    answers().print(f"{lot} : aucun problème. Lignes : {number(len(batch.rows))}, sur {number(offers)} OC.")
    return Exit.DONE


@click.command(options_metavar="[OPTIONS]")
@click.argument("journal", type=FILE)
@help_option
def status(journal: Path) -> int:
    """Dire où en est le lot d'un JOURNAL, même en cours."""
    from bulk.ending import exit_code
    from bulk.standing import tell

    records = load_records(journal)
    tell(records, journal)
    return exit_code(records)


@click.command(options_metavar="[OPTIONS]")
@click.argument("journal", type=FILE)
@click.option("--out", type=FILE, metavar="DOSSIER", help="Où écrire (à côté du journal : NOM-resultat).")
@help_option
def report(journal: Path, out: Path | None) -> int:
    """Écrire le classeur et le rapport du JOURNAL d'un lot."""
    from bulk.console import answers
    from bulk.ending import exit_code
    from bulk.journal import summary
    from bulk.output import write

    records = load_records(journal)
    try:
        written = write(records, summary(journal), out or folder(journal))
    except OSError as error:
        refuse(f"{error.filename} : écriture impossible ({error.strerror}).")
    answers().print(f"Classeur : {written.workbook}\nRapport : {written.report}")
    return exit_code(records)
