"""`myopenip portal`."""

from __future__ import annotations

import click

from commands.options import KnownDefect, OneOf, Whole, help_option
from portal.skins import SKINS


def list_defects(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's signature
    """Print the defects, then end."""
    if wanted:
        from portal.defects import DEFECTS

        width = max(map(len, DEFECTS))
        for one in DEFECTS.values():
            click.echo(f"{one.requirement}  {one.name:<{width}}  {one.sentence}")
        ctx.exit()


@click.command(options_metavar="[OPTIONS]")
@click.option("--port", type=Whole(65_535), default=8000, metavar="N", help="Port d'écoute (8000), 0 : un port libre.")
@click.option("--scale", type=Whole(1_000_000), default=60, metavar="N", help="Nombre d'offres inventées (60).")
@click.option("--seed", type=Whole(9_999_999), metavar="N", help="Graine des offres : la même donne les mêmes.")
@click.option("--latency", type=Whole(60_000), default=0, metavar="MS", help="Délai moyen de chaque requête (0 ms).")
@click.option("--skin", type=OneOf(*SKINS), default=SKINS[0], metavar="NOM", help="Habillage du portail (classic).")
@click.option(
    "--defect", "defects", type=KnownDefect(), multiple=True, metavar="NOM", help="Défaut à activer ; peut être répété."
)
@click.option(
    "--list-defects",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=list_defects,
    help="Énumérer les défauts.",
)
@help_option
def portal(  # noqa: PLR0913, PLR0917 - one argument per option
    port: int, scale: int, seed: int | None, latency: int, skin: str, defects: tuple[str, ...]
) -> None:
    """Démarrer le portail de référence sur cette machine."""
    from portal.server import run

    run(port=port, scale=scale, seed=seed, latency=latency, skin=skin, defects=defects)
