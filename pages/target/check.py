"""Judge a target file against its schema: every problem at once, in French, each with its key and line."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from pages.target.errors import KeyPath, Unfit, dotted, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXPECTED = {str: "un texte", bool: "true ou false", float: "un nombre", int: "un nombre entier"}
_FOUND = {
    str: "un texte",
    bool: "un booléen",
    int: "un nombre entier",
    float: "un nombre",
    list: "une liste",
    dict: "une table",
}
_SECRETS = ("password", "passwd", "mot_de_passe", "mdp", "secret")


class Fault(NamedTuple):
    """One problem of a target file: the key, or its table where a key is missing, and a French sentence."""

    at: KeyPath
    text: str


def faults(value: object, kind: object, at: KeyPath = ()) -> Iterator[Fault]:
    """List what is wrong with a value read from TOML, given the type that the schema wants there."""
    kind = _present(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _struct(value, kind, at)
    elif get_origin(kind) is Mapping:
        yield from _mapping(value, kind, at)
    elif get_origin(kind) is tuple:
        yield from _array(value, kind, at)
    elif not _converts(value, kind):
        yield Fault(at, f"« {dotted(at)} » attend {_expected(kind)}, et non {_found(value, kind)}.")


def _struct(value: object, kind: type[msgspec.Struct], at: KeyPath) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(at, f"« {dotted(at)} » attend une table, et non {_found(value, kind)}.")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    inner = [*_unknown(value, fields, at)]
    inner += [
        Fault(at, f"clé obligatoire absente : « {dotted((*at, name))} ».")
        for name, field in fields.items()
        if field.required and name not in value
    ]
    for name, field in fields.items():
        if name in value:
            inner += faults(value[name], field.type, (*at, name))
    yield from inner or _together(value, kind, at)


def _mapping(value: object, kind: object, at: KeyPath) -> Iterator[Fault]:
    names, values = get_args(kind)
    if not isinstance(value, dict):
        yield Fault(at, f"« {dotted(at)} » attend une table, et non {_found(value, kind)}.")
        return
    known = next((meta.extra["known"] for meta in get_args(names)[1:] if meta.extra), None)
    if known is not None:
        yield from _unknown(value, known, at)
    for name, item in value.items():
        if known is None or name in known:
            yield from faults(item, values, (*at, name))


def _array(value: object, kind: object, at: KeyPath) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(at, f"« {dotted(at)} » attend une liste, et non {_found(value, kind)}.")
        return
    for place, item in enumerate(value):
        yield from faults(item, get_args(kind)[0], (*at, place))


def _unknown(
    value: Mapping[str, object], known: Mapping[str, object] | tuple[str, ...], at: KeyPath
) -> Iterator[Fault]:
    for name in value:
        if name not in known:
            secret = any(word in name.casefold() for word in _SECRETS)
            hint = " Un mot de passe ne s'écrit jamais dans ce fichier." if secret else ""
            yield Fault((*at, name), f"clé inconnue : « {dotted((*at, name))} » ; {nearest(name, known)}{hint}")


def _together(value: object, kind: type[msgspec.Struct], at: KeyPath) -> Iterator[Fault]:
    """Let the struct judge its fields together, once each of them is valid."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        if not isinstance(error.__cause__, Unfit):
            raise
        for inner, text in error.__cause__.problems:
            path = (*at, *inner)
            yield Fault(path, f"« {dotted(path)} » {text}.")


def _converts(value: object, kind: object) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _present(kind: object) -> object:
    """Drop the ``| None`` of an optional key: TOML cannot say None."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(choice for choice in get_args(kind) if choice is not types.NoneType)
    return kind


def _expected(kind: object) -> str:
    if get_origin(kind) is Literal:
        return " ou ".join(f"« {choice} »" for choice in get_args(kind))
    if get_origin(kind) is Annotated:
        return str(next(meta.description for meta in get_args(kind)[1:]))
    return next(words for of, words in _EXPECTED.items() if of is kind)


def _of_text(kind: object) -> bool:
    return kind is str or (get_origin(kind) is Annotated and get_args(kind)[0] is str)


def _found(value: object, kind: object) -> str:
    """Describe a value; a text is repeated only where it cannot be a misplaced password."""
    if isinstance(value, str) and get_origin(kind) is Literal:
        return f"« {value} »"
    if value == "":
        return "un texte vide"
    words = "un autre texte" if isinstance(value, str) and _of_text(kind) else _FOUND.get(type(value), "une date")
    return f"{words} ({str(value).lower()})" if isinstance(value, int | float) else words
