"""Values of the target schema, written as TOML that can be pasted into a target file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator


def inline(value: object) -> str:
    """Write a value on one line; what stands at its default is left out of a table."""
    if isinstance(value, msgspec.Struct):
        value = told(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {inline(item)}" for name, item in value.items()) + " }"
    if isinstance(value, str):
        # A basic string of TOML is a JSON string, but for the one control character that JSON lets through.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Sequence):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def table(path: str, value: msgspec.Struct) -> str:
    """Write a struct as a table with its own header; arrays of structs become arrays of tables below it."""
    return "\n".join(_table(path, value))


def _table(path: str, value: msgspec.Struct, header: str = "[{}]") -> Iterator[str]:
    yield header.format(path)
    fields = told(value)
    arrays = {name: item for name, item in fields.items() if isinstance(item, tuple) and _holds_structs(item)}
    for name, item in fields.items():
        if name not in arrays:
            yield f"{name} = {inline(item)}"
    for name, items in arrays.items():
        for item in items:
            yield ""
            yield from _table(f"{path}.{name}", item, "[[{}]]")


def told(value: msgspec.Struct) -> dict[str, object]:
    """The fields of a struct that differ from their defaults, in their order."""
    return {
        field.name: item
        for field in msgspec.structs.fields(value)
        if (item := getattr(value, field.name)) != field.default
    }


def _holds_structs(values: tuple[object, ...]) -> bool:
    return bool(values) and isinstance(values[0], msgspec.Struct)
