"""The private seeding interface: data on demand for tests. Its addresses exist only with a token (see urls.py)."""

from __future__ import annotations

import json
import secrets
from datetime import date, timedelta
from functools import cache, wraps
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from portal import accounts as roles
from portal.building import Batch
from portal.defects import switch_on
from portal.models import Account, ClientCompany, Contact, Conversation, Offer, Order
from portal.names import Names
from portal.rules import Status
from portal.throttle import attempts

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    Answer = Callable[..., JsonResponse]

_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_STATUSES = {status.label: status for status in Status}
_lock = Lock()
"""Held while names are taken and until they are saved."""


@cache
def _names() -> Names:
    """Return the one source of names of this process; ask for it under the lock only."""
    return Names(settings.SEED)


def warm_up() -> None:
    """Read the names that exist before the first request asks for some."""
    with _lock:
        _names()
    connection.close()


def private(method: str) -> Callable[[Answer], Answer]:
    """Answer this method only, to a caller on this machine that holds the token; what it gets wrong is a 400."""

    def decorate(view: Answer) -> Answer:
        @csrf_exempt
        @login_not_required
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: str) -> JsonResponse:
            token = request.headers.get("X-Seeding-Token", "").encode()
            held = secrets.compare_digest(token, settings.SEEDING_TOKEN.encode())
            if not held or request.META.get("REMOTE_ADDR") not in _LOOPBACK:
                return JsonResponse({"erreur": "Jeton de préparation absent ou faux."}, status=403)
            if request.method != method:
                return JsonResponse({"erreur": f"Méthode attendue : {method}."}, status=405)
            try:
                return view(json.loads(request.body), **kwargs)
            except (KeyError, TypeError, ValueError) as error:
                return JsonResponse({"erreur": f"Demande mal formée ({type(error).__name__} : {error})."}, status=400)

        return guarded

    return decorate


@private("POST")
def accounts(wanted: list[dict[str, str]]) -> JsonResponse:
    """Make accounts, or give them their role and password again. A login counts as never tried."""
    for one in wanted:
        roles.upsert(one["login"], roles.Role(one["role"]), make_password(one["password"]))
        attempts.succeeded(one["login"])
    return JsonResponse([{"login": one["login"], "role": one["role"]} for one in wanted], safe=False, status=201)


@private("POST")
def offers(wanted: list[dict[str, Any]]) -> JsonResponse:
    """Make offers with fresh names, each with a partner of its own."""
    with _lock:
        batch = Batch(_names())
        clients: dict[str, ClientCompany] = {}
        made = [_offer(batch, one, clients) for one in wanted]
        batch.save()
        for one, (_, orders, _) in zip(wanted, made, strict=True):
            _converse(one.get("conversations", []), orders)
    return JsonResponse([_describe(*one) for one in made], safe=False, status=201)


@private("PATCH")
def order(wanted: dict[str, str], reference: str) -> JsonResponse:
    """Give an order another status."""
    status = _STATUSES[wanted["status"]]
    if not Order.objects.filter(reference=reference).update(status=status):
        return JsonResponse({"erreur": f"Commande inconnue : {reference}."}, status=404)
    return JsonResponse({"reference": reference, "status": status.label})


@private("PUT")
def defects(wanted: list[str]) -> JsonResponse:
    """Turn these defects on and every other one off."""
    switch_on(wanted)
    return JsonResponse(wanted, safe=False)


Made = tuple[Offer, list[tuple[Order, list[Contact]]], dict[str, Contact]]


def _offer(batch: Batch, wanted: dict[str, Any], clients: dict[str, ClientCompany]) -> Made:
    key = wanted.get("client")
    client = clients.get(key) if key is not None else None
    if client is None:
        client = batch.client(signs=wanted.get("client_signs", False))
    if key is not None:
        clients[key] = client
    partner = batch.partner()
    offer = batch.offer(client, partner, wanted.get("service") or batch.names.service())
    contacts = {
        one["key"]: batch.contact(
            {"client": client, "partner": partner}[one["kind"]],
            eligible=one.get("eligible", True),
            subscribed=one.get("subscribed", True),
        )
        for one in wanted.get("contacts", [])
    }
    # Undated orders are a day apart, the last one placed today.
    today, count = timezone.localdate(), len(wanted.get("orders", []))
    orders = []
    for rank, one in enumerate(wanted.get("orders", [])):
        placed = date.fromisoformat(one["placed_on"][:10]) if one.get("placed_on") else None
        assigned = [contacts[name] for name in one.get("assigned", [])]
        when = placed or today - timedelta(days=count - 1 - rank)
        orders.append((batch.order(offer, _STATUSES[one["status"]], when, assigned), assigned))
    return offer, orders, contacts


def _converse(wanted: list[dict[str, str]], orders: list[tuple[Order, list[Contact]]]) -> None:
    """Start these conversations on the first of the orders, between those assigned to it, as an administrator."""
    for one in wanted:
        author = Account.objects.filter(is_admin=True).earliest("pk")
        conversation = Conversation.objects.create(
            order=orders[0][0], author=author, subject=one["subject"], content=one["content"], token=uuid4()
        )
        conversation.contacts.set(orders[0][1])


def _describe(offer: Offer, orders: list[tuple[Order, list[Contact]]], contacts: dict[str, Contact]) -> dict[str, Any]:
    latest = max((order for order, _ in orders), key=lambda order: (order.placed_on, order.pk), default=None)
    return {
        "id": offer.reference,
        "reference": offer.reference,
        "client": offer.client.name,
        "service": offer.service,
        "status": Status(latest.status).label if latest else None,
        "orders": [
            {
                "id": order.reference,
                "reference": order.reference,
                "status": Status(order.status).label,
                "assigned": [contact.name for contact in assigned],
            }
            for order, assigned in orders
        ],
        "contacts": [
            {
                "key": key,
                "id": contact.reference,
                "name": contact.name,
                "kind": contact.kind.value,
                "eligible": contact.eligible,
                "subscribed": contact.subscribed,
            }
            for key, contact in contacts.items()
        ],
    }
