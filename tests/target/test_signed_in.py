"""What of a sign-in other tabs take up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.signed_in import SignedIn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.tab import Tab

TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30"
KEEP = f"""() => {{
  localStorage.setItem("profil", JSON.stringify({{ nom: "Anne", jeton: "{TOKEN}-for-good" }}));
  sessionStorage.setItem("jeton", "{TOKEN}");
}}"""
HELD = "() => [localStorage.getItem('profil') !== null, sessionStorage.getItem('jeton')]"


def test_another_tab_takes_up_what_a_tab_keeps_for_itself(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    origin = serve({"/": "<p>accueil"})
    first, second = open_tab(origin), open_tab(origin)
    first.page.evaluate(KEEP)
    signed = SignedIn(first.page)
    signed.take_up(second.page)
    second.go("/#/accueil")
    assert second.page.evaluate(HELD) == [True, TOKEN]
    assert second.text().strip() == "accueil"


def test_a_tab_of_the_same_context_takes_up_no_more_than_it_lacks(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    """What the context holds may be newer."""
    origin = serve({"/": "<p>accueil"})
    first, second = open_tab(origin), open_tab(origin)
    first.page.evaluate(KEEP)
    SignedIn(first.page).take_up_in_tab(second.page)
    second.go("/")
    assert second.page.evaluate(HELD) == [False, TOKEN]


def test_a_tab_is_left_as_the_sign_in_was(
    serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]
) -> None:
    tab = open_tab(serve({"/": "<p>accueil"}))
    tab.page.evaluate(KEEP)
    signed = SignedIn(tab.page)
    tab.page.evaluate("() => { sessionStorage.clear(); localStorage.clear(); sessionStorage.setItem('filtre', 'x'); }")
    tab.leave(signed)
    assert tab.page.evaluate(HELD) == [True, TOKEN]
    assert tab.page.evaluate("() => sessionStorage.length") == 1


def test_stored_tokens_are_secrets(serve: Callable[[Mapping[str, str]], str], open_tab: Callable[..., Tab]) -> None:
    """Those inside JSON too; words and sentences are none."""
    tab = open_tab(serve({"/": "<p>accueil"}))
    tab.page.evaluate(KEEP)
    words = [
        "Les commandes terminées sont cachées",
        "https://portail.example/oc/12",
        "/catalogue/offres/12",
        "anne.roy.12@portail.example",
    ]
    tab.page.evaluate("words => words.forEach((one, place) => localStorage.setItem(`avis ${place}`, one))", words)
    tab.page.evaluate("token => localStorage.setItem('en-tête', `Bearer ${token}`)", TOKEN)
    tab.page.context.add_cookies([{"name": "session", "value": "biscuit", "url": tab.target.base_url}])
    assert SignedIn(tab.page).secrets() == {"biscuit", TOKEN, f"{TOKEN}-for-good"}
