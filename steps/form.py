"""The conversation form: order, contacts, box, indicators (EX-11 … EX-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, then, when

from bdd.sentences import sentence
from pages import procedure
from pages.conversation_form import ConversationForm
from pages.detail import OfferDetail, OrderDialog
from pages.naming import said, says
from pages.notifications import NotificationsPage
from steps.offers import in_progress
from steps.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pages.conversation_form import ContactKind
    from pages.tab import Tab
    from pages.target import Offer, Order

    OpenTab = Callable[[str | None], Tab]

Chosen = dict["ContactKind", tuple[str, ...]]


@pytest.fixture
def chosen(order: Order, offer: Offer) -> Chosen:
    """The contacts that the user means to have in the conversation: those assigned, until a step says otherwise."""
    return offer.proposes(order)


@pytest.fixture
def form(tab: Tab) -> ConversationForm:
    """The form on screen."""
    return ConversationForm(tab)


@given(sentence("le formulaire de conversation est ouvert"))
@when(sentence("il ouvre le formulaire de conversation"))
def open_form(tab: Tab, offer: Offer, order: Order) -> None:
    procedure.open_form(tab, offer, order)


@given(
    sentence('le formulaire de conversation est ouvert sur la "{rank}" commande en cours'),
    target_fixture="order",
)
@when(
    sentence('il ouvre le formulaire de conversation sur la "{rank}" commande en cours'),
    target_fixture="order",
)
def open_form_on(tab: Tab, offer: Offer, rank: str) -> Order:
    order = in_progress(offer, rank)
    procedure.open_form(tab, offer, order)
    return order


@given(sentence("le formulaire de conversation de l'autre OC est ouvert dans un autre onglet"))
def open_form_beside(open_tab: OpenTab, other: Offer) -> None:
    """In the same session: that of the scenario's Admin."""
    procedure.open_form(open_tab("admin"), other, other.in_progress[0])


@given(sentence("le formulaire de l'autre OC a été ouvert, puis quitté par Retour"))
def leave_form_of_the_other(tab: Tab, other: Offer) -> None:
    """By the portal's own links, which keep what its pages keep from one to the next."""
    procedure.open_detail(tab, other).start.click()
    ConversationForm(tab).ready().back.click()
    OfferDetail(tab).ready()


@when(sentence("il ouvre le formulaire de conversation de l'autre OC par son détail"), target_fixture="offer")
def open_form_of_the_other(tab: Tab, other: Offer) -> Offer:
    procedure.open_detail(tab, other).start.click()
    ConversationForm(tab).ready()
    return other


@when(sentence("il démarre une conversation sans choisir la commande"))
def start_without_order(tab: Tab, offer: Offer) -> None:
    procedure.open_detail(tab, offer).start.click()


@when(sentence('il sélectionne la "{rank}" commande en cours'), target_fixture="order")
def choose_order(tab: Tab, offer: Offer, rank: str) -> Order:
    order = in_progress(offer, rank)
    procedure.choose_order(tab, order.reference)
    return order


@when(sentence('il change pour la "{rank}" commande en cours'), target_fixture="order")
def change_order(tab: Tab, offer: Offer, rank: str) -> Order:
    """Choose again: on the form itself, or from the start where a dialog before the form has asked."""
    order = in_progress(offer, rank)
    if tab.target.procedure.order_choice == "dialog":
        procedure.open_form(tab, offer, order)
    else:
        procedure.choose_order(tab, order.reference)
    return order


@when(sentence("il décoche la case des contacts pouvant participer"))
def untick(form: ConversationForm) -> None:
    form.eligible_only.tick(False)


@when(sentence("il recoche la case des contacts pouvant participer"))
def tick(form: ConversationForm) -> None:
    form.eligible_only.tick(True)


@when(sentence('il désélectionne tous les contacts "{kind}"'))
def clear(form: ConversationForm, kind: str) -> None:
    form.contacts(KINDS[kind]).clear()


@when(sentence('il sélectionne aussi un contact "{kind}" libre'))
@when(sentence('l\'enregistrement étant refusé, il sélectionne un contact "{kind}" libre'))
def add_free(form: ConversationForm, offer: Offer, chosen: Chosen, kind: str) -> None:
    free = offer.free(KINDS[kind]).name
    form.ready().contacts(KINDS[kind]).select(free)
    chosen[KINDS[kind]] = (*chosen[KINDS[kind]], free)


@when(sentence('il désélectionne tout, puis sélectionne le contact "{kind}" qui peut participer et n\'est pas abonné'))
def choose_unsubscribed(form: ConversationForm, offer: Offer, kind: str) -> None:
    """By hand, even where they were selected by default."""
    menu = form.contacts(KINDS[kind])
    menu.clear()
    menu.select(offer.contact(KINDS[kind], eligible=True, subscribed=False).name)


@when(sentence('il ne garde sélectionné qu\'un contact "{kind}" libre'))
def only_free(form: ConversationForm, offer: Offer, chosen: Chosen, kind: str) -> None:
    chosen[KINDS[kind]] = (offer.free(KINDS[kind]).name,)
    form.contacts(KINDS[kind]).choose_only(*chosen[KINDS[kind]])


@when(sentence("il suit le lien vers la gestion des flux de notification"))
def follow_flows(form: ConversationForm) -> None:
    form.flows.click()


@then(sentence("les commandes proposées sont exactement celles en cours"))
def orders_offered(tab: Tab, offer: Offer) -> None:
    wanted = {order.reference for order in offer.orders if order.in_progress}
    labels = procedure.order_choice(tab).offered()
    told = [said(label, [order.reference for order in offer.orders]) for label in labels]
    assert sorted(map(sorted, told)) == sorted([one] for one in wanted), labels


