"""The documented procedure « Démarrer une conversation depuis l'OC », as business verbs.

The scenarios and the robot call the same ones. A verb goes the quick way when the target gives an address, and
the guide's way otherwise.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import msgspec

from pages.base import Page
from pages.conversation import ConversationPage
from pages.conversation_form import ConversationForm
from pages.detail import OfferDetail, OrderDialog
from pages.errors import Answered, NotArrived, NotVerifiable, SignedOut, SignInRefused
from pages.home import Menu
from pages.login import LoginPage
from pages.notifications import NotificationsPage
from pages.offers import Criteria, OffersPage
from pages.target import Offer  # noqa: TC001 - msgspec reads the annotation
from pages.target.dataset import called_like

P = TypeVar("P", bound=Page)

if TYPE_CHECKING:
    from playwright.sync_api import Response

    from pages.components import Choices
    from pages.tab import Tab
    from pages.target import Order


def open_login(tab: Tab) -> LoginPage:
    """Go where one signs in. Raises Answered at once where the portal is down: the form itself may come with a 401."""
    page = LoginPage(tab)
    answer = tab.go(tab.target.addresses.login)
    if answer is not None and (
        answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    ):
        raise _answered(page, answer)
    return page.ready()


def sign_in(tab: Tab, role: str) -> Menu:
    """Sign in with the account that the target gives for a role (EX-06).

    Raises NoAccount where the target gives none, TargetError where its password is missing, SignInRefused where the
    portal asks again, NotArrived where it shows anything else.
    """
    password, account = tab.target.password(role), tab.target.account(role)
    login = open_login(tab)
    login.sign_in(account.login, password)
    try:
        return login.arrive(Menu)
    except NotArrived:
        if not login.here:
            raise
    told = account.password_env or account.password_keyring
    raise SignInRefused(
        f"Le portail refuse le compte « {account.login} ». Vérifiez [accounts.{role}] et son mot de passe ({told}).\n"
        f"Il dit : {' '.join(login.notices.read()) or 'rien'}"
    )


def open_home(tab: Tab) -> Menu:
    """Go to the page one starts from, signed in."""
    return _visit(tab, tab.target.addresses.home, Menu)


def open_offers(tab: Tab) -> OffersPage:
    """Go to the list of contracted offers (EX-07)."""
    address = tab.target.addresses.offers
    if address is None:
        return open_home(tab).open_offers()
    return _visit(tab, address, OffersPage)


def open_detail(tab: Tab, offer: Known) -> OfferDetail:
    """Go to the detail of an offer (EX-09)."""
    address = tab.target.addresses.offer
    if address is None or offer.key is None:
        return find_detail(tab, offer.reference)
    return _visit(tab, address.format(offer=offer.key), OfferDetail)


def find_detail(tab: Tab, reference: str) -> OfferDetail:
    """Go to the detail of an offer by the list (EX-08, EX-09): its reference is all that is known."""
    offers = open_offers(tab)
    offers.filter(Criteria(reference=reference))
    return offers.open(reference)


def open_form(tab: Tab, offer: Offer, order: Order) -> ConversationForm:
    """Start a conversation on an order of an offer (EX-10, EX-11)."""
    several = len(offer.in_progress) > 1
    start(tab, offer, by_button=several)
    if several:
        choose_order(tab, order.reference)
    return ConversationForm(tab).ready()


def start(tab: Tab, offer: Known, *, by_button: bool = True) -> None:
    """Start a conversation on an offer (EX-10), as far as the form or, where this portal has one, the order dialog.

    `by_button` goes by the button wherever that could make a difference: the dialog comes by no other way.
    """
    address = tab.target.addresses.form
    asked_before = tab.target.procedure.order_choice == "dialog" and by_button
    if address is None or offer.key is None or asked_before:
        open_detail(tab, offer).start.click()
    else:
        _ask_for(tab, address.format(offer=offer.key), ConversationForm)


def order_choice(tab: Tab) -> Choices:
    """Where this portal asks for the order (EX-11): in a dialog before the form, or on the form itself."""
    if tab.target.procedure.order_choice == "dialog":
        return OrderDialog(tab).ready().orders
    choice = ConversationForm(tab).ready().orders
    choice.appear()
    return choice


def choose_order(tab: Tab, reference: str) -> None:
    """Choose the order where the portal asks for it (EX-11)."""
    choice = order_choice(tab)
    if tab.target.procedure.order_choice == "dialog":
        OrderDialog(tab).choose(reference)
    else:
        choice.select(reference)
    tab.settle()


def open_notifications(tab: Tab) -> NotificationsPage:
    """Go where the notification flows of contacts are managed (EX-16, EX-18)."""
    tab.go(told(tab, "notifications"))
    return NotificationsPage(tab).ready()


def told(tab: Tab, page: str) -> str:
    """The address that the target gives for a page. Raises NotVerifiable where it gives none."""
    address: str | None = getattr(tab.target.addresses, page)
    if address is None:
        raise NotVerifiable(f"la cible « {tab.target.name} » ne donne pas l'adresse [addresses] {page}")
    return address


def _visit(tab: Tab, address: str, kind: type[P]) -> P:
    """Load an address and return its page. Raises Answered or SignedOut at once, NotArrived after the time-out."""
    page = _ask_for(tab, address, kind)
    # Scripts that ask whether one is signed in draw the login page once they have been told.
    return page.ready(partial(_still_inside, page))


def _ask_for(tab: Tab, address: str, kind: type[P]) -> P:
    """Load an address, and return its page without waiting for it. Raises Answered or SignedOut."""
    page = kind(tab)
    answer = tab.go(address)
    if answer is not None and answer.status >= HTTPStatus.BAD_REQUEST:
        raise _answered(page, answer)
    _still_inside(page)
    return page


def _still_inside(page: Page) -> None:
    """Raise SignedOut where the portal asks to sign in, and goes on asking once its scripts have come to rest."""
    if signed_out(page.tab):
        page.tab.settle()
        if signed_out(page.tab):
            raise SignedOut(f"La page « {page.title} » n'est pas apparue : le portail demande de se connecter.")


def _answered(page: Page, answer: Response) -> Answered:
    return Answered(page.title, answer.status, page.tab.words(), answer.headers.get("retry-after"))


def signed_out(tab: Tab) -> bool:
    """Whether the portal asks to sign in."""
    return LoginPage(tab).here


def landed(tab: Tab, offer: Known, subject: str) -> ConversationPage:
    """Wait for the conversation just saved, wherever this portal lands after Enregistrer. Raises NotArrived."""
    detail, landing = OfferDetail(tab), tab.target.procedure.landing
    if landing == "elsewhere":
        form = ConversationForm(tab)
        tab.observe(lambda: form.here, lambda here: not here, tab.target.timeouts.navigation)
        return _listed(open_detail(tab, offer), subject)
    if landing == "offer" or (landing == "either" and _either(detail, subject) is detail):
        return _listed(detail.ready(), subject)
    return ConversationPage(tab).ready()


def _listed(detail: OfferDetail, subject: str) -> ConversationPage:
    """Open the one conversation of that subject that an offer shows. Raises NotArrived, or NotVerifiable."""
    shown = len(detail.tab.observe(lambda: detail.about(subject), bool))
    if not shown and detail.shortens(subject):
        raise NotVerifiable("la liste des conversations ne montre que le début d'un tel sujet")
    if shown != 1:
        raise NotArrived(
            f"La page « {ConversationPage.title} » n'est pas apparue : conversations à ce sujet que montre l'OC : "
            f"{shown}, au lieu d'une."
        )
    return detail.open_conversation(subject)


def _either(detail: OfferDetail, subject: str) -> OfferDetail | ConversationPage | None:
    """Wait for the page of a conversation, or for an offer that lists this one; None where neither comes.

    The offer counts once it lists it: some portals write a conversation over the offer that it is about.
    """
    tab = detail.tab
    conversation = ConversationPage(tab)

    def come() -> OfferDetail | ConversationPage | None:
        if conversation.here:
            return conversation
        return detail if detail.here and detail.about(subject) else None

    return tab.observe(come, bool, tab.target.timeouts.navigation)


class Known(Protocol):
    """An offer, as far as one must know it to find it."""

    @property
    def reference(self) -> str: ...
    @property
    def key(self) -> str | None:
        """What the portal's addresses call it; None where only the list leads to it."""
        ...


