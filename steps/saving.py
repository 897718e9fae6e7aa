"""Writing and saving, and what the portal then shows (EX-15, EX-17, EX-19 … EX-22)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest
from pytest_bdd import given, then, when

from bdd.sentences import sentence
from fixtures.drafts import is_marked
from pages import procedure
from pages.detail import OrderDialog
from pages.errors import NotVerifiable
from pages.naming import said
from steps.offers import in_progress, siblings
from steps.words import BLANKS, KINDS, LONG, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.conversation import ConversationPage
    from pages.conversation_form import ConversationForm, Draft
    from pages.tab import Tab
    from pages.target import Contact, Offer, Order
    from steps.form import Chosen

    NewDraft = Callable[..., Draft]


_ENOUGH = 2
"""How many other offers of a client are looked at: it may have hundreds."""


@given(sentence("les conversations de l'OC ont été relevées"), target_fixture="noted")
def note(open_tab: Callable[..., Tab], offer: Offer) -> list[str]:
    return unmarked(open_tab("admin"), offer)


@pytest.fixture
def sound_draft(new_draft: NewDraft, offer: Offer, order: Order) -> NewDraft:
    """Make drafts that only a fault of the portal, or what the scenario does to them, can have refused.

    Raises Lacking where the order proposes no contact of one kind: saving is then refused by right (EX-15).
    """
    offer.proposes(order)
    return new_draft


@when(sentence("il remplit le sujet et le contenu"), target_fixture="draft")
@when(sentence("l'enregistrement étant refusé, il remplit le sujet et le contenu"), target_fixture="draft")
def write(form: ConversationForm, sound_draft: NewDraft) -> Draft:
    return form.ready().write(sound_draft())


@when(sentence('il remplit le contenu et met "{blanks}" comme sujet'), target_fixture="draft")
def write_without_subject(form: ConversationForm, sound_draft: NewDraft, blanks: str) -> Draft:
    return form.write(msgspec.structs.replace(sound_draft(), subject=BLANKS[blanks]))


@when(sentence('il remplit le sujet et met "{blanks}" comme contenu'), target_fixture="draft")
def write_without_content(form: ConversationForm, sound_draft: NewDraft, blanks: str) -> Draft:
    return form.write(sound_draft(content=BLANKS[blanks]))


@when(sentence('il remplit le contenu et écrit comme sujet un texte "{text}"'), target_fixture="draft")
def write_subject(form: ConversationForm, sound_draft: NewDraft, text: str) -> Draft:
    return form.write(sound_draft(subject=TEXTS[text]))


@when(sentence('il remplit le sujet et écrit comme contenu un texte "{text}"'), target_fixture="draft")
def write_content(form: ConversationForm, sound_draft: NewDraft, text: str) -> Draft:
    return form.write(sound_draft(content=TEXTS[text]))


@when(
    sentence('il écrit comme sujet un texte "{text}" et met "{blanks}" comme contenu'),
    target_fixture="draft",
)
def write_subject_only(form: ConversationForm, sound_draft: NewDraft, text: str, blanks: str) -> Draft:
    return form.write(sound_draft(subject=TEXTS[text], content=BLANKS[blanks]))


@when(
    sentence('il écrit comme contenu un texte "{text}" et met "{blanks}" comme sujet'),
    target_fixture="draft",
)
def write_content_only(form: ConversationForm, sound_draft: NewDraft, text: str, blanks: str) -> Draft:
    return form.write(msgspec.structs.replace(sound_draft(content=TEXTS[text]), subject=BLANKS[blanks]))


@when(sentence("il remplit un autre contenu sous le même sujet"), target_fixture="draft")
def write_again(form: ConversationForm, sound_draft: NewDraft, draft: Draft) -> Draft:
    return form.ready().write(msgspec.structs.replace(sound_draft(), subject=draft.subject))


@when(sentence("il remplit tout le reste du formulaire"), target_fixture="draft")
def write_without_order(form: ConversationForm, offer: Offer, new_draft: NewDraft) -> Draft:
    """All but the order, if the portal lets one come to that. Raises NotVerifiable where an order is chosen already."""
    clients, partners = ((offer.free(kind).name,) for kind in KINDS.values())
    draft = new_draft(client_contacts=clients, partner_contacts=partners)
    if procedure.order_choice(form.tab).selected():
        raise NotVerifiable("une commande est déjà choisie d'office")
    told = form.tab.target.procedure
    confirm = OrderDialog(form.tab).confirm
    if told.order_choice == "dialog" and confirm.usable:
        confirm.click()
        form.tab.settle()
    if form.here and not told.contacts_after_order:
        form.write(draft)
    return draft


@when(sentence("il recharge la page qui s'affiche ensuite"))
def load_again(tab: Tab, form: ConversationForm) -> None:
    """As it is: a portal may show it as the very answer to Enregistrer."""
    tab.observe(lambda: form.here, lambda here: not here, tab.target.timeouts.navigation)
    tab.settle()
    tab.reload()


@when(
    sentence("il remplit le contenu et écrit un sujet de deux cents caractères, ou autant que le champ en accepte"),
    target_fixture="draft",
)
def write_long_subject(form: ConversationForm, sound_draft: NewDraft) -> Draft:
    return form.write(sound_draft(subject=LONG, room=min(200, form.subject.room or 200)))


@when(
    sentence("il remplit le sujet et écrit un contenu de cinq mille caractères, ou autant que le champ en accepte"),
    target_fixture="draft",
)
def write_long_content(form: ConversationForm, sound_draft: NewDraft) -> Draft:
    return form.write(sound_draft(content=LONG[: min(5000, form.content.room or 5000)].rstrip()))


@when(sentence("il enregistre"))
def save(form: ConversationForm) -> None:
    form.save.click()


@when(sentence("il double-clique sur Enregistrer"))
def save_twice(form: ConversationForm) -> None:
    form.save.click_twice()


@when(sentence("il clique une seconde fois sur Enregistrer avant la réponse du portail"))
def save_impatiently(form: ConversationForm) -> None:
    form.save_impatiently()


@when(sentence("il clique sur Retour"))
def go_back(form: ConversationForm) -> None:
    form.back.click()


class Unable(NamedTuple):
    """A contact who cannot take part, and whether the portal let one select them all the same."""

    name: str
    selectable: bool


@when(
    sentence('il tente de sélectionner un contact "{kind}" qui ne peut pas participer'),
    target_fixture="unable",
)
def try_unable(form: ConversationForm, offer: Offer, kind: str) -> Unable:
    return tried(form, offer.contact(KINDS[kind], eligible=False))


@when(
    sentence('il tente de sélectionner un contact "{kind}" qui ne peut pas participer et qui "{subscription}"'),
    target_fixture="unable",
)
def try_unable_of_a_sort(form: ConversationForm, offer: Offer, kind: str, subscription: str) -> Unable:
    return tried(form, offer.contact(KINDS[kind], eligible=False, subscribed=subscription == "est abonné"))


@when(sentence("il tente d'enregistrer"))
def try_to_save(form: ConversationForm) -> None:
    form.try_to_save()


@then(sentence("la conversation est enregistrée"), target_fixture="conversation")
def saved(tab: Tab, offer: Offer, draft: Draft) -> ConversationPage:
    conversation = procedure.landed(tab, offer, draft.subject)
    assert conversation.subject.read() == draft.subject
    return conversation


@then(sentence('elle porte sur la "{rank}" commande en cours'))
def about_the_order(conversation: ConversationPage, offer: Offer, rank: str) -> None:
    told = said(conversation.details.read(), [order.reference for order in offer.orders])
    assert told == {in_progress(offer, rank).reference}


@then(sentence("elle réunit exactement les contacts choisis"))
def with_the_chosen(conversation: ConversationPage, offer: Offer, chosen: Chosen) -> None:
    assert_together(conversation, offer, {name for names in chosen.values() for name in names})


@then(sentence("elle réunit exactement les contacts affectés à la commande"))
def with_the_assigned(conversation: ConversationPage, offer: Offer, order: Order) -> None:
    assert_together(conversation, offer, {name for kind in KINDS.values() for name in offer.assigned(order, kind)})


@then(sentence("son sujet et son contenu sont à la lettre ceux qui ont été écrits"))
def to_the_letter(conversation: ConversationPage, draft: Draft) -> None:
    assert conversation.subject.read() == draft.subject
    assert conversation.content.read() == draft.content


@then(sentence("la conversation est enregistrée avec tout son texte, ou l'enregistrement est refusé"))
def whole_or_refused(tab: Tab, form: ConversationForm, offer: Offer, draft: Draft) -> None:
    """How long a text may be is the portal's own affair, as long as it says so: it may not cut it in silence."""
    if tab.observe(lambda: form.subject.within_reach, lambda here: not here):
        assert form.notices.read() or not form.save.usable, "le formulaire est resté là sans rien dire"
        none_about(tab, offer, draft)
    else:
        to_the_letter(saved(tab, offer, draft), draft)


