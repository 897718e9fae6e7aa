"""Where a session's anti-forgery values are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.tab import Tab

PAGE = """<!doctype html><meta name="csrf-token" content="dans la page"><input type="hidden" name="jeton" value="champ">
<script>fetch("/session.json").then((answer) => answer.json()).then((told) => { document.title = told.user.name })
</script>"""


def test_what_is_kept_by_name_is_read(serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]) -> None:
    tab = open_tab(serve({"/": PAGE}))
    tab.page.context.add_cookies([{"name": "XSRF-TOKEN", "value": "biscuit", "url": tab.target.base_url}])
    held = tokens.kept(tab, ["XSRF-TOKEN", "csrf-token", "jeton", "X-Absent"])
    assert held == {"XSRF-TOKEN": "biscuit", "csrf-token": "dans la page", "jeton": "champ"}


def test_what_a_page_is_told_as_it_loads_is_read_by_its_place(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    """A page that keeps its token in memory was told it by an answer; another session is told its own at that place."""
    answer = '{"user": {"name": "Anne", "id": 7}, "jetons": ["en mémoire"]}'
    tab = open_tab(serve({"/": PAGE, "/session.json": answer}))
    assert tokens.told(tab).texts == {
        ("/session.json", "user", "name"): "Anne",
        ("/session.json", "jetons", "0"): "en mémoire",
    }


def test_what_the_page_before_was_told_is_not_read(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    """A page may still ask while it is loaded again, and what it is answered then is gone with it."""
    asks = '<script>addEventListener("beforeunload", () => { fetch("/avant.json"); fetch("/session.json") })</script>'
    tab = open_tab(serve({"/": asks + PAGE, "/avant.json": '{"vieux": "jeton"}', "/session.json": '{"nom": "Anne"}'}))
    assert tokens.told(tab).texts == {("/session.json", "nom"): "Anne"}


def test_an_answer_without_content_tells_nothing(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    asks = '<script>fetch("/vide.json")</script>'
    assert tokens.told(open_tab(serve({"/": asks, "/vide.json": ""}))).texts == {}


def test_what_a_page_sends_of_its_own_accord_is_heard(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    """A script that says who it is does so in every request."""
    asks = '<script>fetch("/session.json", { headers: { Authorization: "Bearer moi" } })</script>'
    assert tokens.told(open_tab(serve({"/": asks, "/session.json": "{}"}))).headers["authorization"] == "Bearer moi"
