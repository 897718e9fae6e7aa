"""What the portal tells a page, asked for again without a session (EX-06).

A portal may ask for a sign-in wherever a browser shows a page, and forget to where its scripts fetch what fills it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import given, then

from bdd.sentences import sentence
from pages import procedure
from pages.offers import Criteria
from pages.overheard import Overheard, overhear

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.conversation import ConversationPage
    from pages.conversation_form import Draft
    from pages.tab import Tab
    from pages.target import Offer


@given(sentence("ce que le portail lui répond pour la liste des OC a été relevé"), target_fixture="overheard")
def overheard_list(tab: Tab, offer: Offer) -> list[Overheard]:
    def look() -> None:
        # An answer tells nothing by what its own address bears: the client rather than the reference, where one may.
        found_by = Criteria(reference=offer.reference) if offer.client is None else Criteria(client=offer.client)
        procedure.open_offers(tab).filter(found_by)

    return overhear(tab, look, [offer.reference])


@given(sentence("ce que le portail lui répond pour le détail de l'OC a été relevé"), target_fixture="overheard")
def overheard_detail(tab: Tab, offer: Offer) -> list[Overheard]:
    return overhear(tab, lambda: procedure.open_detail(tab, offer), _names(offer))


@given(sentence("ce que le portail lui répond pour le formulaire a été relevé"), target_fixture="overheard")
def overheard_form(tab: Tab, offer: Offer) -> list[Overheard]:
    return overhear(tab, lambda: procedure.open_form(tab, offer, offer.in_progress[0]), _names(offer))


@given(sentence("ce que le portail lui répond pour cette conversation a été relevé"), target_fixture="overheard")
def overheard_conversation(tab: Tab, conversation: ConversationPage, draft: Draft) -> list[Overheard]:
    return overhear(tab, lambda: tab.go(conversation.tab.page.url), [draft.subject])


@then(sentence("rien de cela n'est répondu sans session"))
def nothing_told_without_session(open_tab: Callable[..., Tab], overheard: list[Overheard]) -> None:
    nobody = open_tab(None).page.context
    assert [one.request for one in overheard if one.tells(nobody)] == []


def _names(offer: Offer) -> list[str]:
    return [*(order.reference for order in offer.orders), *(contact.name for contact in offer.contacts)]
