"""Forged submissions (EX-01, EX-05, EX-11, EX-15, EX-17, EX-19 … EX-21).

Each « à bon droit » proves that this very way of forging works on this portal where it has a right to work: without
it a forgery that the portal never understood would pass for one that it refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest
from pytest_bdd import given, then, when

from bdd.sentences import sentence
from pages import procedure, tokens
from pages.errors import NotVerifiable
from pages.forgery import Forger
from pages.target.dataset import called_like
from steps.words import BLANKS, KINDS, ROLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.conversation_form import Draft
    from pages.signed_in import SignedIn
    from pages.submission import Submission
    from pages.tab import Tab
    from pages.target import Contact, Offer, Order

    NewDraft = Callable[..., Draft]

NOBODY = {"une valeur vide": "", "un contact qui n'existe pas": "0"}
NOTHING = {"une valeur vide": "", "un champ absent": None}
ALLOWED = "non_admin_with_right"


class Ready(NamedTuple):
    """A save request that was not sent, and what it is to save."""

    submission: Submission
    draft: Draft


@pytest.fixture
def forger(open_tab: Callable[..., Tab], tab: Tab) -> Forger:
    """Records the portal's own save requests in the user's tab."""
    return Forger(open_tab, tab)


@given(sentence("la requête d'enregistrement, rejouée telle quelle à bon droit"))
def replayed(forger: Forger, offer: Offer, new_draft: NewDraft) -> None:
    draft = new_draft()
    forger.recorded(offer, draft).send(forger.context)
    forger.check(offer, draft)


@given(sentence("la requête d'enregistrement, rejouée à bon droit dans la session d'un non-admin qui a le droit"))
def replayed_by_another(forger: Forger, offer: Offer, new_draft: NewDraft) -> None:
    draft = new_draft()
    forger.check_elsewhere(forger.recorded(offer, draft), ALLOWED, offer, draft)


@given(sentence("la requête d'enregistrement, rejouée à bon droit sur l'autre commande en cours"))
def replayed_on_the_other_order(forger: Forger, offer: Offer, new_draft: NewDraft) -> None:
    draft = new_draft()
    first, second = offer.in_progress[:2]
    replay(forger, offer, draft, first.key, called_like(first, second))
    forger.check(offer, draft)


@given(sentence("la requête d'enregistrement, rejouée à bon droit sur l'autre OC"))
def replayed_on_the_other_offer(forger: Forger, offer: Offer, other: Offer, new_draft: NewDraft) -> None:
    draft = replay_on_other_offer(forger, offer, other, new_draft)
    if not forger.has_created(other, draft):
        raise NotVerifiable(
            f"la requête d'enregistrement de l'OC {offer.reference} ne vaut pas pour une autre OC, même en cours : "
            "elle tient à son formulaire, ou il manque des « id » dans [dataset]"
        )


@given(sentence('la requête d\'enregistrement, rejouée à bon droit avec un autre contact "{kind}"'))
def replayed_with_another_contact(forger: Forger, offer: Offer, new_draft: NewDraft, kind: str) -> None:
    draft = one_contact_each(offer, new_draft())
    chosen, other = offer.contact(KINDS[kind], eligible=True), offer.free(KINDS[kind])
    replay(forger, offer, draft, chosen.key, called_like(chosen, other))
    forger.check(offer, draft)


@given(sentence('la requête d\'enregistrement, rejouée à bon droit avec deux contacts "{kind}"'))
def replayed_with_two_contacts(forger: Forger, offer: Offer, new_draft: NewDraft, kind: str) -> None:
    draft = two_contacts(offer, new_draft(), kind)
    forger.recorded(offer, draft).send(forger.context)
    forger.check(offer, draft)


@given(sentence("une autre requête d'enregistrement, prête à partir"), target_fixture="ready")
def ready_to_go(forger: Forger, offer: Offer, new_draft: NewDraft) -> Ready:
    """Raises NotVerifiable where headers say who sends it: of those, portals may leave the end to their age."""
    draft = new_draft()
    submission = forger.recorded(offer, draft)
    if tokens.credentials(forger.tab, submission):
        raise NotVerifiable("un en-tête de la requête dit qui l'envoie, et non la session du navigateur")
    return Ready(submission, draft)


@when(sentence("la requête part avec l'ancienne session"), target_fixture="draft")
def send_with_former_session(open_tab: Callable[..., Tab], ready: Ready, former: SignedIn) -> Draft:
    tab = open_tab(None)
    former.take_up(tab.page)
    ready.submission.send(tab.page.context)
    return ready.draft


@then(sentence("un Admin ne voit sur l'OC aucune conversation à ce sujet"))
def none_for_an_admin(open_tab: Callable[..., Tab], offer: Offer, draft: Draft) -> None:
    assert procedure.open_detail(open_tab("admin"), offer).about(draft.subject) == []


@when(sentence('la requête est rejouée dans la session d\'un "{role}"'), target_fixture="draft")
def replay_as(forger: Forger, offer: Offer, new_draft: NewDraft, role: str) -> Draft:
    draft = new_draft()
    forger.transplant(forger.recorded(offer, draft), ROLES[role], offer)
    return draft


@when(
    sentence("la requête est rejouée dans la session d'un \"{role}\", sans dire qu'un script l'envoie"),
    target_fixture="draft",
)
def replay_unscripted(forger: Forger, offer: Offer, new_draft: NewDraft, role: str) -> Draft:
    """Some portals check rights where their own scripts ask, and know these by the header X-Requested-With alone."""
    draft = new_draft()
    plain = forger.recorded(offer, draft).with_headers({"x-requested-with": None})
    forger.transplant(plain, ROLES[role], offer)
    return draft


@when(sentence("la requête est rejouée sans session"), target_fixture="draft")
def replay_signed_out(forger: Forger, offer: Offer, new_draft: NewDraft) -> Draft:
    draft = new_draft()
    forger.send_signed_out(forger.recorded(offer, draft))
    return draft


@when(sentence("la requête est rejouée par un visiteur, avec le jeton de la page de connexion"), target_fixture="draft")
def replay_as_visitor(forger: Forger, offer: Offer, new_draft: NewDraft) -> Draft:
    draft = new_draft()
    forger.send_as_visitor(forger.recorded(offer, draft))
    return draft


@when(sentence('la requête est rejouée avec un jeton anti-falsification "{token}"'), target_fixture="draft")
def replay_with_token(forger: Forger, offer: Offer, new_draft: NewDraft, token: str) -> Draft:
    draft = new_draft()
    submission = forger.recorded(offer, draft)
    names = forger.token_names()
    if token == "d'un autre utilisateur":
        changed = forger.with_anothers_token(submission, ALLOWED, offer)
    else:
        changed = submission.without(names) if token == "absent" else submission.with_false_token(names)
    changed.send(forger.context)
    return draft


@when(sentence('la requête est rejouée sur la commande "{status}"'), target_fixture="draft")
def replay_on_order(forger: Forger, offer: Offer, new_draft: NewDraft, status: str) -> Draft:
    return replay_order(forger, offer, new_draft(), offer.order(status))


@when(sentence("la requête est rejouée sur la commande de l'autre OC"), target_fixture="draft")
def replay_on_foreign_order(forger: Forger, offer: Offer, other: Offer, new_draft: NewDraft) -> Draft:
    return replay_order(forger, offer, new_draft(), other.in_progress[0])


@when(sentence("la requête est rejouée sur l'autre OC"), target_fixture="draft")
def replay_on_other_offer(forger: Forger, offer: Offer, other: Offer, new_draft: NewDraft) -> Draft:
    draft = one_contact_each(offer, new_draft())
    own, others = _spoken_of(offer), _spoken_of(other)
    names = {one.key: called_like(one, another) for one, another in zip(own, others, strict=True)}
    if len(names) < len(own):
        raise NotVerifiable(
            f"dans [dataset], l'OC {offer.reference}, sa commande et ses contacts n'ont pas chacun leur « id »"
        )
    forger.recorded(offer, draft).renaming(names).send(forger.context)
    return draft


@when(
    sentence('la requête est rejouée avec un contact "{kind}" qui ne peut pas participer'),
    target_fixture="draft",
)
def replay_with_unable(forger: Forger, offer: Offer, new_draft: NewDraft, kind: str) -> Draft:
    unable = offer.contact(KINDS[kind], eligible=False)
    return replay_contact(forger, offer, new_draft(), kind, unable)


@when(sentence('la requête est rejouée avec un contact "{kind}" de l\'autre OC'), target_fixture="draft")
def replay_with_foreign(forger: Forger, offer: Offer, other: Offer, new_draft: NewDraft, kind: str) -> Draft:
    stranger = other.beside(offer).contact(KINDS[kind], eligible=True)
    return replay_contact(forger, offer, new_draft(), kind, stranger)


@when(sentence('la requête est rejouée sans contact "{kind}"'), target_fixture="draft")
def replay_without_contact(forger: Forger, offer: Offer, new_draft: NewDraft, kind: str) -> Draft:
    return replay_contact(forger, offer, new_draft(), kind, None)


@when(sentence('la requête est rejouée avec "{value}" à la place du contact "{kind}"'), target_fixture="draft")
def replay_without_a_true_contact(forger: Forger, offer: Offer, new_draft: NewDraft, value: str, kind: str) -> Draft:
    chosen = offer.contact(KINDS[kind], eligible=True)
    return replay(forger, offer, one_contact_each(offer, new_draft()), chosen.key, NOBODY[value])


@when(
    sentence('la requête est rejouée avec deux contacts "{kind}", dont le "{rank}" ne peut pas participer'),
    target_fixture="draft",
)
def replay_with_one_unable_of_two(forger: Forger, offer: Offer, new_draft: NewDraft, kind: str, rank: str) -> Draft:
    sort = KINDS[kind]
    chosen = offer.contact(sort, eligible=True) if rank == "premier" else offer.free(sort)
    unable = called_like(chosen, offer.contact(sort, eligible=False))
    return replay(forger, offer, two_contacts(offer, new_draft(), kind), chosen.key, unable)


@when(sentence('la requête est rejouée avec "{value}" à la place de la commande'), target_fixture="draft")
def replay_without_order(forger: Forger, offer: Offer, new_draft: NewDraft, value: str) -> Draft:
    return replay(forger, offer, new_draft(), offer.in_progress[0].key, NOTHING[value])


@when(
    sentence('la requête est rejouée avec un second contact de l\'autre type à la place du contact "{kind}"'),
    target_fixture="draft",
)
def replay_with_one_kind_only(forger: Forger, offer: Offer, new_draft: NewDraft, kind: str) -> Draft:
    [other] = set(KINDS.values()) - {KINDS[kind]}
    return replay_contact(forger, offer, new_draft(), kind, offer.free(other))


@when(sentence('la requête est rejouée avec "{blanks}" comme contenu'), target_fixture="draft")
def replay_without_content(forger: Forger, offer: Offer, new_draft: NewDraft, blanks: str) -> Draft:
    draft = new_draft(content="contenu à remplacer")
    return retype(forger, offer, draft, draft.content, blank(blanks))


@when(sentence('la requête est rejouée avec "{blanks}" comme sujet'), target_fixture="draft")
def replay_without_subject(forger: Forger, offer: Offer, new_draft: NewDraft, blanks: str) -> Draft:
    draft = new_draft()
    return retype(forger, offer, draft, draft.subject, blank(blanks))


def replay_order(forger: Forger, offer: Offer, draft: Draft, order: Order) -> Draft:
    first = offer.in_progress[0]
    return replay(forger, offer, draft, first.key, called_like(first, order))


def replay_contact(forger: Forger, offer: Offer, draft: Draft, kind: str, contact: Contact | None) -> Draft:
    chosen = offer.contact(KINDS[kind], eligible=True)
    new = None if contact is None else called_like(chosen, contact)
    return replay(forger, offer, one_contact_each(offer, draft), chosen.key, new)


def replay(forger: Forger, offer: Offer, draft: Draft, old: str, new: str | None) -> Draft:
    """Send the portal's own request with one value changed, or left out."""
    called = [offer.key, offer.in_progress[0].key, *(one.key for one in offer.contacts)]
    forger.recorded(offer, draft).replacing(old, new, shared=called.count(old) > 1).send(forger.context)
    return draft


