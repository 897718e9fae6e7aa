"""Text as it is compared: without case, accents or spare blanks, so that every database finds the same."""

from __future__ import annotations

import unicodedata

_SPELT = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ß": "ss"})


def normalise(text: str) -> str:
    """Return the form that is kept in search columns and looked for in them (EX-08)."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return " ".join(bare.translate(_SPELT).split())
