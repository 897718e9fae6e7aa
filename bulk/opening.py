"""From a row to a filled form, through the documented procedure. What the portal does not allow is Refused."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec

from bulk.sameness import told
from pages import procedure
from pages.conversation_form import ConversationForm, Draft
from pages.detail import OfferDetail, OrderDialog
from pages.errors import Answered, PageError, Refused
from pages.naming import says
from pages.offers import Criteria
from pages.target.dataset import TERMINATED, slug

if TYPE_CHECKING:
    from bulk.row import Row
    from pages.components import Choices
    from pages.components.rows import Line
    from pages.conversation_form import ContactKind
    from pages.tab import Tab
    from pages.target import Target

_FINAL = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.GONE)
"""What a portal answers to what the business does not allow."""
_QUOTED = 300
"""Characters kept of what a page says."""


class Reference(msgspec.Struct, frozen=True):
    """An offer of which the reference is all that one knows."""

    reference: str
    key: str | None


def known(target: Target, reference: str) -> Reference:
    """An offer by its reference: what addresses call it too, unless the target's own data say that they do not."""
    by_id = any(offer.key != offer.reference for offer in target.dataset.values())
    return Reference(reference, None if by_id else reference)


def open_offer(tab: Tab, reference: str) -> OfferDetail:
    """Go to the detail of the one offer of that reference. Raises Refused: there is none, or several."""
    offer = known(tab.target, reference)
    try:
        if tab.target.addresses.offer is None or offer.key is None:
            detail = _search(tab, reference)
        else:
            detail = procedure.open_detail(tab, offer)
    except Answered as answer:
        raise _final(answer) from None
    if not says(tab.text(), reference):
        raise PageError(f"Le détail affiché n'est pas celui de l'OC {reference} : {tab.words()[:_QUOTED]}")
    return detail


def fill(tab: Tab, row: Row, detail: OfferDetail) -> ConversationForm:
    """Start the conversation that the row asks for and fill its form, short of Enregistrer. Raises Refused."""
    _check_order(row, detail.orders.look())
    try:
        if tab.target.addresses.form is None and not detail.can_start():
            raise Refused(f"Le portail ne propose pas d'y démarrer une conversation : {tab.words()[:_QUOTED]}")
        procedure.start(tab, known(tab.target, row.offer))
    except Answered as answer:
        raise _final(answer) from None
    form = _choose_order(tab, row)
    _check_contacts(form, "client", row.client_contacts)
    _check_contacts(form, "partner", row.partner_contacts)
    form.write(
        Draft(
            subject=row.subject,
            content=row.content,
            client_contacts=row.client_contacts or None,
            partner_contacts=row.partner_contacts or None,
        )
    )
    return form


def _search(tab: Tab, reference: str) -> OfferDetail:
    offers = procedure.open_offers(tab)
    offers.filter(Criteria(reference=reference))
    lines = offers.lines(lambda lines: offers.about(reference, lines) > 0)
    count = offers.about(reference, lines)
    if count != 1:
        said = " ".join(offers.notices.read())
        raise Refused(f"{count or 'aucune'} OC de référence {reference} dans la liste du portail. {said}".strip())
    return offers.open(reference)


def _final(answer: Answered) -> PageError:
    """A refusal of the business as Refused; any other error answer as it is."""
    return Refused(answer.words[:_QUOTED]) if answer.status in _FINAL else answer


def _check_order(row: Row, lines: list[Line]) -> None:
    """Refuse an order that the offer does not have, or that is terminated (EX-01), in the words of the detail."""
    listed = " ; ".join(line.text for line in lines)
    concerned = [line for line in lines if line.holds(row.order)] if row.order else lines
    if lines and not concerned:
        raise Refused(f"La commande {row.order} n'est pas sur cette OC. Commandes : {listed}"[:_QUOTED])
    if lines and all(_terminated(line) for line in concerned):
        raise Refused(f"Commande terminée, aucune conversation possible. Commandes : {listed}"[:_QUOTED])


def _terminated(line: Line) -> bool:
    return any(slug(cell) in TERMINATED for cell in line.cells.values())


def _choose_order(tab: Tab, row: Row) -> ConversationForm:
    """Choose the order where the portal asks for it (EX-11). Raises Refused: the row does not say which."""
    form = ConversationForm(tab)
    asked = _asked(form)
    if asked is None:
        return form
    offered = asked.offered()
    if not row.order and len(offered) > 1:
        raise Refused(f"Le portail demande laquelle des commandes est concernée : {' ; '.join(offered)}"[:_QUOTED])
    order = row.order or offered[0]
    if not told(order, offered):
        raise Refused(f"La commande {order} n'est pas proposée. Proposées : {' ; '.join(offered)}"[:_QUOTED])
    procedure.choose_order(tab, order)
    return form.ready()


def _asked(form: ConversationForm) -> Choices | None:
    """Where the portal asks for the order; None where it asks nothing, and the form is ready."""
    tab = form.tab
    if tab.target.procedure.order_choice == "dialog":
        dialog = OrderDialog(tab)
        tab.observe(lambda: dialog.here or form.here, bool, tab.target.timeouts.navigation)
        if dialog.here:
            return dialog.orders
        form.ready()
        return None
    return form.orders if form.ready().orders.visible else None


def _check_contacts(form: ConversationForm, kind: ContactKind, names: tuple[str, ...]) -> None:
    """Refuse a contact that the portal does not propose (EX-13, EX-17), with those that it does."""
    offered = form.contacts(kind).offered() if names else []
    for name in names:
        if not told(name, offered):
            label = form.contacts(kind).text
            raise Refused(f"Contact {label} « {name} » : pas parmi ceux proposés ({', '.join(offered) or 'aucun'}).")