class FormAddress(msgspec.Struct, frozen=True):
    """The address of the form as the portal gave it for one offer, to be asked for about another (EX-01, EX-05)."""

    url: str
    offer: Offer

    def of(self, other: Offer) -> str:
        """The same address about another offer and its order. Raises NotVerifiable if nothing tells offers."""
        if other.key == self.offer.key:
            return self.url
        parts = urlsplit(self.url)
        pairs = (self.offer, other), (_spoken_of(self.offer), _spoken_of(other))

        def renamed(part: str) -> str:
            return next((called_like(own, its) for own, its in pairs if part == own.key), part)

        path = "/".join(quote(renamed(unquote(part))) for part in parts.path.split("/"))
        query = urlencode([(key, renamed(value)) for key, value in parse_qsl(parts.query)])
        inside, asked, more = parts.fragment.partition("?")
        fragment = "/".join(map(renamed, inside.split("/")))
        fragment += asked + urlencode([(key, renamed(value)) for key, value in parse_qsl(more)])
        changed = urlunsplit((parts.scheme, parts.netloc, path, query, fragment))
        if changed == self.url:
            raise NotVerifiable(
                "l'adresse du formulaire ne contient ni la référence ni l'« id » de l'OC ou de sa commande : "
                "complétez « id » dans [dataset], ou mettez procedure.form_has_address à false"
            )
        return changed


def _spoken_of(offer: Offer) -> Order:
    """The order that the form is for where nothing is chosen: the first in progress or, where none is, the first."""
    return (*offer.in_progress, *offer.orders)[0]


def form_address(tab: Tab, offer: Offer) -> FormAddress:
    """Read the form's own address, by opening it as one who may, twice: by the button, then by that address."""
    if not tab.target.procedure.form_has_address:
        raise NotVerifiable("sur cette cible le formulaire n'a pas d'adresse (procedure.form_has_address = false)")
    open_detail(tab, offer).start.click()
    ConversationForm(tab).ready()
    address = tab.page.url
    tab.go(address)
    ConversationForm(tab).ready()
    return FormAddress(address, offer)