@then(sentence("aucun script écrit par l'utilisateur ne s'est exécuté"))
def nothing_ran(tab: Tab, offer: Offer, draft: Draft) -> None:
    """Nor in the list of the OC's conversations, once it tells of this one."""
    assert not tab.injected()
    detail = procedure.open_detail(tab, offer)
    tab.observe(lambda: detail.about(draft.subject) or detail.shortens(draft.subject), bool)
    assert not tab.injected()


@then(sentence("l'OC montre exactement une conversation à ce sujet"))
def one_about(tab: Tab, offer: Offer, draft: Draft) -> None:
    detail = procedure.open_detail(tab, offer)
    lines = tab.observe(lambda: detail.about(draft.subject), lambda lines: len(lines) == 1)
    assert [line.text for line in lines] == [line.text for line in lines[:1]] != []


@then(sentence("l'OC montre exactement deux conversations à ce sujet"))
def two_about(tab: Tab, offer: Offer, draft: Draft) -> None:
    tab.settle()  # what was just asked for is answered first: leaving the page would take it back
    detail = procedure.open_detail(tab, offer)
    assert len(tab.observe(lambda: detail.about(draft.subject), lambda lines: len(lines) == 2)) == 2  # noqa: PLR2004


@then(sentence("aucune autre OC de son client ne montre de conversation à ce sujet"))
def none_on_the_clients_others(tab: Tab, offer: Offer, draft: Draft) -> None:
    for reference in siblings(offer)[:_ENOUGH]:
        assert procedure.find_detail(tab, reference).about(draft.subject) == [], reference


