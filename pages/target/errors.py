"""What is wrong with a target file: said in French, with the key and its line."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from pages.errors import NotVerifiable

KeyPath = tuple[str | int, ...]
"""Where a value is in a target file: keys of tables, places in arrays (from 0)."""


class TargetError(Exception):
    """The target cannot be used; the message is French, one line per problem, and holds no secret."""


class NoAccount(TargetError, NotVerifiable):
    """The target has no account for a role: what needs one cannot be judged."""


class Unfit(ValueError):
    """A struct whose fields are each valid but do not go together: pairs of key path and French reason."""

    def __init__(self, *problems: tuple[KeyPath, str]) -> None:
        super().__init__(*problems)
        self.problems = problems


def closest(wrong: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant, if any is near."""
    return next(iter(get_close_matches(wrong, sorted(known), n=1)), None)


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Say which known name was probably meant, or else all of them."""
    names = sorted(known)
    if close := closest(wrong, names):
        return f"vouliez-vous dire « {close} » ?"
    return f"noms connus : {', '.join(names)}."


def dotted(path: Sequence[str | int]) -> str:
    """Write a key path as the file does; a place in an array counts from 1, as people do."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[n° {part + 1}]"
        else:
            bare = part.replace("-", "").replace("_", "")
            key = part if bare.isascii() and bare.isalnum() else f'"{part}"'
            text += f".{key}" if text else key
    return text
