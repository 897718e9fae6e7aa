"""What an operator reads at a terminal: what is wrong with a batch file, where a batch stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

from bulk.console import answers, remarks
from bulk.ending import TROUBLED, WORDS, Exit, exit_code
from bulk.output.summary import counts, lines, number, said
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bulk.batch import BatchError
    from bulk.row import Record

MOST_PROBLEMS = 500
"""Lines of the table of problems; whoever has more has one cause, and knows it by then."""

MOST_SHOWN = 20
"""Rows to look at: the report has the others."""


def tell_problems(error: BatchError) -> None:
    """Print all that is wrong with a batch file in one table."""
    console = remarks()
    count = len(error.problems)
    told = list(error.grouped())
    console.print(f"Erreur : {error.file} ne peut pas être envoyé, {_problems(count)}. Rien n'a été envoyé.")
    table = Table("Cellule", "Problème", box=box.SIMPLE)
    for place, reason in told[:MOST_PROBLEMS]:
        table.add_row(place, reason)
    console.print(table)
    if len(told) > MOST_PROBLEMS:
        console.print(f"… et {number(len(told) - MOST_PROBLEMS)} autres endroits.")


def _problems(count: int) -> str:
    return f"{number(count)} problèmes" if count > 1 else "un problème"


def tell_rehearsal(records: Sequence[Record], batch: Path) -> None:
    """Print how a dry run went: how many rows came as far as Enregistrer, and what kept the others."""
    console = answers()
    ready = sum(record.state is State.PENDING for record in records)
    console.print(f"{batch} : {lines(len(records))}, dont {number(ready)} jusqu'à Enregistrer. Rien n'a été créé.")
    kept = [record for record in records if record.state is not State.PENDING]
    if kept:
        table = Table("Ligne", "Référence", "État", "Motif", box=box.SIMPLE)
        for record in kept[:MOST_PROBLEMS]:
            table.add_row(str(record.row.line), record.row.key, WORDS[record.state], record.reason)
        console.print(table)


def tell(records: Sequence[Record], journal: Path) -> None:
    """Print the counts, the first rows that need somebody, and what to do next."""
    console = answers()
    console.print(f"{journal} : {lines(len(records))}, dont {said(counts(records))}.")
    troubled = [record for record in records if record.state in TROUBLED]
    if troubled:
        table = Table("Ligne", "Référence", "État", "Motif", box=box.SIMPLE)
        for record in troubled[:MOST_SHOWN]:
            table.add_row(str(record.row.line), record.row.key, WORDS[record.state], record.reason)
        console.print(table)
    if len(troubled) > MOST_SHOWN:
        console.print(f"… et {number(len(troubled) - MOST_SHOWN)} autres : myopenip robot report {journal}")
    if exit_code(records) is Exit.UNFINISHED:
        console.print(f"Reste à finir : relancez le lot avec --journal {journal}")
