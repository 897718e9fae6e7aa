"""One attempt at a row, from its OC to the portal's answer to Enregistrer."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from playwright.sync_api import Error

from bulk.faults import overload, said, trouble
from bulk.gate import Gate, Passage
from bulk.looking import about
from bulk.messages import Intent, Outcome, Trouble, Verdict
from bulk.opening import fill, open_offer
from bulk.sameness import plain, same
from pages import procedure
from pages.conversation import ConversationPage
from pages.detail import OfferDetail
from pages.errors import PageError, Refused, SignedOut
from pages.forgery import record
from pages.saving import intercepting

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import APIResponse, Page

    from bulk.messages import Attempt, Limits
    from bulk.row import Row
    from pages.conversation_form import ConversationForm
    from pages.tab import Tab

_SAYS_WHY = (HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY)
"""What a portal answers to a script when it refuses what was entered."""
_QUOTED = 300
"""Characters kept of what a portal says."""


def attempt(tab: Tab, task: Attempt, ask: Callable[[Intent], bool], limits: Limits) -> Outcome:
    """Try to make the row's conversation once. Raises SignedOut, with nothing sent, where the session is over."""
    row, gate = task.row, None
    try:
        detail = open_offer(tab, row.offer)
        baseline = tuple(one.conversation for one in about(detail, row.subject))
        form = fill(tab, row, detail)
        intent = _intent(form, row, baseline)
        gate = Gate((lambda: False) if task.rehearsal else (lambda: ask(intent)), ttl=limits.ttl, timeout=limits.save)
        outcome = _save(form, row.offer, intent, gate)
        rehearsed = task.rehearsal and gate.passage is Passage.REFUSED
        return Outcome(verdict=Verdict.REHEARSED) if rehearsed else outcome
    except (AssertionError, Error) as error:
        if gate is not None and gate.passage in (Passage.SENT, Passage.LATE):
            # Whatever the portal says from then on, of the OC or of the session, it may have saved.
            return Outcome(verdict=Verdict.UNCERTAIN, reason=said(error), trouble=trouble(tab, error))
        if isinstance(error, Refused):
            return Outcome(verdict=Verdict.REJECTED, reason=str(error))
        if isinstance(error, SignedOut):
            raise
        if _over(tab):
            raise SignedOut("La session a expiré.") from None
        return Outcome(verdict=Verdict.FAILED, reason=said(error), trouble=trouble(tab, error))


def _intent(form: ConversationForm, row: Row, baseline: tuple[str, ...]) -> Intent:
    """Read the form back. Raises Refused where it holds less than the row says: the portal would cut the text."""
    held = form.read()
    for what, shown, wanted in (("sujet", held.subject, row.subject), ("contenu", held.content, row.content)):
        if plain(shown) == plain(wanted):
            continue
        if shown and plain(wanted).startswith(plain(shown)):
            raise Refused(f"Le formulaire n'accepte pas le {what} en entier : il en garde {len(shown)} caractères.")
        raise PageError(f"Le formulaire ne tient pas le {what} qui y a été écrit.")
    contacts = (*(held.client_contacts or ()), *(held.partner_contacts or ()))
    return Intent(order=row.order, contacts=contacts, subject=held.subject, content=held.content, baseline=baseline)


def _save(form: ConversationForm, offer: str, intent: Intent, gate: Gate) -> Outcome:
    """Click Enregistrer, have the gate send what the browser was about to, and judge what comes of it."""
    page, said_before = form.tab.page, form.notices.read()
    # Whatever scripts try again by themselves is kept from the portal too.
    with intercepting(page, intent.subject, lambda route, _: route.abort("aborted")):
        try:
            submission = record(form, intent.subject)
        except PageError as error:
            said = [one for one in form.notices.read() if one not in said_before]
            if said:
                return Outcome(verdict=Verdict.REJECTED, reason=" ".join(said))
            return Outcome(verdict=Verdict.FAILED, reason=str(error))
        gate.send(submission, page.context)
        outcome = _without_trust(gate)
        shown = outcome is None and gate.answer is not None and _show(page, submission.url, gate.answer)
    if shown:
        return _seen(form, offer, intent)
    return outcome or _told_to_script(form.tab, offer, intent, gate)


