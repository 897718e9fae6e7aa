"""The accounts of a target that has no file yet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pages.target import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def given(accounts: Iterable[tuple[str, str, str]]) -> Mapping[str, Account]:
    """Accounts told on the command line: role, login, variable of the password."""
    return {role: Account(login=login, password_env=variable) for role, login, variable in accounts}


def asked(roles: Sequence[str]) -> Mapping[str, Account]:
    """Ask for each role's login, and for its password unless its variable holds it; passwords stay in memory."""
    found = {}
    for role in roles:
        login = click.prompt(
            f"Identifiant du compte « {role} » (vide : aucun)", default="", show_default=False, err=True
        )
        if login:
            variable = f"MYOPENIP_{role.upper()}"
            if not os.environ.get(variable):
                os.environ[variable] = click.prompt(f"Mot de passe (ou variable {variable})", hide_input=True, err=True)
            found[role] = Account(login=login, password_env=variable)
    return found
