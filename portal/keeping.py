"""What is kept of a draft once saved: every character of it, and the contacts chosen (EX-21)."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

from portal import rules
from portal.defects import defect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from portal.models import Contact, Order

_DAMAGE: dict[str, Callable[[str], str]] = {
    "accents-lost": lambda text: re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)),
    "foreign-letters-lost": lambda text: text.encode("cp1252", "replace").decode("cp1252"),
    "line-breaks-lost": lambda text: text.replace("\n", " "),
    "empty-lines-lost": lambda text: re.sub(r"\n+", "\n", text),
    "markup-stripped": strip_tags,
    "entities-decoded": html.unescape,
    "quotes-escaped": lambda text: re.sub(r"(['\"])", r"\\\1", text),
    "addresses-shortened": lambda text: re.sub(r"(https?://\S{10})\S+", r"\1…", text),
    "markdown-signs-lost": lambda text: re.sub(r"[*_`~]", "", text),
    "plus-lost": lambda text: text.replace("+", " "),
    "backslashes-lost": lambda text: text.replace("\\", ""),
}
"""What each defect does to every text."""


def kept(draft: rules.Draft) -> tuple[str, str]:
    """Return the subject and the content as they are saved: to the letter."""
    subject, content = draft.subject, draft.content
    for name, damage in _DAMAGE.items():
        if defect(name):
            subject, content = damage(subject), damage(content)
    if defect("subject-truncated"):
        subject = subject[:40]
    if defect("long-subject-truncated"):
        subject = subject[:120]
    if defect("long-content-truncated"):
        content = content[:4000]
    if defect("content-truncated"):
        content = content[:255]
    if defect("subject-escaped-twice"):
        subject = html.escape(subject)
    if defect("content-escaped-twice"):
        content = html.escape(content)
    return subject, "" if defect("content-lost") else content


def gathered(draft: rules.Draft, order: Order, proposed: Iterable[Contact]) -> list[Contact]:
    """Return the contacts that take part: those chosen, and they alone."""
    if defect("everyone-saved"):
        return [contact for contact in proposed if contact.eligible]
    if defect("defaults-saved"):
        return rules.selected_by_default(order)
    chosen = [contact for contact in proposed if contact.reference in draft.contacts]
    if defect("unable-contact-dropped"):
        chosen = [contact for contact in chosen if contact.eligible]
    if defect("partners-dropped"):
        chosen = [contact for contact in chosen if contact.kind == rules.Kind.CLIENT]
    return chosen[:-1] if defect("contact-dropped") else chosen
