"""What commands of the robot are given: a target, a batch, a journal; what is wrong with one ends the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bulk.batch import Batch
    from bulk.row import Record
    from pages.target import Target

target_option = click.option(
    "--target", default="embedded", metavar="CIBLE", help="Fichier de targets/, par son nom, ou chemin (embedded)."
)
twins_option = click.option("--twins", is_flag=True, help="Permettre les lignes jumelles, de même contenu.")


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