def _show(page: Page, url: str, answer: APIResponse) -> bool:
    """Show the answer as the browser would have: where it leads, as that to a form does, or the page that it is.

    False: it is neither, but data for a script. Waits only until the page before is gone, and with it the scripts that
    would try again: while requests are held, the browser keeps nothing of what it loads.
    """
    moved = HTTPStatus.MULTIPLE_CHOICES <= answer.status < HTTPStatus.BAD_REQUEST
    if not moved and "html" not in answer.headers.get("content-type", ""):
        return False
    leads_to = answer.headers.get("location") if moved else None
    if leads_to is None:
        page.route(lambda asked: asked == url, lambda route: route.fulfill(response=answer), times=1)
    page.goto(urljoin(url, leads_to), wait_until="commit")
    return True


def _told_to_script(tab: Tab, offer: str, intent: Intent, gate: Gate) -> Outcome:
    """The page's script would have been told: what came of it is read on the OC instead, its words in the answer."""
    answer = gate.answer
    if answer is not None and answer.status in _SAYS_WHY:
        return Outcome(verdict=Verdict.REJECTED, reason=" ".join(answer.text().split())[:_QUOTED])
    seen = _listed(open_offer(tab, offer), intent)
    return seen or Outcome(verdict=Verdict.UNCERTAIN, reason="Après Enregistrer, l'OC ne montre pas la conversation.")


def _without_trust(gate: Gate) -> Outcome | None:
    """What is to be said of a save to which the portal has given no answer, or none that can be trusted."""
    if gate.passage is Passage.REFUSED:
        return Outcome(verdict=Verdict.FAILED, reason="Le permis d'enregistrer a été refusé.")
    if gate.passage is Passage.LATE:
        return Outcome(verdict=Verdict.UNCERTAIN, reason="Le permis d'enregistrer est arrivé trop tard.")
    if gate.answer is None:
        return Outcome(verdict=Verdict.UNCERTAIN, reason=f"Sans réponse du portail : {gate.fault}", trouble=Trouble())
    status = gate.answer.status
    if distress := overload(status, gate.answer.headers.get("retry-after")):
        reason = f"Le portail a répondu {status} à l'enregistrement."
        return Outcome(verdict=Verdict.UNCERTAIN, reason=reason, trouble=distress)
    return None


def _seen(form: ConversationForm, offer: str, intent: Intent) -> Outcome:
    """Trust two answers only: the conversation itself, shown or listed, and the form that says why not.

    All else is uncertain.
    """
    tab = form.tab

    def answer() -> Outcome | None:
        if form.here:
            said = " ".join(form.notices.read())
            return Outcome(verdict=Verdict.REJECTED, reason=said) if said else None
        landing = tab.target.procedure.landing
        if landing == "elsewhere":
            return _listed(open_offer(tab, offer), intent)
        shown = None if landing == "offer" else _shown(ConversationPage(tab), intent)
        return shown or (None if landing == "conversation" else _listed(OfferDetail(tab), intent))

    seen = tab.observe(answer, lambda outcome: outcome is not None or procedure.signed_out(tab))
    return seen or Outcome(
        verdict=Verdict.UNCERTAIN,
        reason=f"Après Enregistrer, le portail n'a montré ni la conversation ni un refus : {tab.words()[:_QUOTED]}",
    )


def _shown(conversation: ConversationPage, intent: Intent) -> Outcome | None:
    """A confirmation counts if it is about this very conversation: another may still be on screen."""
    if not conversation.here:
        return None
    found = conversation.identifier
    if found in intent.baseline or not same(conversation.subject.read(), intent.subject):
        return None
    return Outcome(verdict=Verdict.DONE, conversation=found, address=conversation.tab.page.url)


def _listed(detail: OfferDetail, intent: Intent) -> Outcome | None:
    """The one conversation of that subject that the offer did not have before, where its list shows it."""
    if not detail.here:
        return None
    fresh = [one for one in about(detail, intent.subject) if one.conversation not in intent.baseline]
    if len(fresh) != 1:
        return None
    return Outcome(verdict=Verdict.DONE, conversation=fresh[0].conversation, address=fresh[0].address)


def _over(tab: Tab) -> bool:
    with suppress(Error):
        return procedure.signed_out(tab)
    return False
