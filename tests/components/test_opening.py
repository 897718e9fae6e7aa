"""What the target tells to click first, so that a part of the page shows: a tab, a tab inside another, in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from playwright.sync_api import TimeoutError as NeverClicked

from pages.base import Page
from pages.components import Button, Rows, Text, TextBox
from pages.errors import NotArrived
from pages.target import Locate

if TYPE_CHECKING:
    from pages.tab import Tab

TABS = """
<button onclick="opened.push('a'); a.hidden = false; b.hidden = true">Commandes</button>
<button onclick="opened.push('b'); b.hidden = false; a.hidden = true">Contacts</button>
<div id=a>CMD-1</div>
<div id=b hidden><p>Anne<p>Hugo</p><input id=note hidden><button onclick="note.hidden = false">Noter</button></div>
<script>var opened = []</script>
"""
DRAWN_ANEW = """
<div id=row></div>
<script>
  let openings = 0;
  const draw = () => {
    row.innerHTML = "<button>⋮</button><p hidden><a href=#x>Détail</a></p>";
    row.firstChild.onclick = open;
  };
  const open = () => {
    row.lastChild.hidden = false;
    openings += 1;
    if (openings === 1) draw();
  };
  draw();
</script>
"""
PANE = Locate(id="b", opened_by=Locate(text="Contacts"))


class Bench(Page):
    key = "bench"
    title = "Essai"

    people = Rows(required=True)
    orders = Text()
    note = TextBox()
    noted = Button("Noter")


@pytest.fixture
def bench(tab: Tab) -> Bench:
    """A page with two tabs, the first open; the second holds a field that has to be unfolded in its turn."""
    tab.page.set_content(TABS)
    told = {
        "people": Locate(css="p", within=PANE),
        "orders": Locate(id="a", opened_by=Locate(text="Commandes")),
        "note": Locate(id="note", within=PANE, opened_by=Locate(text="Noter")),
        "noted": Locate(text="Noter", within=PANE),
    }
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": told})
    return Bench(tab)


def clicked(bench: Bench) -> list[str]:
    opened: list[str] = bench.tab.page.evaluate("opened")
    return opened


def test_what_a_closed_part_holds_is_within_reach_while_its_opener_is(bench: Bench) -> None:
    assert not bench.note.shown
    assert bench.note.within_reach
    bench.tab.page.get_by_text("Contacts").evaluate("opener => opener.remove()")
    assert not bench.note.within_reach
    assert clicked(bench) == []


def test_a_button_in_a_closed_part_is_clicked_once_that_is_open(bench: Bench) -> None:
    bench.noted.click()
    assert clicked(bench) == ["b"]
    assert bench.note.at_hand.is_visible()


def test_a_closed_tab_is_opened_to_be_read(bench: Bench) -> None:
    assert [line.text for line in bench.people.look()] == ["Anne", "Hugo"]
    assert clicked(bench) == ["b"]


def test_a_click_that_opens_nothing_is_told(bench: Bench) -> None:
    bench.tab.page.evaluate("document.getElementById('b').remove()")
    bench.tab.target = msgspec.structs.replace(
        bench.tab.target, timeouts=msgspec.structs.replace(bench.tab.target.timeouts, expect=0.2)
    )
    with pytest.raises(AssertionError, match="« opened_by »"):
        bench.noted.click()


def test_a_part_is_used_once_it_has_unfolded(bench: Bench) -> None:
    bench.tab.page.add_style_tag(content="@keyframes in { from { opacity: 0.5 } } #b { animation: in 0.6s }")
    bench.tab.page.evaluate("document.getElementById('b').onanimationend = () => opened.push('unfolded')")
    bench.noted.click()
    assert clicked(bench)[-1] == "unfolded"


def test_rows_told_one_by_one_are_opened_too(bench: Bench) -> None:
    told = {"people": Locate(css="#b p", opened_by=Locate(text="Contacts"))}
    bench.tab.target = msgspec.structs.replace(bench.tab.target, locators={"bench": told})
    for _ in ("closed", "open"):
        assert [line.text for line in bench.people.look()] == ["Anne", "Hugo"]
    assert clicked(bench) == ["b"]


def test_an_open_tab_is_left_alone(bench: Bench) -> None:
    assert bench.orders.read() == "CMD-1"
    assert clicked(bench) == []


def test_tabs_may_be_read_in_turn(bench: Bench) -> None:
    assert bench.people.holding("Anne")
    assert bench.orders.read() == "CMD-1"
    assert bench.people.holding("Hugo")
    assert clicked(bench) == ["b", "a", "b"]


def test_parts_inside_parts_are_opened_from_the_outside(bench: Bench) -> None:
    bench.note.fill("à rappeler")
    assert bench.note.read() == "à rappeler"
    assert clicked(bench) == ["b"]


def test_a_page_has_arrived_when_what_opens_its_parts_is_there(bench: Bench) -> None:
    bench.ready()
    assert clicked(bench) == [], "arriving opens nothing"


def test_a_page_without_the_opener_has_not_arrived(bench: Bench) -> None:
    timeouts = msgspec.structs.replace(bench.tab.target.timeouts, navigation=0.3)
    bench.tab.target = msgspec.structs.replace(bench.tab.target, timeouts=timeouts)
    bench.tab.page.set_content("<div id=b></div>")
    with pytest.raises(NotArrived, match=r"\[locators\.bench\.people\]"):
        bench.ready()


def test_a_part_that_nothing_opens_is_not_read_as_empty(bench: Bench) -> None:
    bench.tab.page.set_content("<div id=b hidden></div>")
    bench.tab.page.set_default_timeout(300)
    with pytest.raises(NeverClicked, match="Contacts"):
        bench.people.look()


def test_an_opener_is_looked_for_in_the_frame_of_what_it_opens(tab: Tab) -> None:
    tab.page.set_content("<p>Contacts</p><iframe></iframe>")
    tab.page.locator("iframe").evaluate("(frame, inner) => { frame.srcdoc = inner }", TABS)
    people = Locate(css="p", within=msgspec.structs.replace(PANE, frame=Locate(css="iframe")))
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": {"people": people}})
    assert Bench(tab).people.holding("Anne")


def test_a_menu_that_a_list_drawn_anew_has_closed_is_opened_again(tab: Tab) -> None:
    """As lists do that search a moment after what was typed last."""
    tab.page.set_content(DRAWN_ANEW)
    menu = Locate(css="p", opened_by=Locate(text="⋮"))
    link = Locate(role="link", name="Détail", within=menu)
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": {"noted": link}})
    Bench(tab).noted.click()
    assert tab.page.url.endswith("#x")


def test_a_part_that_folds_is_opened_though_its_title_shows(tab: Tab) -> None:
    tab.page.set_content("<details id=people><summary>Contacts</summary><p>Anne</details>")
    part = Locate(id="people", opened_by=Locate(text="Contacts"))
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": {"people": Locate(css="p", within=part)}})
    assert Bench(tab).people.holding("Anne")
    assert Bench(tab).people.holding("Anne"), "it stays open"
