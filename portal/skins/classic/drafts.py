"""The form as it is posted (EX-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal import rules
from portal.sheets import lines

if TYPE_CHECKING:
    from django.http import QueryDict


def read(posted: QueryDict) -> rules.Draft:
    """Take a draft from a submission: to the letter."""
    return rules.Draft(
        order=posted.get("commande", ""),
        contacts=tuple(posted.getlist("contacts")),
        subject=lines(posted.get("sujet", "")),
        content=lines(posted.get("contenu", "")),
    )
