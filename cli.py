"""The command `myopenip`: its groups of commands, and French where click would speak English."""

from __future__ import annotations

import sys

import click

from commands.doctor import doctor, target
from commands.evidence import evidence
from commands.gherkin import gherkin
from commands.options import help_option
from commands.portal import portal
from commands.robot import robot


class French(click.HelpFormatter):
    """Help whose headings are in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Usage : " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part, with the space that French puts before a colon."""
        self.write(f"{'Commandes' if heading == 'Commands' else heading} :\n")


click.Context.formatter_class = French


@click.group(no_args_is_help=False, subcommand_metavar="COMMANDE …", options_metavar="[OPTIONS]")
@click.version_option(package_name="myopenip-suite", message="myopenip %(version)s", help="Afficher la version.")
@help_option
def cli() -> None:
    """Outils de la suite MyOpenIP."""


for command in (portal, robot, doctor, target, gherkin, evidence):
    cli.add_command(command)


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
        code = cli.main(arguments, prog_name="myopenip", standalone_mode=False)
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
