"""The form that starts a conversation, what its scripts ask for, and a conversation once saved (EX-10 … EX-22)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.core.exceptions import BadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from portal import catalogue, conversing, rules
from portal.middleware import policy
from portal.models import Account, Offer
from portal.refusals import refuse
from portal.sheets import Sheet, blank, lines
from portal.skins.legacy.gate import members

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@members
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Show the form, or save what it sends; every rule is checked again here, whatever the page showed (EX-05)."""
    assert isinstance(request.user, Account)  # noqa: S101 - the gate lets no other through
    offer = catalogue.offer(request.user, request.GET.get("idOffre", ""))
    try:
        if request.method == "POST":
            return _save(request, request.user, offer)
        orders = conversing.orders_for(request.user, offer)
    except conversing.NothingOpen as closed:
        return refuse(request, 409, "Conversation impossible", str(closed))
    return _form(request, offer, Sheet(blank(orders), orders, list(offer.proposed_contacts())), uuid4())


@members
@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """Show the contacts alone, those of the chosen order selected (EX-12)."""
    assert isinstance(request.user, Account)  # noqa: S101 - the gate lets no other through
    offer = catalogue.offer(request.user, request.GET.get("idOffre", ""))
    try:
        orders = conversing.orders_for(request.user, offer)
    except conversing.NothingOpen as closed:
        return refuse(request, 409, "Conversation impossible", str(closed))
    chosen = [order for order in orders if order.reference == request.GET.get("idCommande")]
    sheet = Sheet(blank(chosen), orders, list(offer.proposed_contacts()))
    return render(request, "portal/conversation_contacts.html", {"sheet": sheet})


@members
@xframe_options_sameorigin
@require_safe
def editor(request: HttpRequest) -> HttpResponse:
    """Show the blank page that the form keeps in a frame to type the content in."""
    response = render(request, "portal/editor.html")
    response["Content-Security-Policy"] = policy(frame_ancestors="'self'")
    return response


@members
@require_safe
def show(request: HttpRequest, pk: str = "") -> HttpResponse:
    """Show a conversation, and say so when it has just been saved (EX-21)."""
    asked = pk or request.GET.get("id", "")
    conversation = conversing.find(int(asked) if asked.isdecimal() else 0)
    people = [(kind.label, conversation.contact_names(kind)) for kind in rules.Kind]
    return render(
        request,
        "portal/conversation.html",
        {"conversation": conversation, "people": people, "saved": "enregistree" in request.GET},
    )


def _save(request: HttpRequest, account: Account, offer: Offer) -> HttpResponse:
    posted = request.POST
    draft = rules.Draft(
        order=posted.get("ctl00$Main$ddlCommande", ""),
        contacts=tuple(posted.getlist("ctl00$Main$chkContact")),
        subject=lines(posted.get("ctl00$Main$txtSujet", "")),
        content=lines(posted.get("ctl00$Main$hfContenu", "")),
    )
    try:
        token = UUID(posted.get("ctl00$Main$hfJeton", ""))
    except ValueError:
        raise BadRequest("jeton de formulaire absent ou mal formé") from None
    try:
        conversation = conversing.start(account, offer, draft, token)
    except conversing.Refused as refused:
        orders = conversing.orders_for(account, offer)
        eligible_only = "ctl00$Main$chkParticipants" in posted
        sheet = Sheet(draft, orders, list(offer.proposed_contacts()), eligible_only, refused.problems)
        return _form(request, offer, sheet, token)
    return redirect(f"{reverse('conversation')}?id={conversation.pk}&enregistree")


def _form(request: HttpRequest, offer: Offer, sheet: Sheet, token: UUID) -> HttpResponse:
    """Show the form, with status 200 even when it has just been refused."""
    shown = {"offer": offer, "back": catalogue.left_for(offer), "sheet": sheet, "token": token}
    response = render(request, "portal/conversation_form.html", shown)
    response["Content-Security-Policy"] = policy(frame_src="'self'")
    return response
