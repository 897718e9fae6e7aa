"""The widgets of the form tried as scenarios will: what is found is not driven yet, where its kind is unheard of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pages.conversation_form import ConversationForm
from pages.errors import NotOffered, PageError
from pages.naming import says

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from doctor.look import Look
    from pages.components import Choices, TextBox
    from pages.conversation_form import ContactKind

TYPED = "Essai de doctor"


def try_out(look: Look, form: ConversationForm, able: Mapping[ContactKind, Sequence[str]]) -> None:
    """Read the contacts, of whom these are known to be *able* to take part; type in the fields, and empty them."""
    for kind, names in able.items():
        look.drive(form.tab, ConversationForm, f"{kind}_contacts", partial(_read, form.contacts(kind), names))
    for field in (form.subject, form.content):
        look.drive(form.tab, ConversationForm, field.name, partial(_type, field))


def _read(menu: Choices, able: Sequence[str]) -> None:
    """Read what a menu offers. Raises NotOffered where that is nothing, or nobody of those who are *able*."""
    offered = menu.offered()
    if not offered or (able and not any(says(label, name) for label in offered for name in able)):
        told, wanted = ", ".join(offered) or "aucun choix", ", ".join(able) or "un contact au moins"
        raise NotOffered(f"lu : {told} ; attendu : {wanted}")


def _type(field: TextBox) -> None:
    """Type in a field and empty it again. Raises PageError where it does not hold what was typed."""
    field.fill(TYPED)
    held = field.read()
    field.fill("")
    if held != TYPED:
        raise PageError(f"tapé : « {TYPED} » ; relu : « {held} »")
