"""The form that starts a conversation, and a conversation once saved (EX-10 … EX-22)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.core.exceptions import BadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from portal import catalogue, conversing, rules, sheets
from portal.defects import defect
from portal.models import Account
from portal.skins.classic import drafts
from portal.skins.classic.views.errors import refuse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.models import Offer


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the form, or save what it sends; every rule is checked again here, whatever the page showed (EX-05)."""
    assert isinstance(request.user, Account)  # noqa: S101 - the middleware lets no other through
    offer = catalogue.offer(request.user, reference)
    try:
        return _save(request, request.user, offer) if request.method == "POST" else _blank(request, request.user, offer)
    except conversing.NothingOpen as closed:
        return refuse(request, 409, "Conversation impossible", str(closed))


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a conversation, and say so when it has just been saved (EX-21)."""
    conversation = conversing.find(pk)
    people = [(kind.label, conversation.contact_names(kind)) for kind in rules.Kind]
    # Told by the address rather than by a message kept in the session, which another tab could take.
    saved = "enregistree" in request.GET
    return render(request, "portal/conversation.html", {"conversation": conversation, "people": people, "saved": saved})


def _blank(request: HttpRequest, account: Account, offer: Offer) -> HttpResponse:
    orders = conversing.orders_for(account, offer)
    sheet = sheets.Sheet(sheets.blank(orders), orders, list(offer.proposed_contacts()))
    return _form(request, offer, sheet, uuid4())


def _save(request: HttpRequest, account: Account, offer: Offer) -> HttpResponse:
    draft = drafts.read(request.POST)
    token = _token(request)
    try:
        conversation = conversing.start(account, offer, draft, token)
    except conversing.Refused as refused:
        if defect("back-saves-after-refusal") and "retour" in request.POST:
            return redirect(offer)
        sheet = sheets.Sheet(
            draft,
            conversing.orders_for(account, offer),
            list(offer.proposed_contacts()),
            "eligibles" in request.POST,
            refused.problems,
        )
        conflict = any(problem.conflict for problem in refused.problems)
        return _form(request, offer, sheet, token, status=409 if conflict else 422)
    if (defect("back-saves") or defect("back-saves-after-refusal")) and "retour" in request.POST:
        return redirect(offer)
    return redirect(f"{conversation.get_absolute_url()}?enregistree")


def _form(request: HttpRequest, offer: Offer, sheet: sheets.Sheet, token: UUID, status: int = 200) -> HttpResponse:
    shown = {"offer": offer, "back": catalogue.left_for(offer)}
    return render(request, "portal/conversation_form.html", {**shown, "sheet": sheet, "token": token}, status=status)


def _token(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("jeton", ""))
    except ValueError:
        raise BadRequest("jeton de formulaire absent ou mal formé") from None
