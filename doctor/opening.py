"""A target ready to be visited: its portal running, its data at hand, a browser, signed-in tabs."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import expect

from fixtures.dataset import DeclaredDataset, SeededDataset
from fixtures.portal import PortalProcess, give_passwords
from fixtures.recipes import offer as recipe
from fixtures.target import check_reachable
from pages import browser as browsers
from pages.origins import Fence
from pages.tab import Tab
from pages.target import Offer  # noqa: TC001 - msgspec reads the annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from fixtures.dataset import Dataset
    from pages.signed_in import SignedIn
    from pages.target import Target

_COVERS = Path(__file__).with_name("covers.js").read_text(encoding="utf-8")


class Written(msgspec.Struct, frozen=True):
    """A conversation that is known to be on an offer: without saving one, nothing else shows what it looks like."""

    offer: Offer
    subject: str
    content: str


class Opened:
    """A target that can be visited."""

    def __init__(self, target: Target, dataset: Dataset, browser: Browser, written: Written | None) -> None:
        self.target = target
        self.dataset = dataset
        self.written = written
        self.fence = Fence(target)
        self.covers: list[str] = []
        """Ids of what has covered a page while it was loading."""
        self._browser = browser

    @contextmanager
    def tab(self, target: Target, signed: SignedIn | None = None) -> Iterator[Tab]:
        """Open a tab on the target as it stands now, signed in if a sign-in is given."""
        context = self.fence.context(self._browser, None if signed is None else signed.state)
        context.expose_binding("__covers", self._covered)
        context.add_init_script(_COVERS)
        try:
            tab = Tab.open(context, target)
            if signed is not None:
                signed.take_up_in_tab(tab.page)
            yield tab
        finally:
            context.close()

    def _covered(self, _source: object, name: str) -> None:
        if name not in self.covers:
            self.covers.append(name)


@contextmanager
def opened(target: Target) -> Iterator[Opened]:
    """Start what the target asks for. Raises TargetError or BrowserMissing, with French messages."""
    process = written = None
    try:
        if target.launch is not None and not target.base_url:
            os.environ.update(give_passwords(target))
            process = PortalProcess(target.launch.options)
            portal = process.ready(target)
            target = target.at(portal.base_url)
            dataset: Dataset = SeededDataset(portal)
            written = _conversation(SeededDataset(portal))
        else:
            check_reachable(target)
            for role in target.accounts:
                target.password(role)
            dataset = DeclaredDataset(target)
        # An element that is not there is waited for no longer than an answer takes.
        limits = msgspec.structs.replace(target.timeouts, expect=min(target.timeouts.expect, 2.0))
        expect.set_options(timeout=limits.expect * 1000)
        with browsers.driver() as playwright:
            browser = browsers.launch(playwright)
            yield Opened(msgspec.structs.replace(target, timeouts=limits), dataset, browser, written)
            browser.close()
    finally:
        if process is not None:
            process.stop()


def _conversation(dataset: SeededDataset) -> Written:
    subject = f"Point d'avancement {secrets.token_hex(6)}"
    content = "Bonjour,\nOù en est le raccordement ?"
    talk = {"subject": subject, "content": content}
    return Written(dataset.make([{**recipe(["en étude"]), "conversations": [talk]}]), subject, content)
