"""The detail of an offer and its start button (EX-01 … EX-05, EX-09, EX-10)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pytest
from pytest_bdd import given, then, when

from bdd.sentences import sentence
from pages import procedure
from pages.conversation_form import ConversationForm
from pages.detail import OfferDetail, OrderDialog
from pages.errors import NotVerifiable
from pages.naming import said, says, without
from pages.offers import OffersPage
from steps.offers import siblings
from steps.words import KINDS, RANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixtures.dataset import Dataset
    from pages.components.rows import Line
    from pages.tab import Tab
    from pages.target import Offer

_ADDRESS = re.compile(r"\S*@\S*")


@pytest.fixture(scope="session")
def known_address() -> list[procedure.FormAddress]:
    """The form's address, once a scenario of this worker has read it: it says how the portal addresses any offer."""
    return []


@given(sentence("le détail de l'OC est affiché"))
@when(sentence("il affiche le détail de l'OC"))
def detail(tab: Tab, offer: Offer) -> None:
    procedure.open_detail(tab, offer)


@when(sentence("l'autre utilisateur affiche le détail de l'OC"))
def detail_of_the_other_user(other_tab: Tab, offer: Offer) -> None:
    procedure.open_detail(other_tab, offer)


@when(sentence("il affiche le détail de l'autre OC dans un autre onglet"))
def detail_beside(open_tab: Callable[..., Tab], other: Offer) -> None:
    """In the same session: that of the scenario's Admin."""
    procedure.open_detail(open_tab("admin"), other)


@given(sentence("le détail d'une autre OC du même client a été affiché"))
def detail_of_sibling(tab: Tab, offer: Offer) -> None:
    procedure.find_detail(tab, siblings(offer)[0])


@given(sentence("l'adresse du formulaire de conversation d'une commande en cours"), target_fixture="form_address")
def form_address(
    open_tab: Callable[..., Tab], dataset: Dataset, known_address: list[procedure.FormAddress]
) -> procedure.FormAddress:
    if not known_address:
        known_address.append(procedure.form_address(open_tab("admin"), dataset.offer("one_order_in_progress")))
    return known_address[0]


@when(sentence("il clique sur Détail dans la ligne de l'OC"))
def open_from_list(tab: Tab, offer: Offer) -> None:
    OffersPage(tab).open_row(offer.reference)


@when(sentence("il clique sur Détail dans la ligne de l'autre OC"))
def open_the_other_from_list(tab: Tab, other: Offer) -> None:
    OffersPage(tab).open(other.reference)


@when(sentence('il clique sur Détail dans la ligne d\'une OC "{rank}"'), target_fixture="offer")
def open_ranked(tab: Tab, offer: Offer, rank: str) -> Offer:
    page = OffersPage(tab)
    shown = [line.text for line in page.lines(lambda lines: len(lines) >= len(offer.clients_offers))]
    listed = sorted(offer.clients_offers, key=lambda reference: [says(text, reference) for text in shown].index(True))
    page.open_row(listed[RANKS[rank]])
    return msgspec.structs.replace(offer, reference=listed[RANKS[rank]])


@when(sentence("il clique sur Détail dans la dernière ligne de la page"), target_fixture="offer")
def open_last(tab: Tab, offer: Offer) -> Offer:
    page = OffersPage(tab)
    [reference] = page.references(offer.clients_offers, page.lines()[-1:])
    page.open_row(reference)
    return msgspec.structs.replace(offer, reference=reference)


@when(sentence("il clique sur le bouton de démarrage"))
def click_start(tab: Tab) -> None:
    OfferDetail(tab).ready().start.click()


@when(sentence("il revient au détail par le bouton « précédent » du navigateur"))
def go_back(tab: Tab) -> None:
    """Raises NotVerifiable where that leads elsewhere, as where the form is a window on the detail itself."""
    tab.back()
    detail = OfferDetail(tab)
    if not tab.observe(lambda: detail.here, bool):
        raise NotVerifiable("le bouton « précédent » du navigateur ne ramène pas du formulaire au détail")


@when(sentence("il se rend à l'adresse du formulaire pour l'OC"))
def go_to_form(tab: Tab, offer: Offer, form_address: procedure.FormAddress) -> None:
    tab.go(form_address.of(offer))


@then(sentence("le détail de cette OC-là s'affiche"))
def detail_shown(tab: Tab, offer: Offer) -> None:
    assert says(OfferDetail(tab).ready().heading.read(), offer.reference)


@then(sentence("le détail montre exactement les commandes de l'OC"))
def orders_shown(tab: Tab, offer: Offer) -> None:
    page = OfferDetail(tab)
    lines = tab.observe(page.orders.look, lambda lines: len(lines) == len(offer.orders))
    assert [len(page.orders.holding(order.reference)) for order in offer.orders] == [1] * len(offer.orders)
    assert len(lines) == len(offer.orders)


