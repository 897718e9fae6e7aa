"""`myopenip robot sample`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.options import FILE, Whole, help_option, refuse

if TYPE_CHECKING:
    from pathlib import Path


@click.command(options_metavar="[OPTIONS]")
@click.argument("out", type=FILE)
@click.option("--rows", type=Whole(1_000_000), default=20, metavar="N", help="Nombre de lignes (20).")
@click.option("--scale", type=Whole(1_000_000), default=60, metavar="N", help="Nombre d'offres du portail (60).")
@click.option("--seed", type=Whole(9_999_999), default=1, metavar="N", help="Graine des offres du portail (1).")
@help_option
def sample(out: Path, rows: int, scale: int, seed: int) -> int:
    """Écrire dans OUT un lot d'exemple (.xlsx ou .csv)."""
    from bulk.batch.writing import KINDS, write
    from bulk.row import Row
    from portal.sampling import wishes

    if out.suffix.casefold() not in KINDS:
        refuse(f"{out} : le nom du lot doit finir par {' ou '.join(KINDS)}.")
    if out.exists():
        refuse(f"{out} existe déjà ; donnez un autre nom.")
    made = (
        Row(
            key=f"EX-{number:05d}",
            line=number + 1,
            offer=wish.offer,
            order=wish.order,
            client_contacts=wish.client,
            partner_contacts=wish.partner,
            subject=wish.subject,
            content=wish.content,
        )
        for number, wish in enumerate(wishes(rows, scale, seed), 1)
    )
    try:
        write(made, out)
    except OSError as error:
        refuse(f"{out} : écriture impossible ({error.strerror}).")
    click.echo(f"Lot d'exemple : {out}\nPour un portail lancé par : myopenip portal --scale {scale} --seed {seed}")
    return 0
