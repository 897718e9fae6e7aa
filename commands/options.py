"""Kinds of values on the command line, refused in French, and what every command says alike."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from typing import NoReturn

FILE = click.Path(path_type=Path)
help_option = click.help_option("--help", help="Afficher cette aide.")


def refuse(message: str) -> NoReturn:
    """End the command with what is wrong with what was given: nothing was done."""
    raise click.ClickException(message) from None


def not_overheard() -> None:
    """End the command where the environment would have passwords written down."""
    from pages.secret import OVERHEARD, overheard

    if overheard():
        refuse(OVERHEARD)


class Whole(click.ParamType[int]):
    """A whole number between two bounds."""

    name = "entier"

    def __init__(self, most: int, least: int = 0) -> None:
        self.most = most
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        if str(value).isdecimal() and self.least <= int(value) <= self.most:
            return int(value)
        return self._refuse(value, param, ctx)

    def _refuse(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        expected = f"un nombre entier de {self.least} à {self.most} est attendu"
        self.fail(f"{expected}, et non « {value} »", param, ctx)


class PerMinute(click.ParamType[int]):
    """Rows a minute, written « 30 » or « 30/min »."""

    name = "débit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        found = re.fullmatch(r"([1-9]\d{0,5})(/min)?", str(value))
        return int(found[1]) if found else self._refuse(value, param, ctx)

    def _refuse(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        self.fail(f"un nombre de lignes par minute est attendu, comme 30/min, et non « {value} »", param, ctx)


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "mot"

    def __init__(self, *words: str) -> None:
        self._words = words

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        if value not in self.words:
            self.fail(f"{', '.join(self.words)} : l'un de ces mots est attendu, et non « {value} »", param, ctx)
        return str(value)


class RoleName(OneOf):
    """A role that accounts have."""

    @property
    def words(self) -> tuple[str, ...]:
        from pages.target import ROLES

        return ROLES


class AccountOption(click.ParamType[tuple[str, str, str]]):
    """A role, a login and the name of a variable: ``admin=qa.admin:RECETTE_ADMIN``."""

    name = "compte"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str, str]:
        from pages.target import ROLES

        role, _, account = str(value).partition("=")
        login, _, variable = account.rpartition(":")
        if role not in ROLES or not login or not variable.isidentifier():
            roles = ", ".join(ROLES)
            self.fail(f"rôle=identifiant:VARIABLE est attendu, rôle parmi {roles}, et non « {value} »", param, ctx)
        return role, login, variable


class KnownDefect(click.ParamType[str]):
    """The name of a defect of the reference portal; any other is refused with the nearest one."""

    name = "défaut"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        from portal.defects import DEFECTS, UnknownDefect

        if value not in DEFECTS:
            self.fail(str(UnknownDefect(value)), param, ctx)
        return str(value)
