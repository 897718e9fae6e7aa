"""What the robot is measured against: scripts that one would write for the embedded portal, knowing it by heart.

``python -m bench.peers KIND FILE`` creates one conversation for each OC that the JSON file lists, and checks each.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright

from pages import browser as browsers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Browser as AsyncBrowser
    from playwright.sync_api import Page

LOGIN = "suite-gestionnaire"
LANES = 4


def plain(base: str, offers: list[str], password: str) -> None:
    """Sign in once, then click from the menu to the form for each row, as the guide says."""
    with sync_playwright() as playwright:
        page = browsers.launch(playwright).new_page()
        _sign_in(page, base, password)
        for place, offer in enumerate(offers):
            page.goto(f"{base}/")
            page.get_by_role("button", name="Catalogue").click()
            page.get_by_role("link", name="Offres contractées (OC)").click()
            page.get_by_label("Référence").fill(offer)
            page.get_by_role("button", name="Rechercher").click()
            page.get_by_role("row").filter(has_text=offer).get_by_role("link", name="Détail").click()
            page.get_by_role("link", name="Démarrer une conversation").click()
            _write(page, place)


def tuned(base: str, offers: list[str], password: str) -> None:
    """The same by hand-picked means: the form's own address, one kept page, no images."""
    with sync_playwright() as playwright:
        page = browsers.launch(playwright).new_page()
        page.route(re.compile(r"\.(png|svg|ico|jpg)$"), lambda route: route.abort())
        _sign_in(page, base, password)
        for place, offer in enumerate(offers):
            page.goto(f"{base}/catalogue/offres/{offer}/conversations/nouvelle/")
            _write(page, place)


def together(base: str, offers: list[str], password: str) -> None:
    """The tuned script with four pages at a time, asynchronously."""
    asyncio.run(_together(base, offers, password))


def http(base: str, offers: list[str], password: str) -> None:
    """No browser at all: the floor."""
    with httpx.Client(base_url=base, follow_redirects=True, timeout=30) as client:
        token = _hidden(client.get("/connexion/").text)["csrfmiddlewaretoken"]
        client.post("/connexion/", data={"csrfmiddlewaretoken": token, "username": LOGIN, "password": password})
        for place, offer in enumerate(offers):
            form = client.get(f"/catalogue/offres/{offer}/conversations/nouvelle/")
            chosen = re.findall(r'name="contacts" value="([^"]+)" checked', form.text)
            texts = {"contacts": chosen, "sujet": _subject(place), "contenu": "Bonjour", "eligibles": "on"}
            answer = client.post(str(form.url), data={**_hidden(form.text), **texts})
            if "Conversation enregistrée" not in answer.text:
                raise RuntimeError(offer)


async def _together(base: str, offers: list[str], password: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=browsers.find(), chromium_sandbox=os.geteuid() != 0, args=browsers.QUIET
        )
        waiting = list(enumerate(offers))
        await _lanes(browser, base, waiting, password)
        await browser.close()


async def _lanes(browser: AsyncBrowser, base: str, waiting: list[tuple[int, str]], password: str) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(f"{base}/connexion/")
    await page.get_by_label("Identifiant").fill(LOGIN)
    await page.get_by_label("Mot de passe").fill(password)
    await page.get_by_role("button", name="Se connecter").click()
    await page.get_by_role("button", name="Catalogue").wait_for()

    async def lane() -> None:
        page = await context.new_page()
        await page.route(re.compile(r"\.(png|svg|ico|jpg)$"), lambda route: route.abort())
        while waiting:
            place, offer = waiting.pop()
            await page.goto(f"{base}/catalogue/offres/{offer}/conversations/nouvelle/")
            await page.get_by_label("Sujet de la conversation").fill(_subject(place))
            await page.get_by_label("Contenu").fill("Bonjour")
            await page.get_by_role("button", name="Enregistrer").click()
            await page.get_by_role("heading", name=_subject(place)).wait_for()

    await asyncio.gather(*(lane() for _ in range(LANES)))


def _sign_in(page: Page, base: str, password: str) -> None:
    page.goto(f"{base}/connexion/")
    page.get_by_label("Identifiant").fill(LOGIN)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("button", name="Catalogue").wait_for()


def _write(page: Page, place: int) -> None:
    page.get_by_label("Sujet de la conversation").fill(_subject(place))
    page.get_by_label("Contenu").fill("Bonjour")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("heading", name=_subject(place)).wait_for()


def _subject(place: int) -> str:
    return f"Mesure {place:05d}"


def _hidden(html: str) -> dict[str, Any]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


KINDS: dict[str, Callable[[str, list[str], str], None]] = {
    "plain": plain,
    "tuned": tuned,
    "together": together,
    "http": http,
}


if __name__ == "__main__":
    task = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    KINDS[sys.argv[1]](task["base"], task["offers"], os.environ["MYOPENIP_PASSWORD_WITH_RIGHT"])
