"""The notification flows of contacts (EX-16, EX-18)."""

from __future__ import annotations

from playwright.sync_api import expect

from pages.base import Page
from pages.components import Button, Heading, Opener, Rows, Submit, TextBox


class NotificationsPage(Page):
    """Flux de notification: who is told of conversations."""

    key = "notifications"
    title = "Gérer les flux de notification"

    heading = Heading("Flux de notification", required=True)
    contact = TextBox("Contact")
    search = Submit("Rechercher")
    rows = Rows("Abonnements")
    subscribe = Opener("Abonner")
    unsubscribe = Opener("Désabonner")
    save = Button("Enregistrer")

    def set_subscription(self, name: str, *, wanted: bool) -> None:
        """Subscribe or unsubscribe a contact by the button or box in its row, unless it is already so.

        Where the page has a field to search contacts by, the contact is searched for; where boxes only count once the
        page is saved, or their row is, it is.
        """
        fields, row = self.contact.entrance.filter(visible=True), self.rows.row(name)
        if self.tab.observe(lambda: fields.count() or row.count(), bool) and fields.count():
            self.contact.fill(name)
            self.search.click()
            self.ready()
        act, undo = (self.subscribe, self.unsubscribe) if wanted else (self.unsubscribe, self.subscribe)
        expect(act.within(row).locator.or_(undo.within(row).locator)).to_be_visible()
        if not act.within(row).shown:
            return
        act.within(row).click()
        undo.within(row).appear()
        self.tab.settle()  # a switch turns before the portal knows
        for save in (self.save.within(row), self.save):
            if save.visible:
                save.click()
                self.tab.settle()
                break