@then(sentence("chaque commande porte son statut"))
def statuses_shown(tab: Tab, offer: Offer) -> None:
    page = OfferDetail(tab)
    for order in offer.orders:
        [line] = page.orders.holding(order.reference)
        assert line.holds(order.status), f"{order.reference} : {order.status} attendu dans « {line.text} »"


@then(sentence("le détail montre les contacts affectés aux commandes"))
def contacts_shown(tab: Tab, offer: Offer) -> None:
    page = OfferDetail(tab)
    assigned = [name for order in offer.in_progress for kind in KINDS.values() for name in offer.assigned(order, kind)]
    assert [name for name in assigned if not page.contacts.holding(name)] == []


@then(sentence("si le détail dit le type de chaque contact, c'est le sien"))
def kinds_shown(tab: Tab, offer: Offer) -> None:
    told = kinds_told(OfferDetail(tab).contacts.look(), offer)
    wrong = [one.name for one in offer.contacts if one.name in told and KINDS[told[one.name]] != one.kind]
    assert [f"{name} : {told[name]}" for name in wrong] == []


@then(sentence("le détail ne montre ni commande ni contact de l'autre OC"))
def nothing_of_the_other(tab: Tab, offer: Offer, other: Offer) -> None:
    page = OfferDetail(tab)
    assert page.orders.holding(offer.orders[0].reference)
    assert [order.reference for order in other.orders if page.orders.holding(order.reference)] == []
    assert [one.name for one in other.beside(offer).contacts if page.contacts.holding(one.name)] == []


@then(sentence("démarrer une conversation est proposé à l'autre utilisateur"))
def start_offered_to_the_other_user(other_tab: Tab) -> None:
    start_offered(other_tab)


@then(sentence("démarrer une conversation lui est proposé"))
def start_offered(tab: Tab) -> None:
    assert tab.observe(OfferDetail(tab).can_start, bool), "le bouton de démarrage manque ou ne peut être cliqué"


@then(sentence("démarrer une conversation ne lui est pas proposé"))
def start_not_offered(tab: Tab, offer: Offer) -> None:
    page = OfferDetail(tab)
    assert page.orders.holding(offer.orders[0].reference), "les commandes de l'OC devraient être affichées"
    assert not page.can_start()


@then(sentence("le formulaire de conversation s'affiche"))
def form_shown(tab: Tab) -> None:
    ConversationForm(tab).ready()


@then(sentence("le formulaire de conversation ne s'affiche pas"))
def form_not_shown(tab: Tab) -> None:
    form = ConversationForm(tab)
    assert not form.save.shown
    assert not form.subject.shown
    # In steps or tabs, neither is on screen at first.
    assert not form.here
    if tab.target.procedure.order_choice == "dialog":
        assert not OrderDialog(tab).asks, "le choix de la commande est demandé"


@then(sentence("rien de l'OC n'est montré"))
def nothing_of_the_offer(tab: Tab, offer: Offer) -> None:
    shown = tab.text()
    told = [
        *(order.reference for order in offer.orders),
        *(contact.name for contact in offer.contacts),
        *([] if offer.client is None else [offer.client]),
    ]
    assert [one for one in told if one in shown] == []


@then(sentence("le bouton de démarrage est en haut à droite du détail"))
def start_is_top_right(tab: Tab) -> None:
    page = OfferDetail(tab)
    assert page.can_start(), "le bouton de démarrage manque ou ne peut être cliqué"
    button, orders = page.start.place(), page.orders.place()
    assert button["y"] + button["height"] <= orders, "le bouton est plus bas que les commandes"
    assert button["x"] + button["width"] / 2 > tab.width() / 2, "le bouton est dans la moitié gauche"


@then(sentence("les contacts proposés sont ceux de l'OC et non ceux de l'autre OC"))
def contacts_of_the_offer(tab: Tab, offer: Offer, other: Offer) -> None:
    form = ConversationForm(tab)
    offered = [*form.client_contacts.offered(), *form.partner_contacts.offered()]
    own = {contact.name for contact in offer.contacts}
    strangers = {contact.name for contact in other.beside(offer).contacts}
    assert offered
    assert [label for label in offered if not said(label, own | strangers) <= own] == []
    assert [label for label in offered if not said(label, own)] == []


def kinds_told(lines: list[Line], offer: Offer) -> dict[str, str]:
    """The type that its row tells of each contact; nothing where rows do not all tell one, or all tell the same.

    Names prove nothing, nor do addresses: « Client et Fils », « partenaire@… ».
    """
    known = [one.name for one in offer.contacts]
    named = [*known, *([] if offer.client is None else [offer.client])]
    rows = [(said(line.text, known), without(_ADDRESS.sub("", line.text), named)) for line in lines]
    told = [(names, [kind for kind in KINDS if says(beside, kind)]) for names, beside in rows if names]
    if any(len(kinds) != 1 for _, kinds in told) or {kinds[0] for _, kinds in told} != set(KINDS):
        return {}
    times = Counter(name for names, _ in told for name in names)
    return {name: kind for names, [kind] in told for name in names if times[name] == 1}
