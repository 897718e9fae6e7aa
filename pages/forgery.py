"""Forged submissions: the portal's own save request, recorded from the browser, sent again with one thing changed.

What is recorded is what the browser was about to send when the user clicked Enregistrer; it is kept from the portal,
so that whatever one-time value it carries is still unused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from playwright.sync_api import TimeoutError as NothingSent

from pages import procedure, tokens
from pages.errors import NotVerifiable, PageError
from pages.saving import intercepting
from pages.submission import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import BrowserContext, Request, Route

    from pages.conversation_form import ConversationForm, Draft
    from pages.tab import Tab
    from pages.target import Offer


class Forger:
    """Records the portal's save request and sends it again, in one session or another."""

    def __init__(self, open_tab: Callable[[str | None], Tab], tab: Tab) -> None:
        self._open_tab = open_tab
        self.tab = tab
        """Where the requests are recorded, signed in as one who may save."""

    @property
    def context(self) -> BrowserContext:
        """The session of the one who may save."""
        return self.tab.page.context

    def token_names(self) -> tuple[str, ...]:
        """Names of the portal's anti-forgery values. Raises NotVerifiable where the target gives none."""
        names = self.tab.target.procedure.anti_forgery
        if not names:
            raise NotVerifiable(
                "la cible ne donne pas la clé « procedure.anti_forgery » (champs, en-têtes et cookies du jeton)"
            )
        return names

    def recorded(self, offer: Offer, draft: Draft) -> Submission:
        """Fill the form with a draft on the offer's first order in progress, and record what Enregistrer sends."""
        order = offer.in_progress[0]
        if draft.client_contacts is None:
            offer.proposes(order)
        form = procedure.open_form(self.tab, offer, order)
        form.write(draft)
        return record(form, draft.subject)

    def transplant(self, submission: Submission, role: str, offer: Offer, *, from_form: bool = False) -> None:
        """Send a request in the session of another role, with that session's own anti-forgery values.

        They are read on the offer's detail, which every role sees, or on the form where the role may open it.
        """
        tab = self._open_tab(role)
        names = tab.target.procedure.anti_forgery
        sure, doubtful = tokens.credentials(self.tab, submission), tokens.doubtful(self.tab, submission)
        if (names or sure or doubtful) and from_form:
            procedure.open_form(tab, offer, offer.in_progress[0])
        elif names or sure or doubtful:
            procedure.open_detail(tab, offer)
        if names:
            submission = submission.with_token(self._tokens(tab, submission, names))
        if sure or doubtful:
            submission = submission.with_headers(_carried(tab, sure, doubtful))
        submission.send(tab.page.context)

    def with_anothers_token(self, submission: Submission, role: str, offer: Offer) -> Submission:
        """The request with the anti-forgery values of another user, who has the form open.

        Raises NotVerifiable where they are the same, or cannot be had.
        """
        tab = self._open_tab(role)
        procedure.open_form(tab, offer, offer.in_progress[0])
        theirs = self._tokens(tab, submission, self.token_names())
        if all(submission.value(name) in (value, None) for name, value in theirs.items()):
            raise NotVerifiable("le jeton anti-falsification est le même dans deux sessions")
        return submission.with_token(theirs)

    def _tokens(self, tab: Tab, submission: Submission, names: Iterable[str]) -> dict[str, str]:
        """The anti-forgery values of another session. Raises NotVerifiable where none can be had."""
        held, own = tokens.kept(tab, names), tokens.kept(self.tab, names)
        lacking = {name: old for name in names if name not in held and (old := submission.value(name))}
        # What one is told in a cookie and sends back in a header, under another name.
        sent_back = {unquote(value): name for name, value in own.items() if name in held}
        for name, old in tuple(lacking.items()):
            if told := sent_back.get(unquote(old)):
                held[name] = unquote(held[told]) if "%" in own[told] and "%" not in old else held[told]
                del lacking[name]
        if lacking:
            places = {text: place for place, text in tokens.told(self.tab).texts.items()}
            theirs = tokens.told(tab).texts
            held |= {name: theirs[place] for name, old in lacking.items() if (place := places.get(old)) in theirs}
        if not held:
            raise NotVerifiable(
                f"rien ne dit quel jeton anti-falsification ({', '.join(names)}) vaut dans une autre session : ni "
                "cookie, ni champ, ni réponse du portail ne le porte ; ajoutez à « procedure.anti_forgery » "
                "le nom du champ ou de la balise meta où la page le garde"
            )
        return held

    def send_signed_out(self, submission: Submission) -> None:
        """Send a request with the session's anti-forgery values, and nothing else that says who sends it."""
        names = self.tab.target.procedure.anti_forgery
        kept = [cookie for cookie in self.context.cookies() if cookie["name"] in names]
        context = self._open_tab(None).page.context
        context.add_cookies(
            [{"name": one["name"], "value": one["value"], "url": self.tab.target.base_url} for one in kept]
        )
        tokens.anonymous(self.tab, submission).send(context)

    def send_as_visitor(self, submission: Submission) -> None:
        """Send a request as one who is not signed in, with the anti-forgery values that the login page gave him.

        Where these belong to a session, those of another are refused for that alone, whoever sends them. Raises
        NotVerifiable where the login page gives none.
        """
        names = self.token_names()
        tab = self._open_tab(None)
        procedure.open_login(tab)
        own = submission.with_token(self._tokens(tab, submission, names))
        tokens.anonymous(self.tab, own).send(tab.page.context)

    def check_elsewhere(self, submission: Submission, role: str, offer: Offer, draft: Draft) -> None:
        """Make sure that a request creates its conversation in the session of another who may save too.

        Raises NotVerifiable where the target does not name the tokens, or where only the form tells them, which those
        who may not save are never shown; PageError where even those of the form do not do.
        """
        self.transplant(submission, role, offer)
        if self.has_created(offer, draft):
            return
        # Most portals refuse the token of one session in another: nothing is to be concluded from that.
        self.token_names()
        self.transplant(submission, role, offer, from_form=True)
        self.check(offer, draft)
        raise NotVerifiable(
            "le jeton anti-falsification que montre le détail de l'OC ne vaut pas pour le formulaire, et qui n'a pas "
            "le droit ne reçoit pas celui du formulaire"
        )

    def check(self, offer: Offer, draft: Draft) -> None:
        """Make sure that a request sent by right has created its conversation. Raises PageError."""
        if not self.has_created(offer, draft):
            raise PageError(
                "La requête d'enregistrement, rejouée à bon droit, n'a pas créé de conversation : ce portail ne peut "
                "pas être éprouvé par rejeu, ou refuse à tort."
            )

    def has_created(self, offer: Offer, draft: Draft) -> bool:
        """Whether an offer has come to show the one conversation of a draft."""
        detail = procedure.open_detail(self.tab, offer)
        return len(self.tab.observe(lambda: detail.about(draft.subject), bool)) == 1


def _carried(tab: Tab, sure: set[str], doubtful: set[str]) -> dict[str, str]:
    """These headers, as the page's own requests carry them: one that none carries, and is doubtful, is left as it is.

    Raises NotVerifiable where one that surely says who sends a request is carried by none.
    """
    carried = tokens.told(tab).headers
    if not sure <= carried.keys():
        raise NotVerifiable(
            f"rien ne dit ce que valent dans une autre session les en-têtes {', '.join(sorted(sure))} de la requête "
            "d'enregistrement : aucune requête de la page ne les porte"
        )
    return {name: carried[name] for name in (sure | doubtful) & carried.keys()}


def record(form: ConversationForm, subject: str) -> Submission:
    """Click Enregistrer and keep from the portal the request that carries *subject*. Raises PageError if none came."""
    caught: list[Request] = []
    page = form.tab.page

    def keep(route: Route, request: Request) -> None:
        caught.append(request)
        route.abort("aborted")

    try:
        with intercepting(page, subject, keep), page.expect_event("requestfailed", lambda one: one in caught):
            form.save.click()
    except NothingSent:
        message = "Enregistrer n'a envoyé aucune requête qui porte le sujet de la conversation."
        raise PageError(message) from None
    return Submission.of(caught[-1])
