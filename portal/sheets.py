"""What the form of a conversation shows, whatever the page looks like (EX-11 … EX-22)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

from portal import rules
from portal.defects import defect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.models import Contact, Order


def blank(orders: Sequence[Order]) -> rules.Draft:
    """Return what the form proposes at first: the contacts assigned to the order, once it is known (EX-12)."""
    order = rules.only_order(orders)
    contacts = rules.selected_by_default(order) if order else []
    return rules.Draft(
        order=order.reference if order else "",
        contacts=tuple(contact.reference for contact in contacts),
        subject="",
        content="",
    )


@dataclass(frozen=True)
class Option:
    """An order that can be chosen, with the contacts that its choice selects."""

    order: Order
    status: rules.Status
    """What the choice tells of it."""
    chosen: bool
    defaults: str


@dataclass(frozen=True)
class Choice:
    """A contact of a menu."""

    contact: Contact
    chosen: bool
    offered: bool
    """Whether it is shown while the box is ticked."""
    remarks: list[rules.Remark]

    @property
    def tip(self) -> str:
        return "\n".join(remark.words for remark in self.remarks)


@dataclass(frozen=True)
class Menu:
    """The contacts of one side."""

    kind: rules.Kind
    choices: list[Choice]
    errors: list[str]

    @property
    def none_offered(self) -> bool:
        return not any(choice.offered for choice in self.choices)


@dataclass(frozen=True)
class Sheet:
    """All that the form shows."""

    draft: rules.Draft
    orders: Sequence[Order]
    contacts: Sequence[Contact]
    eligible_only: bool = True
    problems: Sequence[rules.Problem] = field(default=())

    def options(self) -> list[Option]:
        """Return the orders in progress, or none when there is nothing to ask (EX-11)."""
        offered = list(self.orders) if defect("terminated-orders-offered") else rules.open_orders(self.orders)
        if len(offered) == 1 and not _asked_alone():
            return []
        if defect("order-not-asked"):
            return []
        if defect("order-missing"):
            offered = offered[:-1]
        return [
            Option(
                order,
                _status_told(order, offered),
                order.reference == self.draft.order and not _asked_alone(),
                " ".join(contact.reference for contact in rules.selected_by_default(order)),
            )
            for order in offered
        ]

    def only_order(self) -> Order | None:
        return rules.only_order(self.orders)

    def menus(self) -> list[Menu]:
        """Return the two menus, Client then Partenaire (EX-15)."""
        return [
            Menu(
                kind,
                [self._choice(contact) for contact in self.contacts if _belongs(contact, kind)],
                self._errors(kind.value),
            )
            for kind in rules.Kind
        ]

    def links_to_flows(self) -> bool:
        """Tell whether the form still leads to subscriptions: a refusal takes nothing away (EX-18)."""
        return not (self.problems and defect("flows-link-lost-after-refusal"))

    def back_saves(self) -> bool:
        """Tell whether Retour saves: it never does (EX-22)."""
        return defect("back-saves") or (bool(self.problems) and defect("back-saves-after-refusal"))

    def subject(self) -> str:
        """Return the subject that the form holds: what was written stays there after a refusal."""
        lost = bool(self._errors("content")) and defect("content-refusal-loses-subject")
        cut = bool(self.problems) and defect("refusal-cuts-subject")
        return "" if lost else self.draft.subject.partition('"')[0] if cut else self.draft.subject

    def content(self) -> str:
        """Return the content that the form holds, likewise."""
        lost = bool(self._errors("subject")) and defect("subject-refusal-loses-content")
        stripped = bool(self.problems) and defect("refusal-strips-content")
        return "" if lost else strip_tags(self.draft.content) if stripped else self.draft.content

    def errors(self) -> dict[str, list[str]]:
        return {name: self._errors(name) for name in ("order", "contacts", "subject", "content")}

    def _choice(self, contact: Contact) -> Choice:
        chosen = contact.reference in self._selected()
        offered = rules.offered_by_default(contact) and (chosen or not defect("only-assigned-offered"))
        return Choice(contact, chosen, offered, rules.remarks(contact))

    def _selected(self) -> tuple[str, ...]:
        """Return the references of the contacts selected: a refusal leaves the user's choice (EX-21)."""
        if not (self.problems and defect("refusal-resets-contacts")):
            return self.draft.contacts
        order = rules.wanted_order(self.draft, self.orders)
        return tuple(contact.reference for contact in rules.selected_by_default(order)) if order else ()

    def _errors(self, name: str) -> list[str]:
        return [problem.message for problem in self.problems if problem.field == name]


def _asked_alone() -> bool:
    """Tell whether an order is asked for though it is the only one in progress: it never is (EX-11)."""
    return defect("single-order-asked") or defect("single-order-asked-on-form")


def _status_told(order: Order, offered: Sequence[Order]) -> rules.Status:
    """Return the status that an order is proposed with: its own (EX-11)."""
    others = (rules.Status(one.status) for one in offered if one.status != order.status)
    own = rules.Status(order.status)
    return next(others, own) if defect("choice-statuses-swapped") else own


def _belongs(contact: Contact, kind: rules.Kind) -> bool:
    """Tell whether the contact is in the menu of this kind (EX-15)."""
    if kind == rules.Kind.CLIENT and defect("client-menu-shows-everyone"):
        return True
    return (contact.kind == kind) != defect("menus-swapped")


def lines(text: str) -> str:
    """Return a posted text to the letter, but for line breaks, which browsers send as CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
