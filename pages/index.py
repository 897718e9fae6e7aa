"""Every page object, and every element that each declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.base import declared
from pages.conversation import ConversationPage
from pages.conversation_form import ConversationForm
from pages.detail import OfferDetail, OrderDialog
from pages.home import Menu
from pages.login import LoginPage
from pages.notifications import NotificationsPage
from pages.offers import OffersPage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pages.base import Component, Page

PAGES: tuple[type[Page], ...] = (
    LoginPage,
    Menu,
    OffersPage,
    OfferDetail,
    OrderDialog,
    ConversationForm,
    ConversationPage,
    NotificationsPage,
)
"""In the order of the procedure."""


def elements() -> Mapping[str, Collection[str]]:
    """Names of the elements of each page, and of their own parts, by the page's key: what ``[locators]`` may name."""
    return {page.key: {**declared(page), **_parts(page)}.keys() for page in PAGES}


def _parts(page: type[Page]) -> Mapping[str, Component]:
    return {name: part for element in declared(page).values() for name, part in declared(type(element)).items()}
