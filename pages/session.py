"""Signed-in state: one sign-in per role, shared by every context of that role that a process opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages import procedure
from pages.errors import SignInRefused
from pages.origins import Fence
from pages.signed_in import SignedIn
from pages.tab import Tab, equip

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from pages.target import Target


class Sessions:
    """Signs in through the portal's own page, once per role, and keeps the state in memory only.

    A tab that is given back is lent again to the next who asks for its role: a new one costs as much as a page load.
    """

    def __init__(self, browser: Browser, target: Target, secrets: set[str]) -> None:
        self._browser = browser
        self._target = target
        self._secrets = secrets
        self._signed: dict[str, SignedIn] = {}
        self._refused: dict[str, str] = {}
        self._roles: dict[Tab, str] = {}
        self._idle: dict[str, list[Tab]] = {}
        self.fence = Fence(target)
        """What every context of these sessions may call."""

    def context(self, role: str | None = None) -> BrowserContext:
        """Open a context signed in as a role, or not signed in at all."""
        state = None if role is None else self._sign_in(role).state
        context = self.fence.context(self._browser, state)
        equip(context, self._target)
        return context

    def tab(self, role: str | None = None, context: BrowserContext | None = None) -> Tab:
        """Open a tab, in a context of its own or in one that was opened for the role."""
        tab = Tab((context or self.context(role)).new_page(), self._target)
        if role is not None:
            self.take_up(tab, role)
        return tab

    def take_up(self, tab: Tab, role: str) -> None:
        """Give a tab what the sign-in of a role keeps in its tab alone, if it keeps anything there."""
        self._sign_in(role).take_up_in_tab(tab.page)

    def renew(self, tab: Tab, role: str) -> None:
        """Sign in again, in this tab: the sign-in of that role is over."""
        procedure.sign_in(tab, role)
        self._keep(tab, role)

    def borrow(self, role: str | None = None) -> Tab:
        """Lend a tab, alone in its context, that shows nothing: kept for its role, or new."""
        if role is None:
            return self.tab()
        idle = self._idle.setdefault(role, [])
        tab = idle.pop() if idle else self.tab(role)
        self._roles[tab] = role
        return tab

    def give_back(self, tab: Tab, *, as_found: bool) -> None:
        """Take a tab back, to be lent again unless its borrower had trouble with it or was not signed in."""
        role = self._roles.pop(tab, None)
        if role is None or not as_found or tab.page.is_closed():
            tab.page.context.close()
            return
        tab.leave(self._signed[role])
        self._idle[role].append(tab)

    def close(self) -> None:
        """Close the tabs that wait for a borrower."""
        for tab in (tab for idle in self._idle.values() for tab in idle):
            tab.page.context.close()
        self._idle.clear()

    def _sign_in(self, role: str) -> SignedIn:
        """Sign in the first time. An account once refused is not tried again: portals lock those that are."""
        if role in self._refused:
            raise SignInRefused(self._refused[role])
        if role not in self._signed:
            self._secrets.add(self._target.password(role).reveal())
            context = self.context()
            try:
                # A context of its own, closed before any tracing starts: a trace keeps what was typed.
                self.renew(Tab(context.new_page(), self._target), role)
            except SignInRefused as refused:
                self._refused[role] = str(refused)
                raise
            finally:
                context.close()
        return self._signed[role]

    def _keep(self, tab: Tab, role: str) -> None:
        self._signed[role] = SignedIn(tab.page)
        self._secrets.update(self._signed[role].secrets())
