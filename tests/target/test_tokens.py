"""Where a session's anti-forgery values are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages import tokens
from pages.submission import Submission
from pages.target.schema import Procedure

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


def sent(**headers: str) -> Submission:
    own = {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64)",
        "content-type": "multipart/form-data; boundary=ab1ab1ab1ab1",
    }
    return Submission(method="POST", url="http://127.0.0.1/", headers=own | headers, body="")


def test_a_header_that_says_who_sends_is_known_by_its_name_or_by_what_is_stored(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    stores = '<script>sessionStorage.setItem("moi", "jeton-range-0123456789")</script>'
    tab = open_tab(serve({"/": stores}))
    request = sent(authorization="Bearer x", session="jeton-range-0123456789", lang="fr")
    assert tokens.credentials(tab, request) == {"authorization", "session"}
    assert tokens.doubtful(tab, request) == set()


def test_a_token_of_unknown_origin_may_say_who_sends(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    """Where a script keeps it in memory alone, nothing but its looks tells it."""
    tab = open_tab(serve({"/": ""}))
    request = sent(**{"x-auth-token": "5f0c7e0b9a41d2c86e3f", "x-client": "portail-web"})
    assert tokens.doubtful(tab, request) == {"x-auth-token"}
    assert tokens.anonymous(tab, request).headers.keys() == sent(**{"x-client": ""}).headers.keys()


def test_an_anti_forgery_value_says_nothing_of_who_sends(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    """It is the page's own, under the name that the target gives or under another."""
    field = '<input type="hidden" name="jeton" value="0123456789abcdef%3D">'
    tab = open_tab(serve({"/": field}), procedure=Procedure(anti_forgery=("jeton", "X-CSRF")))
    request = sent(**{"x-csrf": "fedcba9876543210", "x-xsrf-token": "0123456789abcdef="})
    assert tokens.anonymous(tab, request) == request
