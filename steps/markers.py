"""The two indicators of a contact, and what they follow (EX-16, EX-17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import then, when

from bdd.sentences import sentence
from pages import procedure
from steps.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.conversation_form import ConversationForm
    from pages.session import Sessions
    from pages.tab import Tab
    from pages.target import Contact, Offer, Order

YES_OR_NO = {
    "peut participer": True,
    "ne peut pas participer": False,
    "est abonné": True,
    "n'est pas abonné": False,
    "est signalé": True,
    "n'est pas signalé": False,
}


@pytest.fixture
def put_back(sessions: Sessions) -> Iterator[list[str]]:
    """Names of subscribed contacts whose subscription a scenario changes: given back when it ends, even by failing."""
    changed: list[str] = []
    yield changed
    if changed:
        tab = sessions.borrow("admin")
        try:
            for name in changed:
                procedure.open_notifications(tab).set_subscription(name, wanted=True)
        finally:
            sessions.give_back(tab, as_found=False)


@when(sentence('il désabonne le contact "{kind}" libre des notifications'))
def unsubscribe(tab: Tab, offer: Offer, kind: str, put_back: list[str]) -> None:
    name, page = offer.free(KINDS[kind]).name, procedure.open_notifications(tab)
    put_back.append(name)
    page.set_subscription(name, wanted=False)


@when(sentence('il abonne le contact "{kind}" libre aux notifications'))
def subscribe(tab: Tab, offer: Offer, kind: str) -> None:
    procedure.open_notifications(tab).set_subscription(offer.free(KINDS[kind]).name, wanted=True)


@then(sentence('le contact "{kind}" qui "{can}" et qui "{gets}" "{told}" comme non abonné'))
def marked_unsubscribed(form: ConversationForm, offer: Offer, kind: str, can: str, gets: str, told: str) -> None:
    contact = sort_of(offer, kind, can, gets)
    assert form.contacts(KINDS[kind]).markers(contact.name).not_subscribed == YES_OR_NO[told], contact.name


@then(sentence('le contact "{kind}" qui "{can}" et qui "{gets}" "{told}" comme ne pouvant pas participer'))
def marked_unable(form: ConversationForm, offer: Offer, kind: str, can: str, gets: str, told: str) -> None:
    contact = sort_of(offer, kind, can, gets)
    assert form.contacts(KINDS[kind]).markers(contact.name).not_eligible == YES_OR_NO[told], contact.name


@then(sentence('le contact "{kind}" libre "{told}" comme non abonné'))
def free_marked_unsubscribed(form: ConversationForm, offer: Offer, kind: str, told: str) -> None:
    assert form.contacts(KINDS[kind]).markers(offer.free(KINDS[kind]).name).not_subscribed == YES_OR_NO[told]


@then(
    sentence(
        'les contacts "{kind}" de la commande sont signalés comme non abonnés s\'ils ne le sont pas, et alors seulement'
    )
)
def assigned_marked_unsubscribed(form: ConversationForm, offer: Offer, order: Order, kind: str) -> None:
    menu, assigned = form.contacts(KINDS[kind]), offer.assigned(order, KINDS[kind])
    subscribed = {one.name: one.subscribed for one in offer.contacts if one.name in assigned and one.eligible}
    assert {name: not menu.markers(name).not_subscribed for name in subscribed} == subscribed


def sort_of(offer: Offer, kind: str, can: str, gets: str) -> Contact:
    """The offer's contact of that kind, able or not, subscribed or not."""
    return offer.contact(KINDS[kind], eligible=YES_OR_NO[can], subscribed=YES_OR_NO[gets])
