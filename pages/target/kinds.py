"""What the values of a target file may be; each description ends the sentence « cette clé attend … »."""

from typing import Annotated

import msgspec
from msgspec import Meta

Text = Annotated[str, Meta(min_length=1, description="un texte non vide")]
Seconds = Annotated[float, Meta(gt=0, le=600, description="un nombre de secondes (plus grand que 0, 600 au plus)")]
Characters = Annotated[int, Meta(ge=1, le=1_000_000, description="un nombre de caractères (de 1 à 1 000 000)")]
Variable = Annotated[
    str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", description="le nom d'une variable d'environnement")
]
Entry = Annotated[str, Meta(pattern=r"^[^/]+/.+$", description="une entrée du trousseau, écrite « service/entrée »")]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the target file: immutable, no key but its own."""
