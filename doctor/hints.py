"""What each declared element can look like: the roles of its kind, other words for it, and telling marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doctor.likeness import words
from pages.components import (
    Button,
    Checkbox,
    Choices,
    Heading,
    MenuFilter,
    Notices,
    Opener,
    Rows,
    Text,
    TextBox,
    TextFilter,
)
from pages.login import LoginPage
from pages.target.dataset import OPEN, TERMINATED, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from doctor.candidates import Candidate
    from pages.base import Component

ROLES: Mapping[type[Component], Mapping[str, float]] = {
    Opener: {"link": 1, "button": 1, "switch": 0.8, "menuitem": 0.7},
    Button: {"button": 1, "link": 0.9, "menuitem": 0.9, "tab": 0.6},
    TextBox: {"textbox": 1, "searchbox": 1, "iframe": 0.9, "combobox": 0.5},
    TextFilter: {"textbox": 1, "searchbox": 1, "combobox": 0.8, "listbox": 0.7},
    MenuFilter: {"combobox": 1, "listbox": 0.9, "textbox": 0.7, "searchbox": 0.7},
    Checkbox: {"checkbox": 1, "switch": 1},
    Choices: {"group": 1, "radiogroup": 1, "listbox": 1, "combobox": 1, "rows": 0.5, "button": 0.5, "link": 0.5},
    Rows: {"rows": 1},
    Heading: {"heading": 1},
    Text: {
        "region": 1,
        "article": 0.9,
        "blockquote": 0.9,
        "group": 0.8,
        "definitions": 0.8,
        "tabpanel": 0.8,
        "pre": 0.9,
        "part": 0.8,
    },
    Notices: {"alert": 1, "status": 1, "message": 0.9, "dialog": 0.6},
}
"""How well a role suits a kind of element, from 0 to 1; a role that is not there never does."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "conversation_form.eligible_only": ("Masquer les contacts indisponibles", "Seulement les contacts disponibles"),
    "conversation_form.subject": ("Sujet",),
    "conversation_form.client_contacts": ("Contacts Client",),
    "conversation_form.partner_contacts": ("Contacts Partenaire",),
    "offers.detail": ("Voir", "Ouvrir"),
    "offers.rows": ("OC",),
    "offer_detail.start": ("Nouvelle conversation", "Nouvel échange"),
    "conversation.details": ("Informations",),
    "menu.offers": ("OC", "Offres"),
    "notifications.contact": ("Nom du contact", "Nom"),
}
"""Wordings that portals use beside the guide's own."""

_FACTS = frozenset({"commande", "contact", "client", "partenaire", "auteur", "date"})
"""What the details of a conversation speak of (EX-21)."""
_SEVERAL = 3

MARKS: Mapping[str, Callable[[Candidate], bool]] = {
    "login.login": lambda one: one.type in {"text", "email"} and one.form,
    "login.password": lambda one: one.type == "password",
    "login.notices": lambda one: any(word in one.text.casefold() for word in LoginPage.REFUSALS),
    "offers.notices": lambda one: "aucun" in one.text.casefold(),
    "login.submit": lambda one: one.type == "submit",
    "offers.status": lambda one: len(_statuses(one)) > 1,
    "offers.search": lambda one: one.type == "submit" and one.form,
    "offers.reset": lambda one: one.type == "reset",
    "order_dialog.confirm": lambda one: one.disabled,
    "conversation_form.save": lambda one: one.type == "submit" and one.form,
    "notifications.search": lambda one: one.type == "submit" and one.form,
    "conversation_form.subject": lambda one: not one.multiline and one.role in {"textbox", "searchbox"},
    "conversation_form.content": lambda one: one.multiline,
    "conversation_form.client_contacts": lambda one: bool(one.opens),
    "conversation_form.partner_contacts": lambda one: bool(one.opens),
    "conversation.details": lambda one: len(_FACTS & set(words(one.text))) >= _SEVERAL,
    "menu.catalogue": lambda one: one.menu,
    "menu.offers": lambda one: one.menu,
    "menu.sign_out": lambda one: one.menu,
    "offer_detail.heading": lambda one: one.level == 1,
    "conversation.subject": lambda one: one.level == 1,
    "notifications.heading": lambda one: one.level == 1,
}
"""What tells an element whatever it is called."""


def _titled(candidate: Candidate) -> bool:
    """Whether it holds its own title: what has been written, to the letter, is a part of it only (EX-21)."""
    name, text = ("".join(told.split()).casefold() for told in (candidate.name, candidate.text))
    return bool(name) and text.startswith(name)


NEVER: Mapping[str, Callable[[Candidate], bool]] = {
    "login.login": lambda one: one.type == "password",
    "conversation_form.content": lambda one: not one.multiline,
    "conversation_form.subject": lambda one: one.role == "iframe",
    "conversation.content": _titled,
}
"""What an element cannot be, whatever it is called."""

ENTER: Mapping[str, str] = {
    "login.submit": "password",
    "offers.search": "reference",
    "notifications.search": "contact",
}
"""The field in which one presses Enter where there is no button."""

AGAINST: Mapping[str, tuple[str, ...]] = {
    "offers.next_page": ("Précédente", "Page précédente"),
    "order_dialog.confirm": ("Annuler", "Abandonner", "Fermer"),
    "conversation_form.save": ("Retour", "Annuler", "Brouillon"),
    "conversation_form.back": ("Enregistrer",),
}
"""Wordings of what stands beside an element and does something else."""


def _statuses(candidate: Candidate) -> set[str]:
    """The statuses of orders that a candidate tells, as a menu of them does."""
    told = f"_{slug(candidate.text)}_"
    return {status for status in OPEN | TERMINATED if f"_{status}_" in told}


def roles(element: Component) -> Mapping[str, float]:
    """The roles that suit an element: those of the nearest kind that it is."""
    return next(ROLES[kind] for kind in type(element).__mro__ if kind in ROLES)
