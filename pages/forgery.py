"""Forged submissions: the portal's own save request, recorded from the browser, sent again with one thing changed.

Nothing here knows an address or a field of a portal. What is recorded is what the browser was about to send when
the user clicked Enregistrer; it is kept from the portal, so that whatever one-time value it carries is still unused.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import msgspec
from playwright.sync_api import TimeoutError as NothingSent

from pages import procedure
from pages.errors import NotVerifiable, PageError
from pages.saving import intercepting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from playwright.sync_api import APIResponse, BrowserContext, Request, Route

    from pages.conversation_form import ConversationForm, Draft
    from pages.tab import Tab
    from pages.target import Offer

_NOT_REPLAYED = {"cookie", "content-length", "host", "connection", "accept-encoding"}


class Submission(msgspec.Struct, frozen=True):
    """A save request as the browser was about to send it."""

    method: str
    url: str
    headers: dict[str, str]
    body: str

    def __repr__(self) -> str:
        """Show what is no secret: headers and body carry tokens, and a failing step shows what it holds."""
        return f"Submission({self.method} {self.url})"

    def replacing(self, old: str, new: str | None) -> Submission:
        """The same request about another thing: every whole value *old*, in address and body, becomes *new*.

        None leaves the value out of the body.

        Raises NotVerifiable when the request does not hold *old*: the target gives the wrong `id`.
        """
        # A body written again is seldom the same to the letter: what was found counts, not what differs.
        found: list[str] = []

        def other(value: str) -> str | None:
            if value != old:
                return value
            found.append(value)
            return new

        parts = urlsplit(self.url)
        path = "/".join(quote(other(old) or "") if unquote(part) == old else part for part in parts.path.split("/"))
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        query = urlencode([(name, other(value) or "") for name, value in pairs])
        url = urlunsplit((parts.scheme, parts.netloc, path, query, ""))
        changed = msgspec.structs.replace(self, url=url, body=self._rewrite(lambda _, value: other(value)))
        if not found:
            raise NotVerifiable(
                f"la requête d'enregistrement ne contient nulle part la valeur « {old} » : indiquez dans [dataset] "
                "l'identifiant que le portail emploie (clé « id » de l'OC, de la commande ou du contact)"
            )
        return changed

    def without(self, names: Iterable[str]) -> Submission:
        """The same request without these fields and headers."""
        return self._tokens(set(names), lambda _: None)

    def with_token(self, tokens: Mapping[str, str]) -> Submission:
        """The same request with the anti-forgery values of another session."""
        return self._tokens(set(tokens), lambda name: tokens[name])

    def with_false_token(self, names: Iterable[str]) -> Submission:
        """The same request with anti-forgery values that nobody issued."""
        return self._tokens(set(names), lambda _: "0" * 64)

    def send(self, context: BrowserContext, timeout: float | None = None) -> APIResponse:
        """Send it once, with the cookies of a context, within so many seconds; redirections are not followed."""
        return context.request.fetch(
            self.url,
            method=self.method,
            headers={name: value for name, value in self.headers.items() if name.lower() not in _NOT_REPLAYED},
            data=self.body.encode("utf-8", "surrogateescape"),
            max_redirects=0,
            max_retries=0,
            timeout=None if timeout is None else timeout * 1000,
        )

    def _tokens(self, names: set[str], value: Callable[[str], str | None]) -> Submission:
        lowered = {name.lower(): name for name in names}
        found: list[str] = []

        def other(name: str) -> str | None:
            found.append(name)
            return value(name)

        headers = {
            name: new
            for name, old in self.headers.items()
            if (new := other(lowered[name.lower()]) if name.lower() in lowered else old) is not None
        }
        body = self._rewrite(lambda name, old: other(name) if name in names else old)
        changed = msgspec.structs.replace(self, headers=headers, body=body)
        if not found:
            raise NotVerifiable(
                "la requête d'enregistrement ne porte aucun des jetons nommés par « procedure.anti_forgery » "
                f"({', '.join(sorted(names))})"
            )
        return changed

    def _rewrite(self, change: Callable[[str, str], str | None]) -> str:
        kind = next((v for k, v in self.headers.items() if k.lower() == "content-type"), "")
        if "json" in kind:
            return json.dumps(_rewrite_json(json.loads(self.body), "", change), ensure_ascii=False)
        if "multipart" in kind:
            return _rewrite_multipart(self.body, kind, change)
        pairs = parse_qsl(self.body, keep_blank_values=True)
        return urlencode([(name, new) for name, old in pairs if (new := change(name, old)) is not None])


class Forger:
    """Records the portal's save request and sends it again, in one session or another."""

    def __init__(self, open_tab: Callable[[str | None], Tab], tab: Tab) -> None:
        self._open_tab = open_tab
        self.tab = tab
        """Where the requests are recorded, signed in as one who may save."""
        self.created: list[Draft] = []
        """What was sent by right."""

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

    def transplant(self, submission: Submission, role: str, offer: Offer) -> None:
        """Send a request in the session of another role, with that session's own anti-forgery values."""
        tab = self._open_tab(role)
        names = tab.target.procedure.anti_forgery
        if names:
            procedure.open_detail(tab, offer)
            submission = submission.with_token(tokens(tab, names))
        submission.send(tab.page.context)

    def signed_out(self) -> BrowserContext:
        """Open a context that has kept of the session the anti-forgery values alone."""
        names = self.tab.target.procedure.anti_forgery
        kept = [cookie for cookie in self.context.cookies() if cookie["name"] in names]
        context = self._open_tab(None).page.context
        context.add_cookies(
            [{"name": one["name"], "value": one["value"], "url": self.tab.target.base_url} for one in kept]
        )
        return context

    def check(self, offer: Offer, draft: Draft, *, elsewhere: bool = False) -> None:
        """Make sure that a request sent by right, in another session if told, has created its conversation.

        Raises PageError; NotVerifiable where it was sent *elsewhere* and the target does not name the tokens.
        """
        self.created.append(draft)
        detail = procedure.open_detail(self.tab, offer)
        if len(self.tab.observe(lambda: detail.about(draft.subject), bool)) != 1:
            if elsewhere:
                # Most portals refuse the token of one session in another: nothing is to be concluded from that.
                self.token_names()
            raise PageError(
                "La requête d'enregistrement, rejouée à bon droit, n'a pas créé de conversation : ce portail ne peut "
                "pas être éprouvé par rejeu, ou refuse à tort."
            )


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
    request = caught[-1]
    return Submission(
        method=request.method,
        url=request.url,
        headers=request.headers,
        body=(request.post_data_buffer or b"").decode("utf-8", "surrogateescape"),
    )


