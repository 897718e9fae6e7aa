"""Kinds of values on the command line, refused in French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from typing import NoReturn


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
