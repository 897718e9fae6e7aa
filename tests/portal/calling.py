"""How these tests talk to the API of the rich skin: as its one page does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from tests.portal.driving import PATIENCE, contact_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.portal.driving import Portal

TOKEN = "X-CSRFToken"


@dataclass
class Caller:
    """Someone in front of the one page, signed in or not."""

    http: httpx.Client

    def get(self, path: str, **query: str) -> httpx.Response:
        return self.http.get(f"/api/{path}", params=query)

    def send(self, method: str, path: str, body: object = None) -> httpx.Response:
        """Send a JSON body with the anti-forgery value that the page gives."""
        page = self.http.get("/entrer", follow_redirects=True).text
        held = re.search(rf'<meta name="{TOKEN}" content="([^"]+)">', page)
        assert held is not None
        return self.http.request(method, f"/api/{path}", json=body, headers={TOKEN: held[1]})

    def sign_in(self, login: str, password: str) -> httpx.Response:
        return self.send("POST", "session", {"login": login, "password": password})


def caller(portal: Portal, role: str | None = None) -> Caller:
    """Return a new caller, signed in with the role if one is named."""
    client = httpx.Client(base_url=portal.url, timeout=PATIENCE)
    portal.clients.append(client)
    made = Caller(client)
    if role is not None:
        assert made.sign_in(role, portal.passwords[role]).status_code == 201
    return made


def message(offer: Mapping[str, Any], **changed: object) -> dict[str, Any]:
    """Return a submission that is right, but for what is changed."""
    right = {
        "token": str(uuid4()),
        "order": offer["orders"][0]["reference"],
        "contacts": contact_ids(offer, "client1", "partner1"),
        "subject": "Date d'intervention",
        "content": "Bonjour,\n\nquand passez-vous ?",
    }
    return right | changed


def message_path(offer: Mapping[str, Any]) -> str:
    return f"offers/{offer['reference']}/message"


def subjects(someone: Caller, offer: Mapping[str, Any]) -> list[str]:
    """Return the subjects of the conversations that the offer shows."""
    return [one["subject"] for one in someone.get(f"offers/{offer['reference']}").json()["conversations"]]
