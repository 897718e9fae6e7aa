"""One attempt at a row, from its OC to the portal's answer to Enregistrer."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from bulk.gate import Gate, Passage
from bulk.looking import about
from bulk.messages import Intent, Outcome, Trouble, Verdict
from bulk.opening import fill, open_offer
from bulk.sameness import plain, same
from pages import procedure
from pages.conversation import ConversationPage
from pages.detail import OfferDetail
from pages.errors import Answered, PageError, Refused, SignedOut
from pages.saving import intercepting, saves

if TYPE_CHECKING:
    from collections.abc import Callable

    from bulk.messages import Attempt, Limits
    from bulk.row import Row
    from pages.conversation_form import ConversationForm
    from pages.tab import Tab

_UNREACHED = ("net::ERR_", "ECONNREFUSED", "ECONNRESET", "socket hang up")
_REFUSED = {HTTPStatus.TOO_MANY_REQUESTS}


def attempt(tab: Tab, task: Attempt, ask: Callable[[Intent], bool], limits: Limits) -> Outcome:
    """Try to make the row's conversation once. Raises SignedOut, with nothing sent, where the session is over."""
    row, gate = task.row, None
    try:
        detail = open_offer(tab, row.offer)
        baseline = tuple(one.conversation for one in about(detail, row.subject))
        form = fill(tab, row, detail)
        intent = _intent(form, row, baseline)
        gate = Gate((lambda: False) if task.rehearsal else (lambda: ask(intent)), ttl=limits.ttl, timeout=limits.save)
        outcome = _save(form, row, intent, gate)
        rehearsed = task.rehearsal and gate.passage is Passage.REFUSED
        return Outcome(verdict=Verdict.REHEARSED) if rehearsed else outcome
    except Refused as refusal:
        return Outcome(verdict=Verdict.REJECTED, reason=str(refusal))
    except SignedOut:
        raise
    except (AssertionError, Error) as error:
        sent = gate is not None and gate.passage in (Passage.SENT, Passage.LATE)
        if not sent and _over(tab):
            raise SignedOut("La session a expiré.") from None
        verdict = Verdict.UNCERTAIN if sent else Verdict.FAILED
        return Outcome(verdict=verdict, reason=_first_line(error), trouble=trouble(tab, error))


def trouble(tab: Tab, error: Exception) -> Trouble | None:
    """Tell whether an error speaks of the portal as a whole: out of reach, overloaded, under maintenance."""
    if isinstance(error, Answered):
        return _overload(error.status, error.retry_after)
    if any(sign in str(error) for sign in _UNREACHED):
        return Trouble()
    with suppress(Error):
        return Trouble() if "maintenance" in tab.words().casefold() else None
    return None


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


def _save(form: ConversationForm, row: Row, intent: Intent, gate: Gate) -> Outcome:
    """Click Enregistrer, and judge what comes of it."""
    page, said_before = form.tab.page, form.notices.read()
    page.evaluate("window.__saving = true")
    with intercepting(page, row.subject, gate.handle):
        try:
            with page.expect_request(lambda request: saves(request, row.subject)) as asked:
                form.save.click()
            asked.value.response()
        except Error:
            if gate.passage is not Passage.NONE:
                raise
            said = [one for one in form.notices.read() if one not in said_before]
            if said:
                return Outcome(verdict=Verdict.REJECTED, reason=" ".join(said))
            return Outcome(verdict=Verdict.FAILED, reason="Enregistrer n'a envoyé aucune requête qui porte le sujet.")
    return _judge(form, intent, gate, said_before)


def _judge(form: ConversationForm, intent: Intent, gate: Gate, said_before: list[str]) -> Outcome:
    """Trust two answers only: the conversation itself, and the form that says why not. All else is uncertain."""
    if gate.passage is Passage.REFUSED:
        return Outcome(verdict=Verdict.FAILED, reason="Le permis d'enregistrer a été refusé.")
    if gate.passage is Passage.LATE:
        return Outcome(verdict=Verdict.UNCERTAIN, reason="Le permis d'enregistrer est arrivé trop tard.")
    if gate.answer is None:
        return Outcome(verdict=Verdict.UNCERTAIN, reason=f"Sans réponse du portail : {gate.fault}", trouble=Trouble())
    status = gate.answer.status
    if overload := _overload(status, gate.answer.headers.get("retry-after")):
        reason = f"Le portail a répondu {status} à l'enregistrement."
        return Outcome(verdict=Verdict.UNCERTAIN, reason=reason, trouble=overload)
    return _seen(form, intent, said_before, moved=HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST)


def _seen(form: ConversationForm, intent: Intent, said_before: list[str], *, moved: bool) -> Outcome:
    tab = form.tab

    def answer() -> Outcome | None:
        if form.here:
            return _refusal(form, said_before, moved=moved)
        if tab.target.procedure.landing == "offer":
            return _landed_on_offer(OfferDetail(tab), intent)
        return _shown(ConversationPage(tab), intent)

    seen = tab.observe(answer, lambda outcome: outcome is not None or procedure.signed_out(tab))
    return seen or Outcome(
        verdict=Verdict.UNCERTAIN,
        reason=f"Après Enregistrer, le portail n'a montré ni la conversation ni un refus : {tab.words()[:200]}",
    )


def _refusal(form: ConversationForm, said_before: list[str], *, moved: bool) -> Outcome | None:
    """What the form says against saving. While the portal leads elsewhere (*moved*), the old form has no say."""
    page = form.tab.page
    old: bool = page.evaluate("'__saving' in window")
    said = [one for one in form.notices.read() if one not in said_before]
    # Read on one and the same document, or what is said may be about a page that has come meanwhile.
    if not said or (moved and old) or page.evaluate("'__saving' in window") != old or not form.here:
        return None
    return Outcome(verdict=Verdict.REJECTED, reason=" ".join(said))


def _shown(conversation: ConversationPage, intent: Intent) -> Outcome | None:
    """A confirmation counts if it is about this very conversation: another may still be on screen."""
    if not conversation.here:
        return None
    found = conversation.identifier
    if found in intent.baseline or not same(conversation.subject.read(), intent.subject):
        return None
    return Outcome(verdict=Verdict.DONE, conversation=found, address=conversation.tab.page.url)


def _landed_on_offer(detail: OfferDetail, intent: Intent) -> Outcome | None:
    if not detail.here:
        return None
    fresh = [one for one in about(detail, intent.subject) if one.conversation not in intent.baseline]
    if len(fresh) != 1:
        return None
    return Outcome(verdict=Verdict.DONE, conversation=fresh[0].conversation, address=fresh[0].address)


def _overload(status: int, retry_after: str | None) -> Trouble | None:
    if status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in _REFUSED:
        return None
    return Trouble(pause=_seconds(retry_after))


def _seconds(retry_after: str | None) -> float | None:
    """Read Retry-After, seconds or a date, as seconds from now."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    with suppress(ValueError):
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    return None


def _over(tab: Tab) -> bool:
    with suppress(Error):
        return procedure.signed_out(tab)
    return False


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
