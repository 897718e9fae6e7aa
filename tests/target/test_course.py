"""What ``[handlers]``, ``[dialogs]`` and ``[busy]`` promise, on pages that do what portals do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import Button, Notices, TextBox
from pages.target import Dialogs, Handler, Locate, Timeouts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.tab import Tab

    Serve = Callable[[Mapping[str, str]], str]
    OpenTab = Callable[..., Tab]

SHORT = Timeouts(action=3, navigation=3, expect=3)


class Form(Page):
    key = "form"
    title = "Essai"

    subject = TextBox("Sujet")
    save = Button("Enregistrer")
    back = Button("Retour")
    notices = Notices()


BANNER = """
<button onclick="said.textContent = 'Enregistré'">Enregistrer</button><p id=said role=status></p>
<div id=banner hidden style="position:fixed; inset:0; background:#fff"><b>Nous utilisons des cookies</b>%s
  <button onclick="banner.hidden = true; refused.textContent = Number(refused.textContent) + 1">Tout refuser</button>
  <button onclick="banner.hidden = true">Tout accepter</button></div><output id=refused>0</output>
<script>setTimeout(() => { banner.hidden = false }, %d)</script>
"""
COOKIES = {
    "cookies": Handler(
        appears=Locate(text="Nous utilisons des cookies"), click=Locate(role="button", name="Tout refuser")
    )
}


@pytest.mark.parametrize("again", ["", "<p>Nous utilisons des cookies, dit-il deux fois.</p>"])
@pytest.mark.parametrize("delay", [0, 200])
def test_a_banner_is_closed_the_way_told_whenever_it_comes(
    serve: Serve, open_tab: OpenTab, delay: int, again: str
) -> None:
    tab = open_tab(serve({"/": BANNER % (again, delay)}), handlers=COOKIES, timeouts=SHORT)
    if delay:
        tab.page.wait_for_function("!document.getElementById('banner').hidden")
    form = Form(tab)
    form.save.click()
    assert form.notices.listen("Enregistré").mentions
    assert tab.page.locator("#refused").inner_text() == "1"


ASKING = """
<p id=said role=status></p><input aria-label=Sujet>
<button onclick="said.textContent = confirm('Quitter ?') ? 'Quitté' : 'Resté'">Retour</button>
<a role=button href="/ailleurs">Enregistrer</a>
<script>addEventListener("beforeunload", (event) => event.preventDefault())</script>
"""


@pytest.mark.parametrize(("answer", "said"), [("accept", "Quitté"), ("dismiss", "Resté")])
def test_a_native_question_gets_the_answer_told(serve: Serve, open_tab: OpenTab, answer: str, said: str) -> None:
    tab = open_tab(serve({"/": ASKING}), dialogs=Dialogs(confirm=answer), timeouts=SHORT)  # type: ignore[arg-type]
    form = Form(tab)
    form.back.click()
    assert form.notices.listen(said).mentions


@pytest.mark.parametrize(("answer", "left"), [("accept", True), ("dismiss", False)])
def test_leaving_a_page_that_asks_gets_the_answer_told(
    serve: Serve,
    open_tab: OpenTab,
    answer: str,
    left: bool,  # noqa: FBT001 - parametrised
) -> None:
    site = serve({"/": ASKING, "/ailleurs": "<p role=status>Ailleurs</p>"})
    tab = open_tab(site, dialogs=Dialogs(beforeunload=answer), timeouts=SHORT)  # type: ignore[arg-type]
    form = Form(tab)
    form.subject.fill("brouillon")
    form.subject.locator.press("End")  # a page asks only once somebody has touched it
    with tab.page.expect_event("dialog"):
        form.save.click()
    if left:
        assert form.notices.listen("Ailleurs").mentions
    assert tab.page.url.endswith("/ailleurs") == left


BUSY = """
<style>#cover { position: fixed; inset: 0; background: #fff9 }</style>
<input aria-label=Sujet><button onclick="work(() => { said.textContent = document.querySelector('input').value })">
Enregistrer</button><p id=said role=status></p><div id=cover data-wait>…</div><div data-wait hidden>…</div>
<script>
  // While it works, the portal swallows clicks; once done, it draws its field again and what was typed is lost.
  const work = (done) => { cover.hidden = false; setTimeout(() => { cover.hidden = true; done() }, 300) }
  work(() => { document.querySelector("input").value = "" })
</script>
"""


def test_every_act_waits_until_nothing_covers_the_page(serve: Serve, open_tab: OpenTab) -> None:
    tab = open_tab(serve({"/": BUSY}), busy=(Locate(css="[data-wait]"),), timeouts=SHORT)
    form = Form(tab)
    form.subject.fill("Panne")
    assert form.subject.read() == "Panne"
    form.save.click()
    assert form.notices.listen("Panne").mentions
    assert form.notices.read() == ["Panne"]


FLEETING = """
<button onclick="toast('Le contenu est vide')">Enregistrer</button><p id=said role=status></p>
<script>
  const toast = (words) => { said.textContent = words; setTimeout(() => { said.textContent = "" }, 300) }
</script>
"""


def test_a_toast_that_is_gone_has_still_been_seen(serve: Serve, open_tab: OpenTab) -> None:
    tab = open_tab(serve({"/": FLEETING}), timeouts=Timeouts(action=3, navigation=3, expect=1))
    form = Form(tab)
    form.save.click()
    heard = form.notices.listen("sujet")
    assert form.notices.read() == []
    assert heard == ([], ["Le contenu est vide"])
