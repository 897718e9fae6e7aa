"""What starts a conversation, and a conversation once saved (EX-10 … EX-22)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.core.exceptions import BadRequest
from django.http import JsonResponse

from portal import catalogue, conversing, rules
from portal.sheets import Sheet, blank, lines
from portal.skins.rich import shown
from portal.skins.rich.views.endpoint import Body, account, endpoint
from portal.skins.rich.views.errors import answer

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.models import Account, Offer

REFUSED = "L'échange n'a pas été publié."


@endpoint("GET", "POST")
def new(request: HttpRequest, reference: str) -> JsonResponse:
    """Give what the form needs, or save what it sends; every rule is checked again here, whatever it showed (EX-05)."""
    offer = catalogue.offer(account(request), reference)
    try:
        return _save(request, offer) if request.method == "POST" else _blank(account(request), offer)
    except conversing.NothingOpen as closed:
        return answer(409, str(closed))
    except conversing.Refused as refused:
        conflict = any(problem.conflict for problem in refused.problems)
        return answer(409 if conflict else 422, REFUSED, refused.problems)


@endpoint("GET")
def show(request: HttpRequest, pk: int) -> JsonResponse:
    """Give a conversation (EX-21)."""
    del request
    return JsonResponse(shown.whole_conversation(conversing.find(pk)))


def _blank(who: Account, offer: Offer) -> JsonResponse:
    orders = conversing.orders_for(who, offer)
    sheet = Sheet(blank(orders), orders, list(offer.proposed_contacts()))
    return JsonResponse(
        {
            **shown.offer(offer),
            "back": catalogue.left_for(offer).reference,
            "token": str(uuid4()),
            "order": sheet.draft.order,
            "orders": [
                {**shown.order(one.order), "status": shown.status(one.status), "defaults": one.defaults.split()}
                for one in sheet.options()
            ],
            "menus": [
                {
                    "kind": menu.kind.value,
                    "label": menu.kind.label,
                    "contacts": [
                        {
                            "reference": choice.contact.reference,
                            "name": choice.contact.name,
                            "chosen": choice.chosen,
                            "offered": choice.offered,
                            "able": rules.may_be_picked(choice.contact),
                            "remarks": [{"key": remark.key, "words": remark.words} for remark in choice.remarks],
                        }
                        for choice in menu.choices
                    ],
                }
                for menu in sheet.menus()
            ],
        }
    )


def _save(request: HttpRequest, offer: Offer) -> JsonResponse:
    body = Body(request)
    try:
        token = UUID(body.text("token"))
    except ValueError:
        raise BadRequest("jeton de formulaire mal formé") from None
    draft = rules.Draft(
        order=body.text("order"),
        contacts=body.texts("contacts"),
        subject=lines(body.text("subject")),
        content=lines(body.text("content")),
    )
    made = conversing.start(account(request), offer, draft, token)
    return JsonResponse({"id": made.pk}, status=201)
