"""A save request of the portal, as the browser was about to send it, and the same with one thing changed.

Nothing here knows an address or a field of a portal.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import msgspec

from pages.errors import NotVerifiable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from playwright.sync_api import APIResponse, BrowserContext, Request

_NOT_REPLAYED = {"cookie", "content-length", "host", "connection", "accept-encoding"}


class Submission(msgspec.Struct, frozen=True):
    """A save request as the browser was about to send it."""

    method: str
    url: str
    headers: dict[str, str]
    body: str

    @classmethod
    def of(cls, request: Request) -> Submission:
        """What a page sends, or has sent."""
        return cls(
            method=request.method,
            url=request.url,
            headers=request.headers,
            body=(request.post_data_buffer or b"").decode("utf-8", "surrogateescape"),
        )

    def __repr__(self) -> str:
        """Show what is no secret: headers and body carry tokens, and a failing step shows what it holds."""
        return f"Submission({self.method} {self.url})"

    def replacing(self, old: str, new: str | None, *, shared: bool = False, typed: bool = False) -> Submission:
        """The same request about another thing: every whole value *old*, in address and body, becomes *new*.

        None leaves the value out of the body. `shared`: something else that the request may speak of is called so too.
        `typed`: *old* was written by hand, and an editor may send it with signs of its own around it.

        Raises NotVerifiable when the request does not hold *old*: the target gives the wrong `id`; or holds it in
        several places, where it is shared.
        """
        # A body written again is seldom the same to the letter: what was found counts, not what differs.
        found: list[str] = []

        def other(place: str, value: str) -> str | None:
            if value == old:
                found.append(place)
                return new
            if typed and old in value:
                found.append(place)
                return value.replace(old, new or "")
            return value

        changed = self._with_values(other)
        if not found:
            raise NotVerifiable(
                f"la requête d'enregistrement ne contient nulle part la valeur « {old} » : indiquez dans [dataset] "
                "l'identifiant que le portail emploie (clé « id » de l'OC, de la commande ou du contact)"
            )
        if shared and len(set(found)) > 1:
            raise NotVerifiable(
                f"dans la requête d'enregistrement, « {old} » désigne plusieurs choses (OC, commande, contact) : "
                "prenez dans [dataset] une OC dont les identifiants diffèrent (clé « id »)"
            )
        return changed

    def renaming(self, names: Mapping[str, str]) -> Submission:
        """The same request about other things: every whole value, in address and body, that has another name here.

        Whether it still makes sense to the portal is for the caller to prove.
        """
        return self._with_values(lambda _, value: names.get(value, value))

    def value(self, name: str) -> str | None:
        """What a header of that name, whatever its case, or a field of the body holds."""
        held = [value for one, value in self.headers.items() if one.lower() == name.lower()]

        def note(field: str, value: str) -> str:
            if field == name:
                held.append(value)
            return value

        self._rewrite(note)
        return next(iter(held), None)

    def with_headers(self, changed: Mapping[str, str | None]) -> Submission:
        """The same request with other values of these headers; None leaves one out."""
        headers = {name: changed.get(name, value) for name, value in self.headers.items()}
        kept = {name: value for name, value in headers.items() if value is not None}
        return msgspec.structs.replace(self, headers=kept)

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

    def _with_values(self, change: Callable[[str, str], str | None]) -> Submission:
        """The same request with other values in its path, its query and its body; None leaves one out of the body."""

        def renamed(part: str) -> str:
            old = unquote(part)
            new = change("", old)
            return part if new == old else quote(new or "")

        parts = urlsplit(self.url)
        path = "/".join(map(renamed, parts.path.split("/")))
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        query = urlencode([(name, change(name, value) or "") for name, value in pairs])
        url = urlunsplit((parts.scheme, parts.netloc, path, query, ""))
        return msgspec.structs.replace(self, url=url, body=self._rewrite(change))

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


def _rewrite_json(value: Any, name: str, change: Callable[[str, str], str | None]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {
            key: new
            for key, old in value.items()
            if (new := _rewrite_json(old, key, change)) is not None or old is None
        }
    if isinstance(value, list):
        changed = [(one, _rewrite_json(one, name, change)) for one in value]
        return [new for one, new in changed if one is None or not _left_out(one, new)]
    if isinstance(value, bool) or value is None:
        return value
    written = str(value)
    new = change(name, written)
    if new == written:
        return value
    # One number takes the place of another; some portals call whatever they have by numbers below zero too.
    return int(new) if isinstance(value, int) and new is not None and new.removeprefix("-").isdecimal() else new


def _left_out(value: object, new: object) -> bool:
    """Whether one of a list is left out: itself, or what it is told by."""
    lacking = isinstance(value, dict) and isinstance(new, dict) and value.keys() != new.keys()
    return new is None or lacking


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