@then(sentence("si le choix dit le statut de chaque commande, c'est le sien"))
def order_statuses(tab: Tab, offer: Offer) -> None:
    """Where a choice, or what describes it, says statuses at all."""
    choices, statuses = procedure.order_choice(tab).look(), {order.status for order in offer.orders}
    for order in offer.in_progress:
        told = [
            said(" ".join([one.label, *one.remarks]), statuses) for one in choices if says(one.label, order.reference)
        ]
        assert [one for one in told if not one <= {order.status}] == [], order.reference


@then(sentence("aucun choix de commande n'est demandé"))
def no_order_asked(form: ConversationForm) -> None:
    """No dialog asks, where this portal asks in one; on a form, no choice at all or the only one already made."""
    if form.tab.target.procedure.order_choice == "dialog":
        assert not OrderDialog(form.tab).asks, "le choix de la commande est demandé dans une fenêtre"
    else:
        assert not form.orders.shown or form.orders.selected() == form.orders.offered()


@then(sentence('les contacts "{kind}" sélectionnés sont exactement ceux affectés à la commande'))
def assigned_selected(form: ConversationForm, offer: Offer, order: Order, kind: str) -> None:
    expect_names(form, offer, kind, "selected", offer.assigned(order, KINDS[kind]))


@then(sentence('les contacts "{kind}" sélectionnés sont ceux affectés à la commande et le contact libre'))
@then(sentence('le seul contact "{kind}" sélectionné est le contact libre'))
def chosen_selected(form: ConversationForm, offer: Offer, chosen: Chosen, kind: str) -> None:
    expect_names(form, offer, kind, "selected", chosen[KINDS[kind]])


@then(sentence('les contacts "{kind}" proposés sont exactement ceux qui peuvent participer'))
def eligible_offered(form: ConversationForm, offer: Offer, kind: str) -> None:
    expect_names(form, offer, kind, "offered", offer.named(KINDS[kind], eligible=True))


@then(sentence('les contacts "{kind}" proposés sont exactement tous ceux de l\'OC'))
def all_offered(form: ConversationForm, offer: Offer, kind: str) -> None:
    expect_names(form, offer, kind, "offered", offer.named(KINDS[kind]))


@then(sentence('les contacts "{kind}" proposés sont ceux que dit la case'))
def offered_as_ticked(form: ConversationForm, offer: Offer, kind: str) -> None:
    """Whether the box goes back to what it was is the portal's own affair, as long as it says what is so."""
    form.tab.settle()
    ticked = form.eligible_only.ticked
    expect_names(form, offer, kind, "offered", offer.named(KINDS[kind], eligible=ticked or None))


@then(sentence('un contact "{kind}" qui ne peut pas participer, cherché dans son menu, n\'est pas proposé'))
def unable_not_found(form: ConversationForm, offer: Offer, kind: str) -> None:
    """One who can take part is found so: a search that finds nothing at all proves nothing."""
    menu = form.contacts(KINDS[kind])
    able, unable = (offer.contact(KINDS[kind], eligible=eligible).name for eligible in (True, False))
    assert [label for label in menu.sought(able) if says(label, able)] != []
    assert [label for label in menu.sought(unable) if says(label, unable)] == []


@then(sentence('le menu "{kind}" ne propose aucun contact de l\'autre type'))
def none_of_the_other_kind(form: ConversationForm, offer: Offer, kind: str) -> None:
    labels = form.contacts(KINDS[kind]).offered()
    others = {one.name for one in offer.contacts if one.kind != KINDS[kind]}
    assert labels
    assert [label for label in labels if others & said(label, [one.name for one in offer.contacts])] == []


@then(sentence('les contacts "{kind}" que le formulaire propose déjà peuvent tous participer'))
def only_eligible_before_order(form: ConversationForm, offer: Offer, kind: str) -> None:
    """Where it is asked for first, in a dialog or on the form, none is proposed yet."""
    procedure.order_choice(form.tab)
    menu = form.contacts(KINDS[kind])
    labels = menu.offered() if menu.shown else []
    assert [label for label in labels if said(label, offer.named(KINDS[kind], eligible=False))] == []


@then(sentence("la case des contacts pouvant participer est cochée"))
def box_ticked(form: ConversationForm) -> None:
    assert form.eligible_only.ticked


@then(sentence("le formulaire montre un lien vers la gestion des flux de notification"))
def flows_shown(form: ConversationForm) -> None:
    assert form.tab.observe(lambda: form.flows.shown, bool)


@then(sentence("la gestion des flux de notification s'affiche"))
def flows_page_shown(tab: Tab) -> None:
    NotificationsPage(tab).ready()


def expect_names(form: ConversationForm, offer: Offer, kind: str, what: str, wanted: tuple[str, ...]) -> None:
    """The contacts offered or selected in a menu are exactly these, in whatever order.

    A portal may say more of each than a name; a choice that says none of the offer's contacts, or several, stays so.
    """
    menu, known = form.contacts(KINDS[kind]), [one.name for one in offer.contacts]

    def names() -> list[str]:
        labels = menu.selected() if what == "selected" else menu.offered()
        return sorted(called(label, known) for label in labels)

    assert form.tab.observe(names, lambda found: found == sorted(wanted)) == sorted(wanted)


def called(label: str, known: Iterable[str]) -> str:
    """The one contact whose name a choice says in full, or else the choice's own words."""
    told = [name for name in said(label, known) if says(label, name)]
    return told[0] if len(told) == 1 else label
