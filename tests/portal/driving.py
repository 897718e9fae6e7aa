"""How these tests drive a portal: its process, its seeding interface, and visitors over HTTP."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 20
"""Seconds after which a portal is taken to hang: many times what it needs on a machine that has nothing else to do."""

ROOT = Path(__file__).parent.parent.parent
ROLES = ("admin", "non_admin_with_right", "non_admin_without_right", "non_admin_other_rights", "disabled")


def start(*options: str, **environment: str) -> subprocess.Popen[str]:
    """Start a portal that ends with its standard input."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORTAL_SEEDING_TOKEN"}}
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "portal.server", *options],
        cwd=ROOT,
        env={**kept, "PORTAL_WATCH_STDIN": "1", **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stop(process: subprocess.Popen[str]) -> str:
    """End it by closing its standard input; return what it said on standard error."""
    _, errors = process.communicate(timeout=PATIENCE)
    return errors


def address(process: subprocess.Popen[str]) -> str:
    """Wait until it is ready."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("Portail prêt : http://127.0.0.1:"), line
    return line.partition(" : ")[2].strip()


@dataclass
class Visitor:
    """Someone in front of the portal, signed in or not."""

    http: httpx.Client

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def post(self, path: str, data: Mapping[str, Any], page: str | None = None) -> httpx.Response:
        """Post as the form on `page` would, by default the form at the same address."""
        hidden = fields(self.http.get(page or path).text)
        return self.http.post(path, data={"csrfmiddlewaretoken": hidden.get("csrfmiddlewaretoken", ""), **data})

    def sign_in(self, login: str, password: str) -> httpx.Response:
        return self.post("/connexion/", {"username": login, "password": password})


@dataclass
class Portal:
    """A running portal with its seeding interface."""

    url: str
    token: str
    passwords: dict[str, str] = field(default_factory=dict)
    clients: list[httpx.Client] = field(default_factory=list)

    def seed(self, path: str, data: object, method: str = "POST") -> Any:  # noqa: ANN401 - JSON
        held = {"X-Seeding-Token": self.token}
        answer = httpx.request(method, f"{self.url}/_seed/{path}", json=data, headers=held, timeout=PATIENCE)
        assert answer.is_success, answer.text
        return answer.json()

    def visitor(self, role: str | None = None) -> Visitor:
        """Return a new visitor, signed in with the role if one is named."""
        visitor = Visitor(httpx.Client(base_url=self.url, timeout=PATIENCE))
        self.clients.append(visitor.http)
        if role is not None:
            assert visitor.sign_in(role, self.passwords[role]).status_code == 302
        return visitor

    def close(self) -> None:
        """Close the connections of every visitor."""
        for client in self.clients:
            client.close()

    def account(self, role: str = "non_admin_with_right") -> tuple[str, str]:
        """Make an account that no other test uses."""
        login, password = f"compte-{secrets.token_hex(4)}", secrets.token_urlsafe(9)
        self.seed("accounts", [{"login": login, "role": role, "password": password}])
        return login, password

    def offer(self, *statuses: str, **more: str) -> dict[str, Any]:
        """Make an offer with two contacts on each side, the second of each unable to take part."""
        (made,) = self.seed("offers", [blueprint(*statuses, **more)])
        return dict(made)


@contextmanager
def running(*options: str) -> Iterator[Portal]:
    """Run a portal with an account per role, which ends without a complaint."""
    token = secrets.token_urlsafe(16)
    process = start(*options, PORTAL_SEEDING_TOKEN=token)
    portal = Portal(address(process), token, {role: secrets.token_urlsafe(9) for role in ROLES})
    portal.seed("accounts", [{"login": role, "role": role, "password": portal.passwords[role]} for role in ROLES])
    yield portal
    portal.close()
    assert stop(process) == ""
    assert process.returncode == 0


def blueprint(*statuses: str, **more: str) -> dict[str, Any]:
    """Describe an offer whose orders stand so, each with every contact assigned."""
    contacts = [
        {"key": f"{kind}{rank}", "kind": kind, "eligible": rank == 1, "subscribed": rank == 1}
        for kind in ("client", "partner")
        for rank in (1, 2)
    ]
    orders = [{"status": status, "assigned": [one["key"] for one in contacts]} for status in statuses]
    return {"client": None, "service": None, "orders": orders, "contacts": contacts, **more}


def fields(html: str) -> dict[str, str]:
    """Read the hidden fields of a page; of two of one name, the last."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


def contact_ids(offer: Mapping[str, Any], *keys: str) -> list[str]:
    """Return what the form posts for these contacts."""
    return [one["id"] for one in offer["contacts"] if one["key"] in keys]


def form_path(offer: Mapping[str, Any]) -> str:
    return f"/catalogue/offres/{offer['reference']}/conversations/nouvelle/"
