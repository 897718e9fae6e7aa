"""`myopenip robot …`: what an operator types. Each command imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from bulk.batch import Batch
    from bulk.row import Record
    from pages.target import Target

FILE = click.Path(path_type=Path)
target_option = click.option(
    "--target", default="embedded", metavar="CIBLE", help="Fichier de targets/, par son nom, ou chemin (embedded)."
)
twins_option = click.option("--twins", is_flag=True, help="Permettre les lignes jumelles, de même contenu.")
help_option = click.help_option("--help", help="Afficher cette aide.")


@click.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def robot() -> None:
    """Créer des conversations en nombre, chacune une seule fois."""


@robot.command(options_metavar="[OPTIONS]")
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


@robot.command(options_metavar="[OPTIONS]")
@click.argument("journal", type=FILE)
@help_option
def status(journal: Path) -> int:
    """Dire où en est le lot d'un JOURNAL, même en cours."""
    from bulk.ending import exit_code
    from bulk.standing import tell

    records = load_records(journal)
    tell(records, journal)
    return exit_code(records)


@robot.command(options_metavar="[OPTIONS]")
@click.argument("journal", type=FILE)
@click.option("--out", type=FILE, metavar="DOSSIER", help="Où écrire (à côté du journal : NOM-resultat).")
@help_option
def report(journal: Path, out: Path | None) -> int:
    """Écrire le classeur et le rapport du JOURNAL d'un lot."""
    from bulk.console import answers
    from bulk.ending import exit_code
    from bulk.output import Summary, write

    records = load_records(journal)
    try:
        written = write(records, Summary(batch=journal.stem), out or folder(journal))
    except OSError as error:
        refuse(f"{error.filename} : écriture impossible ({error.strerror}).")
    answers().print(f"Classeur : {written.workbook}\nRapport : {written.report}")
    return exit_code(records)


def folder(file: Path) -> Path:
    """Where the results of a batch go unless told otherwise, from the path of the batch or of its journal."""
    return file.with_name(f"{file.stem}-resultat")


def load_target(name: str) -> Target:
    """Read the target; what is wrong with it ends the command."""
    from pages.target import TargetError, load

    try:
        return load(name)
    except TargetError as error:
        refuse(str(error))


def load_batch(lot: Path, target: Target, *, twins: bool) -> Batch:
    """Read the batch; what is wrong with it, all of it, is told in one table and ends the command."""
    from bulk.batch import BatchError, read
    from bulk.standing import tell_problems

    try:
        return read(lot, target.limits, twins=twins)
    except BatchError as error:
        tell_problems(error)
        raise click.exceptions.Exit(2) from None


def load_records(journal: Path) -> Sequence[Record]:
    """Read what the journal holds; a file that is no journal ends the command."""
    from bulk.journal import JournalError, read

    try:
        records: Sequence[Record] = read(journal)
    except JournalError as error:
        refuse(str(error))
    return records


def refuse(message: str) -> NoReturn:
    """End the command with what is wrong with what was given: nothing was sent."""
    raise click.ClickException(message) from None
