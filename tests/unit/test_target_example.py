"""The example target: valid, and complete, since it is the reference of the target file."""

from __future__ import annotations

import tomllib
import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Union, get_args, get_origin

import msgspec
import pytest

from pages.target import ROLES, TARGETS, load
from pages.target.dataset import CASES
from pages.target.schema import Written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = (TARGETS / "example.toml").read_text(encoding="utf-8")
EMBEDDED = TEXT.replace("base_url =", "# base_url =").replace("# [launch]\n# options", "[launch]\noptions")
"""The example with its other choice, a portal to launch, taken."""


def structs(kind: object) -> Iterator[type[msgspec.Struct]]:
    """List the tables of the schema below a type."""
    todo, seen = [kind], set()
    while todo:
        kind = todo.pop()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            if kind not in seen:
                seen.add(kind)
                yield kind
                todo += [field.type for field in msgspec.structs.fields(kind)]
        else:
            todo += get_args(kind)


def used(value: object, kind: object) -> Iterator[tuple[type, str]]:
    """List the keys that a file uses, each with its table."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        for field in msgspec.structs.fields(kind):
            if field.name in value:
                yield kind, field.name
                yield from used(value[field.name], field.type)
    elif get_origin(kind) is Mapping and isinstance(value, dict):
        for item in value.values():
            yield from used(item, get_args(kind)[1])
    elif get_origin(kind) is tuple and isinstance(value, list):
        for item in value:
            yield from used(item, get_args(kind)[0])


def test_the_example_is_valid() -> None:
    assert load("example").base_url == "https://recette.operateur.example"


def test_its_other_choice_is_valid_too(tmp_path: Path) -> None:
    file = tmp_path / "embedded.toml"
    file.write_text(EMBEDDED, encoding="utf-8")
    launch = load(str(file)).launch
    assert launch is not None
    assert launch.options == ("--skin", "rich")


def test_every_key_of_the_schema_is_in_it() -> None:
    schema = {(kind, field) for kind in structs(Written) for field in kind.__struct_fields__}
    found = {*used(tomllib.loads(TEXT), Written), *used(tomllib.loads(EMBEDDED), Written)}
    assert {(kind.__name__, field) for kind, field in schema - found} == set()


@pytest.mark.parametrize("word", [*ROLES, *CASES])
def test_every_role_and_case_is_named_in_it(word: str) -> None:
    assert word in TEXT