def tokens(tab: Tab, names: Iterable[str]) -> dict[str, str]:
    """Read the anti-forgery values of a session: its cookies, then hidden fields and meta tags of the page shown."""
    cookies = {str(one.get("name")): str(one.get("value")) for one in tab.page.context.cookies()}
    held: dict[str, str] = tab.page.evaluate(
        """names => Object.fromEntries(names.map((name) => {
          const field = document.getElementsByName(name)[0];
          return [name, field?.value ?? field?.content ?? null];
        }).filter(([, value]) => value))""",
        list(names),
    )
    return {name: cookies[name] for name in names if name in cookies} | held


def _rewrite_json(value: Any, name: str, change: Callable[[str, str], str | None]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {
            key: new
            for key, old in value.items()
            if (new := _rewrite_json(old, key, change)) is not None or old is None
        }
    if isinstance(value, list):
        return [_rewrite_json(one, name, change) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    new = change(name, str(value))
    return int(new) if isinstance(value, int) and new is not None and new.isdecimal() else new


def _rewrite_multipart(body: str, kind: str, change: Callable[[str, str], str | None]) -> str:
    boundary = "--" + kind.partition("boundary=")[2].strip('"')
    kept = []
    for part in body.split(boundary):
        named = re.search(r'name="([^"]*)"', part)
        head, blank, value = part.partition("\r\n\r\n")
        if named is None or "filename=" in head:
            kept.append(part)
            continue
        new = change(named[1], value.removesuffix("\r\n"))
        if new is not None:
            kept.append(f"{head}{blank}{new}\r\n")
    return boundary.join(kept)