def retype(forger: Forger, offer: Offer, draft: Draft, old: str, new: str | None) -> Draft:
    """Send the portal's own request with other text in place of one that was written, or without its field."""
    forger.recorded(offer, draft).replacing(old, new, typed=True).send(forger.context)
    return draft


def _spoken_of(offer: Offer) -> tuple[Offer | Order | Contact, ...]:
    """What a save request about an offer speaks of: itself, an order, a contact of each kind."""
    order = (*offer.in_progress, *offer.orders)[0]
    return offer, order, *(offer.contact(kind, eligible=True) for kind in KINDS.values())


def blank(name: str) -> str | None:
    """What takes the place of a text; None: not even its field."""
    return None if name == "un champ absent" else BLANKS[name]


def two_contacts(offer: Offer, draft: Draft, kind: str) -> Draft:
    """The same draft with two contacts of one kind and one of the other, all able to take part."""
    draft, second = one_contact_each(offer, draft), offer.free(KINDS[kind]).name
    field = f"{KINDS[kind]}_contacts"
    return msgspec.structs.replace(draft, **{field: (*getattr(draft, field), second)})


def one_contact_each(offer: Offer, draft: Draft) -> Draft:
    """The same draft with one contact of each kind, so that changing it changes the kind's only one."""
    client, partner = (offer.contact(kind, eligible=True).name for kind in ("client", "partner"))
    return msgspec.structs.replace(draft, client_contacts=(client,), partner_contacts=(partner,))