@then(sentence("l'OC montre une conversation pour chacun des sujets écrits"))
def one_about_each(tab: Tab, offer: Offer, subjects: list[str]) -> None:
    detail = procedure.open_detail(tab, offer)
    shown = tab.observe(lambda: [one for one in subjects if detail.about(one)], lambda shown: shown == subjects)
    assert shown == subjects


@then(sentence("l'OC ne montre aucune conversation à ce sujet"))
def none_about(tab: Tab, offer: Offer, draft: Draft) -> None:
    assert procedure.open_detail(tab, offer).about(draft.subject) == []


@then(sentence("l'autre OC ne montre aucune conversation à ce sujet"))
def none_about_elsewhere(tab: Tab, other: Offer, draft: Draft) -> None:
    assert procedure.open_detail(tab, other).about(draft.subject) == []


@then(sentence('la conversation avec ce contact "{kind}" est refusée'))
def refused_with(form: ConversationForm, offer: Offer, draft: Draft, unable: Unable) -> None:
    """Nothing is saved, and a portal that says why has said it; where nobody can select them, nothing with them."""
    told = not unable.selectable or tells_why(form, unable.name)
    detail = procedure.open_detail(form.tab, offer)
    if unable.selectable:
        assert detail.about(draft.subject) == []
        assert told, "rien ne dit pourquoi"
    elif detail.about(draft.subject):
        assert unable.name not in together(detail.open_conversation(draft.subject), offer)


@then(sentence("l'OC ne montre aucune conversation de plus"))
def none_more(tab: Tab, offer: Offer, noted: list[str]) -> None:
    assert Counter(unmarked(tab, offer)) - Counter(noted) == Counter()


@then(sentence('l\'enregistrement est refusé à cause du contact "{kind}"'))
def refused_for_contact(form: ConversationForm, kind: str) -> None:
    wording = form.tab.target.wording
    quoted = wording.client_contact_missing if KINDS[kind] == "client" else wording.partner_contact_missing
    assert_refused(form, kind, quoted)


@then(sentence('l\'enregistrement est refusé à cause du champ "{field}"'))
def refused_for_field(form: ConversationForm, field: str) -> None:
    wording = form.tab.target.wording
    quoted = wording.subject_missing if field == "Sujet" else wording.content_missing
    assert_refused(form, field, quoted)


@then(sentence("le sujet qu'il avait écrit y est encore"))
def subject_kept(form: ConversationForm, draft: Draft) -> None:
    assert form.tab.observe(form.subject.read, lambda held: held == draft.subject) == draft.subject


@then(sentence("le contenu qu'il avait écrit y est encore"))
def content_kept(form: ConversationForm, draft: Draft) -> None:
    assert form.tab.observe(form.content.read, lambda held: held == draft.content) == draft.content


def tried(form: ConversationForm, unable: Contact) -> Unable:
    """Try to select a contact who cannot take part."""
    return Unable(unable.name, form.contacts(unable.kind).try_select(unable.name))


def assert_refused(form: ConversationForm, what: str, quoted: str | None) -> None:
    """The form is still there, and says why; or it does not even let one save.

    *quoted* is how the portal says it, where the target tells; else some message names *what* is lacking.
    """
    said = quoted or what
    heard = form.notices.listen(said, quoted=quoted)
    assert form.subject.within_reach, f"le formulaire n'est plus affiché ; messages vus : {heard.seen}"
    if not heard.mentions:
        form.save.reach()
        assert not form.save.usable, f"« {said} » attendu parmi {heard.seen}"


def tells_why(form: ConversationForm, unable: str) -> bool:
    """Whether the portal says why it does not save with this contact, if the target quotes how, or lets nobody save."""
    quoted = form.tab.target.wording.contact_not_eligible
    return not quoted or bool(form.notices.listen(unable, quoted=quoted).mentions) or not form.save.usable


def assert_together(conversation: ConversationPage, offer: Offer, wanted: set[str]) -> None:
    """Of all the offer's contacts, exactly these are in the conversation."""
    assert together(conversation, offer) == wanted


def together(conversation: ConversationPage, offer: Offer) -> set[str]:
    """Names of the offer's contacts that the conversation's details say."""
    return said(conversation.details.read(), [contact.name for contact in offer.contacts])


def unmarked(tab: Tab, offer: Offer) -> list[str]:
    """The conversations that the OC shows and that no scenario could call its own: those without a subject included.

    Each by its address, if the list tells it: what else a row says may depend on the hour, and on who reads it.
    """
    detail = procedure.open_detail(tab, offer)
    lines = detail.all_conversations() if detail.goes_on else detail.conversations.look()
    return [line.address or line.text for line in lines if not is_marked(line.text)]
