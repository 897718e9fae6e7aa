"""The command `myopenip`: wiring only. Each command imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import bulk.sending  # noqa: F401 - adds its commands to those of the robot
from bulk.commands import refuse, robot
from bulk.options import Whole
from pages.target.schema import ROLES
from portal.skins import SKINS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pages.target import Target


class KnownDefect(click.ParamType[str]):
    """The name of a defect of the reference portal; any other is refused in French with the nearest one."""

    name = "défaut"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        from portal.defects import DEFECTS, UnknownDefect

        if value not in DEFECTS:
            self.fail(str(UnknownDefect(value)), param, ctx)
        return str(value)


def list_defects(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's signature
    """Print the defects, then end."""
    if wanted:
        from portal.defects import DEFECTS

        width = max(map(len, DEFECTS))
        for one in DEFECTS.values():
            click.echo(f"{one.requirement}  {one.name:<{width}}  {one.sentence}")
        ctx.exit()


class OneOf(click.ParamType[str]):
    """One of a few words, refused in French."""

    name = "mot"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        if value not in self.words:
            self.fail(f"{', '.join(self.words)} : l'un de ces mots est attendu, et non « {value} »", param, ctx)
        return str(value)


class AccountOption(click.ParamType[tuple[str, str, str]]):
    """A role, a login and the name of a variable: ``admin=qa.admin:RECETTE_ADMIN``."""

    name = "compte"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str, str]:
        role, _, account = str(value).partition("=")
        login, _, variable = account.rpartition(":")
        if role not in ROLES or not login or not variable.isidentifier():
            roles = ", ".join(ROLES)
            self.fail(f"rôle=identifiant:VARIABLE est attendu, rôle parmi {roles}, et non « {value} »", param, ctx)
        return role, login, variable


class French(click.HelpFormatter):
    """Help whose headings are in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Usage : " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part, with the space that French puts before a colon."""
        self.write(f"{'Commandes' if heading == 'Commands' else heading} :\n")


click.Context.formatter_class = French


help_option = click.help_option("--help", help="Afficher cette aide.")


@click.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@click.version_option(version("myopenip-suite"), message="myopenip %(version)s", help="Afficher la version.")
@help_option
def cli() -> None:
    """Outils de la suite MyOpenIP."""


@cli.command(options_metavar="[OPTIONS]")
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


@cli.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def gherkin() -> None:
    """Vérifier les scénarios sans les lancer, lister les phrases."""


@gherkin.command(options_metavar="[OPTIONS]")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[CHEMIN] …")
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
        raise click.ClickException(str(error)) from None
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
        raise click.ClickException(str(error)) from None


@cli.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@help_option
def evidence() -> None:
    """Vérifier ce que les passages ont écrit."""


@evidence.command(options_metavar="[OPTIONS]")
@click.argument("folder", type=click.Path(path_type=Path), default="reports/out", metavar="[DOSSIER]")
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
        raise click.ClickException(str(error)) from None
    click.echo(words)
    return code


cli.add_command(robot)


@robot.command(options_metavar="[OPTIONS]")
@click.argument("out", type=click.Path(path_type=Path))
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


def within_reach(target: Target, data: Path | None) -> AbstractContextManager[Target]:
    """Start the embedded portal for as long as a command needs it; any other portal is there already."""
    from fixtures.portal import demonstration

    return demonstration(target, data)


@cli.command(options_metavar="[OPTIONS]")
@click.option("--target", "name", default="embedded", metavar="CIBLE", help="Nom ou chemin d'une cible (embedded).")
@click.option("--base-url", metavar="URL", help="Adresse du portail, à la place de celle de la cible.")
@click.option("--role", type=OneOf(*ROLES), metavar="ROLE", help="Ne se connecter qu'avec le compte de ce rôle.")
@click.option(
    "--format", "form", type=OneOf("text", "json"), default="text", metavar="FORME", help="text ou json (text)."
)
@help_option
def doctor(name: str, base_url: str | None, role: str | None, form: str) -> int:
    """Dire si une cible est apte, ou ce qui lui manque."""
    from doctor.command import doctor as run

    return run(name, base_url=base_url, role=role, form=form)


@cli.group(subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
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

    return run(base_url, out, given(accounts) if accounts else asked(ROLES))


def in_french(error: click.UsageError) -> str:
    """Return what is wrong with the command line, in French."""
    match error:
        case click.exceptions.NoSuchCommand():
            return f"commande inconnue : « {error.command_name} »{_nearest(error.possibilities)}"
        case click.NoSuchOption():
            return f"option inconnue : « {error.option_name} »{_nearest(error.possibilities)}"
        case click.MissingParameter(param=click.Parameter(opts=[*_, name])):
            return f"il manque « {name} »"
        case click.BadParameter(param=click.Parameter(opts=[*_, name])):
            return f"{name} : {error.message}"
        case click.BadOptionUsage():
            return f"l'option « {error.option_name} » est mal employée"
        case _:
            return "la ligne de commande n'est pas comprise ; voir « myopenip --help »"


def _nearest(names: list[str] | None) -> str:
    return f" ; peut-être « {names[0]} »" if names else ""


def main() -> None:
    """Run the command; a wrong command line, or nothing to work with, ends with one message and exit code 2."""
    arguments = sys.argv[1:] or ["--help"]
    try:
        code = cli.main(arguments, prog_name="myopenip", standalone_mode=False, obj=within_reach)
    except click.UsageError as error:
        click.echo(f"Erreur : {in_french(error)}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"Erreur : {error.message}", err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    sys.exit(code)


if __name__ == "__main__":
    main()
