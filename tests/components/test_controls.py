"""Buttons that are not always buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from pages.base import Page
from pages.components import Button, Checkbox, Heading, Notices, Opener, Submit, TextBox
from pages.target import Locate

if TYPE_CHECKING:
    from pages.tab import Tab

BUTTONS = ["<button id=s>Ok</button>", "<input id=s type=submit>", "<input id=s type=button onclick='form.onsubmit()'>"]
FIELDS = ["<input id=s><input>", "<input id=s type=password><input>", "<input id=s type=search><input>"]


class Bench(Page):
    key = "bench"
    title = "Essai"

    search = Submit("Rechercher")
    start = Button("Démarrer une conversation")
    subject = TextBox("Sujet")
    row = Opener("Détail")
    everyone = Checkbox("Tous")
    notices = Notices()
    heading = Heading()


@pytest.mark.parametrize("sender", [*BUTTONS, *FIELDS])
def test_a_form_is_sent_once_by_its_button_or_by_enter(tab: Tab, sender: str) -> None:
    tab.page.set_content(f"<form onsubmit='sent += 1; return false'>{sender}</form><script>var sent = 0</script>")
    if sender in FIELDS:
        tab.page.evaluate("() => { s.onkeydown = (event) => { if (event.key === 'Enter') sent += 1 } }")
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": {"search": Locate(id="s")}})
    Bench(tab).search.click()
    assert tab.page.evaluate("sent") == 1


@pytest.mark.parametrize(
    "page",
    [
        "<button>Rechercher ▾</button>",
        "<button>🔍 Rechercher…</button>",
        "<style>i::before { content: '\\f002' }</style><button><i></i> Rechercher</button>",
    ],
)
def test_icons_drawn_as_characters_are_no_part_of_a_name(tab: Tab, page: str) -> None:
    tab.page.set_content(f"{page}<button>Rechercher tout</button><button>Ne pas rechercher</button>")
    assert Bench(tab).search.locator.evaluate("e => e.textContent.trim()") in {
        "Rechercher ▾",
        "🔍 Rechercher…",
        "Rechercher",
    }


@pytest.mark.parametrize("label", ["Sujet", "✎ Sujet *", "Sujet : (obligatoire)", "* Sujet — obligatoire"])
def test_marks_around_a_label_are_no_part_of_it(tab: Tab, label: str) -> None:
    tab.page.set_content(f"<label>{label}<input id=a></label><label>Sujet du jour<input></label>")
    assert Bench(tab).subject.locator.get_attribute("id") == "a"


@pytest.mark.parametrize("told", ["title", "data-original-title", "data-bs-original-title"])
def test_a_button_may_have_its_words_in_the_tooltip_of_a_sign(tab: Tab, told: str) -> None:
    style = "<style>i::before { content: '\\e111' }</style>"
    sign = f"<a href='#there' {told}='Démarrer une conversation'><i></i></a>"
    tab.page.set_content(f"{style}<h1 {told}='Démarrer une conversation'>OC</h1>{sign}")
    Bench(tab).start.click()
    assert tab.page.url.endswith("#there")


def test_a_box_may_be_told_by_what_it_is_drawn_in(tab: Tab) -> None:
    """As PrimeFaces draws its own: the real box is out of sight, and what bears its name is around both."""
    away = "position: absolute; overflow: hidden; width: 1px; height: 1px; clip: rect(0, 0, 0, 0)"
    tab.page.set_content(
        f"<div id=told><div style='{away}'><input type=checkbox id=box></div>"
        "<div style='width: 16px; height: 16px' onclick='box.click()'></div></div>"
    )
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": {"everyone": Locate(id="told")}})
    box = Bench(tab).everyone
    for wanted in (True, False):
        box.tick(wanted)
        assert box.ticked is wanted


def test_an_icon_may_come_before_the_words_of_a_rows_button(tab: Tab) -> None:
    tab.page.set_content("<a id=a href=x>➜ Détail de OC-1</a><a href=y>Détailler</a>")
    assert Bench(tab).row.locator.get_attribute("id") == "a"


def test_messages_that_wait_hidden_are_not_read(tab: Tab) -> None:
    tab.page.set_content("<p class=alert hidden>Le sujet est obligatoire.</p><p class=alert>Le contenu est vide.</p>")
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": {"notices": Locate(css=".alert")}})
    assert Bench(tab).notices.read() == ["Le contenu est vide."]


def test_what_the_target_quotes_is_heard_wherever_it_is_written(tab: Tab) -> None:
    tab.page.set_content("<table><tr><td>Aucun résultat.</table>")
    notices = Bench(tab).notices
    assert notices.listen("Aucun", quoted="Aucun résultat.").mentions == ["Aucun résultat."]
    assert notices.listen("Aucun").mentions == notices.listen("Aucun", quoted="Aucune OC.").mentions == []


def test_what_the_browsers_own_box_says_is_read_until_the_next_click(tab: Tab) -> None:
    """Portals of a certain age refuse so, and some load the page again at once."""
    tab.page.set_content(
        "<button onclick=\"alert('Le sujet est obligatoire.'); location.reload()\">Rechercher</button>"
    )
    bench = Bench(tab)
    bench.search.click()
    assert bench.notices.listen("sujet").mentions == ["Le sujet est obligatoire."]
    tab.page.set_content("<button>Rechercher</button>")
    bench.search.click()
    assert bench.notices.read() == []


def test_a_title_is_read_as_it_was_written_whatever_capitals_the_page_shows(tab: Tab) -> None:
    tab.page.set_content("<h1 style='text-transform: uppercase'>Panne <b>du lien</b></h1>")
    assert Bench(tab).heading.read() == "Panne du lien"
