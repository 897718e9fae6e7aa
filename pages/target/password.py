"""Where an account's password is kept: an environment variable or an entry of the system's keyring."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

from pages.secret import Secret
from pages.target.errors import TargetError

if TYPE_CHECKING:
    from pages.target.schema import Account


def password(role: str, account: Account) -> Secret:
    """Read the password of an account now; raises TargetError that says what to type if it is missing."""
    if account.password_env is not None:
        return _from_environment(role, account.password_env)
    return _from_keyring(role, account.password_keyring or "")


def _from_environment(role: str, variable: str) -> Secret:
    value = os.environ.get(variable)
    if not value:
        raise TargetError(
            f"Mot de passe absent pour le compte « {role} » : la variable d'environnement {variable} "
            f"n'est pas définie. Tapez : export {variable}=…"
        )
    return Secret(value)


def _from_keyring(role: str, entry: str) -> Secret:
    service, _, name = entry.partition("/")
    try:
        keyring = importlib.import_module("keyring")
    except ModuleNotFoundError:
        raise TargetError(
            f"Mot de passe illisible pour le compte « {role} » : le trousseau demande le paquet « keyring », "
            "qui n'est pas installé. Tapez : pip install keyring"
        ) from None
    try:
        value: str | None = keyring.get_password(service, name)
    except keyring.errors.KeyringError as error:
        raise TargetError(
            f"Mot de passe illisible pour le compte « {role} » : le trousseau ne répond pas ({type(error).__name__})."
        ) from None
    if not value:
        raise TargetError(
            f"Mot de passe absent pour le compte « {role} » : le trousseau n'a pas d'entrée « {entry} ». "
            f"Tapez : keyring set {service} {name}"
        )
    return Secret(value)
