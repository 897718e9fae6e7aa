"""How these tests use the legacy skin: its addresses, the names of its fields, its anti-forgery value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from tests.portal.driving import contact_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.portal.driving import Portal

TOKEN = "__RequestVerificationToken"


@dataclass
class Poster:
    """Someone in front of the legacy pages, signed in or not."""

    http: httpx.Client

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def post(self, path: str, data: Mapping[str, Any]) -> httpx.Response:
        """Post with the anti-forgery value that every page has, whoever looks at it."""
        return self.http.post(path, data={TOKEN: hidden(self.get("/").text)[TOKEN], **data})

    def sign_in(self, login: str, password: str) -> httpx.Response:
        return self.post("/Account/LogOn", {"login": login, "password": password})

    def submit(self, offer: Mapping[str, Any], **changed: str | list[str]) -> httpx.Response:
        """Send the form of an offer, right but for what is changed."""
        return self.post(form_path(offer), entries(offer, self.showing(offer), **changed))

    def showing(self, offer: Mapping[str, Any]) -> str:
        """Return what tells one showing of the form from another, made up where the form is refused."""
        found = hidden(self.get(form_path(offer)).text)
        return found.get("ctl00$Main$hfJeton", "6d3ab2f0-4a43-4a6e-8f1d-3d1f9d9a4c11")

    def conversations(self, offer: Mapping[str, Any]) -> list[str]:
        """Return the addresses of the conversations that the detail of an offer lists."""
        return re.findall(r'<p class="entry"><a href="([^"]+)">', self.get(detail_path(offer)).text)


def poster(portal: Portal, role: str | None = None) -> Poster:
    """Return a new visitor, signed in with the role if one is named."""
    client = httpx.Client(base_url=portal.url, timeout=20)
    portal.clients.append(client)
    made = Poster(client)
    if role is not None:
        assert made.sign_in(role, portal.passwords[role]).status_code == 302
    return made


def hidden(html: str) -> dict[str, str]:
    """Read the hidden fields of a page; of two of one name, the last."""
    return dict(re.findall(r'<input type="hidden"(?: id="\w+")? name="([^"]+)" value="([^"]*)"', html))


def form_path(offer: Mapping[str, Any]) -> str:
    return f"/Conversation/Creer?idOffre={offer['reference']}"


def detail_path(offer: Mapping[str, Any]) -> str:
    return f"/OffreContractee/Detail/{offer['reference']}"


def entries(offer: Mapping[str, Any], showing: str, **changed: str | list[str]) -> dict[str, Any]:
    """Return a submission that is right, but for what is changed."""
    right = {
        "hfJeton": showing,
        "ddlCommande": offer["orders"][0]["id"],
        "chkContact": contact_ids(offer, "client1", "partner1"),
        "txtSujet": "Date d'intervention",
        "hfContenu": "Bonjour,\n\nquand passez-vous ?",
        "chkParticipants": "on",
    }
    return {f"ctl00$Main${name}": value for name, value in (right | changed).items()}
