"""When two texts are the same for a reader, and whether a conversation is the one that a row asks for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pages.naming import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulk.messages import Intent

_ENOUGH = 60
"""Characters of a text cut short by the portal that are enough to recognise it."""


def plain(text: str) -> str:
    """A text without what portals change on the way: Unicode form, line ends, blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def same(shown: str, wanted: str) -> bool:
    """Whether a portal shows the text that was written, maybe cut short."""
    shown, wanted = plain(shown), plain(wanted)
    cut = shown.removesuffix("…").removesuffix("...").rstrip()
    return shown == wanted or (len(cut) >= _ENOUGH and wanted.startswith(cut))


def told(name: str, labels: Iterable[str]) -> bool:
    """Whether one of the labels is, or says, the name."""
    return any(says(plain(label), plain(name)) for label in labels)


def recognised(intent: Intent, *, subject: str, content: str, details: str) -> bool:
    """Whether a conversation, as its page shows it, is what the form held when it was saved.

    Names count wherever they stand, joined to others or not: what is not recognised may be made twice.
    """
    expected = (*intent.contacts, *([intent.order] if intent.order else []))
    return (
        same(subject, intent.subject)
        and same(content, intent.content)
        and all(plain(_bare(one)) in plain(details) for one in expected)
    )


def _bare(label: str) -> str:
    """A contact's name without what a menu adds in brackets after it."""
    return label.partition(" (")[0]
