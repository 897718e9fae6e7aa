"""`myopenip doctor` and `myopenip target …`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import AccountOption, OneOf, RoleName, help_option, not_overheard


@click.command(options_metavar="[OPTIONS]")
@click.option("--target", "name", default="embedded", metavar="CIBLE", help="Nom ou chemin d'une cible (embedded).")
@click.option("--base-url", metavar="URL", help="Adresse du portail, à la place de celle de la cible.")
@click.option("--role", type=RoleName(), metavar="ROLE", help="Ne se connecter qu'avec le compte de ce rôle.")
@click.option(
    "--format", "form", type=OneOf("text", "json"), default="text", metavar="FORME", help="text ou json (text)."
)
@help_option
def doctor(name: str, base_url: str | None, role: str | None, form: str) -> int:
    """Dire si une cible est apte, ou ce qui lui manque."""
    from doctor.command import doctor as run

    not_overheard()
    return run(name, base_url=base_url, role=role, form=form)


@click.group(subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def target() -> None:
    """Préparer un fichier cible."""


@target.command(options_metavar="[OPTIONS]")
@click.option("--base-url", required=True, metavar="URL", help="Adresse du portail.")
@click.option("--out", type=Path, required=True, metavar="FICHIER", help="Fichier à écrire ; il ne doit pas exister.")
@click.option(
    "--account",
    "accounts",
    type=AccountOption(),
    multiple=True,
    metavar="RÔLE=IDENTIFIANT:VARIABLE",
    help="Un compte, et la variable d'environnement de son mot de passe ; à répéter. Sans elle, ils sont demandés.",
)
@help_option
def init(base_url: str, out: Path, accounts: tuple[tuple[str, str, str], ...]) -> int:
    """Visiter un portail inconnu et écrire une première cible."""
    from doctor.accounts import asked, given
    from doctor.command import init as run
    from pages.target import ROLES

    not_overheard()
    return run(base_url, out, given(accounts) if accounts else asked(ROLES))
