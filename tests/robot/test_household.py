"""A sign-in that a portal keeps in one tab alone serves every page of the robot, and is renewed for all of them."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Error

from bulk.household import Household
from bulk.lanes import lanes
from pages import procedure
from pages.browser import driver
from pages.errors import SignedOut
from pages.session import Sessions
from pages.target import Target
from pages.target.schema import Account

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pages.tab import Tab

PAGE = """<!doctype html><html lang="fr"><title>Portail</title>
<form FORM><label>Identifiant <input></label> <label>Mot de passe <input type="password"></label>
<button>Se connecter</button></form>
<nav hidden><button>Catalogue</button></nav>
<script>
  const ask = (way) => fetch(way, { headers: { authorization: sessionStorage.getItem("jeton") ?? "" } });
  const draw = async () => {
    const known = (await ask("/qui")).ok;
    document.querySelector("nav").hidden = !known;
    document.querySelector("form").hidden = known;
  };
  document.querySelector("form").onsubmit = async (event) => {
    event.preventDefault();
    sessionStorage.setItem("jeton", await (await ask("/jeton")).json());
    draw();
  };
  draw();
</script>
"""


class TokenPortal:
    """Gives a token to who signs in, and knows the last one only."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.given: list[str] = []
        self.known = ""
        portal = self

        class Site(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, body = portal.answer(self.path, self.headers.get("authorization", ""))
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Site)

    def answer(self, path: str, token: str) -> tuple[int, str]:
        if path == "/jeton":
            self.known = f"jeton-numero-{len(self.given) + 1:04d}"
            self.given.append(self.known)
            return 200, json.dumps(self.known)
        if path == "/qui":
            time.sleep(0.3)
            return (200 if token and token == self.known else 401), ""
        return 200, PAGE.replace("FORM", self.form)

    def forget(self) -> None:
        """Make the last token worth nothing."""
        self.known = ""


@pytest.fixture(params=["hidden", ""], ids=["drawn late", "there at first"])
def portal(request: pytest.FixtureRequest) -> Iterator[TokenPortal]:
    """Its login page is drawn, or taken away, once the page has been told whether one is signed in."""
    made = TokenPortal(request.param)
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def in_household(portal: TokenPortal, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Household], None]], None]:
    """Do something with a household in a thread of its own, as the robot does."""
    monkeypatch.setenv("ESSAI", "un mot de passe")
    account = Account(login="robot", password_env="ESSAI")
    address = f"http://127.0.0.1:{portal.server.server_port}"
    target = Target(name="Essai", file=Path("essai.toml"), base_url=address, accounts={"admin": account})

    def run(act: Callable[[Household], None]) -> None:
        def work() -> None:
            with driver() as playwright, ExitStack() as stack:
                household = Household(playwright, lanes(playwright), target, "admin")
                stack.callback(household.close)
                act(household)

        with ThreadPoolExecutor(1) as pool:
            pool.submit(work).result(timeout=60)

    return run


def inside(tab: Tab) -> None:
    procedure.open_home(tab)


@contextmanager
def two_inside(household: Household) -> Iterator[tuple[Tab, Tab]]:
    with household.tab() as first, household.tab() as second:
        inside(first)
        inside(second)
        yield first, second


def test_every_page_takes_up_what_one_tab_keeps(
    portal: TokenPortal, in_household: Callable[[Callable[[Household], None]], None]
) -> None:
    def act(household: Household) -> None:
        with two_inside(household):
            pass

    in_household(act)
    assert len(portal.given) == 1


def test_one_lane_renews_the_sign_in_and_the_other_takes_it_up(
    portal: TokenPortal, in_household: Callable[[Callable[[Household], None]], None]
) -> None:
    def act(household: Household) -> None:
        with two_inside(household) as (first, second):
            portal.forget()
            session = household.session()
            for tab in (first, second):
                with pytest.raises(SignedOut):
                    inside(tab)
                household.sign_in(tab, session)
            inside(first)
            inside(second)

    in_household(act)
    assert portal.given == ["jeton-numero-0001", "jeton-numero-0002"]


def test_a_page_lent_again_after_another_lane_renewed_takes_it_up(
    portal: TokenPortal, in_household: Callable[[Callable[[Household], None]], None]
) -> None:
    def act(household: Household) -> None:
        with household.tab() as first:
            with household.tab() as second:
                inside(second)
            portal.forget()
            session = household.session()
            household.sign_in(first, session)
        with household.tab() as lent, household.tab() as other:
            assert {lent, other} == {first, second}
            for tab in (lent, other):
                try:
                    inside(tab)
                except SignedOut:
                    household.sign_in(tab, session)
                    inside(tab)

    in_household(act)
    assert portal.given == ["jeton-numero-0001", "jeton-numero-0002"]


def test_a_page_more_is_opened_without_touching_those_that_are_there(
    in_household: Callable[[Callable[[Household], None]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked of a whole context fails if another lane closes one of its pages at that very moment."""
    added: list[BrowserContext] = []
    add = BrowserContext.add_init_script

    def counted(context: BrowserContext, script: str) -> None:
        added.append(context)
        add(context, script)

    def act(household: Household) -> None:
        with two_inside(household) as (first, second):
            assert first.page.context is second.page.context
            assert added.count(first.page.context) == 1

    monkeypatch.setattr(BrowserContext, "add_init_script", counted)
    in_household(act)


def test_a_row_that_gets_no_page_leaves_the_browser_all_the_same(
    in_household: Callable[[Callable[[Household], None]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Tab:
        raise Error("pas de page")

    def act(household: Household) -> None:
        monkeypatch.setattr(Sessions, "tab", fail)
        with pytest.raises(Error, match="pas de page"), household.tab():
            assert not closed
        assert closed

    def closing(household: Household) -> None:
        closed.append(household)
        close(household)

    closed: list[Household] = []
    close = Household.close
    monkeypatch.setattr(Household, "close", closing)
    monkeypatch.setattr("bulk.household.BROWSER_ROWS", 1)
    in_household(act)
