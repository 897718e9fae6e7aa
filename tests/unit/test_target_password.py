"""Passwords: where they are read, what is said when they are missing, and that they never show."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import keyring as real_keyring
import msgspec
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as Refusing

from pages.target import Account, Secret, Target, TargetError

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = Target(
    name="Recette",
    file=Path("recette.toml"),
    accounts={
        "admin": Account(login="a", password_env="RECETTE_ADMIN"),
        "disabled": Account(login="d", password_keyring="recette/d/1"),
    },
)


class KeyringError(Exception):
    pass


def refusal(role: str) -> str:
    with pytest.raises(TargetError) as caught:
        TARGET.password(role)
    return str(caught.value)


def keyring(monkeypatch: pytest.MonkeyPatch, get_password: Callable[[str, str], str | None]) -> None:
    module = ModuleType("keyring")
    vars(module).update(get_password=get_password, errors=SimpleNamespace(KeyringError=KeyringError))
    monkeypatch.setitem(sys.modules, "keyring", module)


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECETTE_ADMIN", "hunter2")
    assert TARGET.password("admin").reveal() == "hunter2"
    assert TARGET.account("admin").login == "a"


@pytest.mark.parametrize("value", [None, ""])
def test_a_variable_that_is_not_set(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("RECETTE_ADMIN", raising=False)
    if value is not None:
        monkeypatch.setenv("RECETTE_ADMIN", value)
    assert refusal("admin") == (
        "Mot de passe absent pour le compte « admin » : la variable d'environnement RECETTE_ADMIN "
        "n'est pas définie. Tapez : export RECETTE_ADMIN=…"
    )


def test_from_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring(monkeypatch, lambda service, name: {("recette", "d/1"): "hunter2"}.get((service, name)))
    assert TARGET.password("disabled") == Secret("hunter2")


def test_the_keyring_library_itself() -> None:
    class Kept(KeyringBackend):
        """A backend as somebody's system has one."""

        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return {("recette", "d/1"): "hunter2"}.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            raise NotImplementedError

    former = real_keyring.get_keyring()
    real_keyring.set_keyring(Kept())  # type: ignore[no-untyped-call]
    try:
        assert TARGET.password("disabled") == Secret("hunter2")
        real_keyring.set_keyring(Refusing())  # type: ignore[no-untyped-call]
        assert "le trousseau ne répond pas (NoKeyringError)" in refusal("disabled")
    finally:
        real_keyring.set_keyring(former)


def test_an_absent_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring(monkeypatch, lambda *_: None)
    assert refusal("disabled") == (
        "Mot de passe absent pour le compte « disabled » : le trousseau n'a pas d'entrée « recette/d/1 ». "
        "Tapez : keyring set recette d/1"
    )


def test_a_locked_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(service: str, name: str) -> str:
        raise KeyringError

    keyring(monkeypatch, locked)
    assert refusal("disabled") == (
        "Mot de passe illisible pour le compte « disabled » : le trousseau ne répond pas (KeyringError)."
    )


def test_no_keyring_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert refusal("disabled") == (
        "Mot de passe illisible pour le compte « disabled » : le trousseau demande le paquet « keyring », "
        "qui n'est pas installé. Tapez : pip install keyring"
    )


def test_no_such_account() -> None:
    assert refusal("non_admin_with_right") == (
        "la cible « Recette » n'a pas de compte « non_admin_with_right » : [accounts.non_admin_with_right] est absent"
    )


def test_a_secret_never_shows() -> None:
    secret = Secret("hunter2")
    assert [str(secret), repr(secret), f"{secret}", f"{secret:>9}", f"{secret!r}"] == ["•••"] * 5
    assert "hunter2" not in repr({"password": secret})
    assert not isinstance(secret, str)
    assert not hasattr(secret, "__dict__")


@pytest.mark.parametrize("write", [pickle.dumps, copy.deepcopy, json.dumps, msgspec.json.encode])
def test_a_secret_is_not_written(write: Callable[[object], object]) -> None:
    with pytest.raises(TypeError) as caught:
        write({"password": Secret("hunter2")})
    assert "hunter2" not in str(caught.value)


def test_secrets_compare_by_value() -> None:
    assert Secret("é") == Secret("é")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
