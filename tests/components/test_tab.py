"""Going to an address, whatever the page is about to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages.base import Page
from pages.components import Checkbox, Choices
from pages.home import Menu
from pages.tab import Tab
from pages.target import Locate
from pages.target.schema import Handler

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

HERE = """<button>Quitter</button><script>
  document.querySelector("button").onclick = () => fetch("/late").then(() => location.assign("/elsewhere"));
</script>"""


def test_an_address_is_reached_though_a_late_answer_leads_the_page_elsewhere(tab: Tab) -> None:
    asked: list[str] = []
    held: list[Route] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2])
        if asked[-1] == "late":
            held.append(route)
        elif asked.count("wanted") == 1 and asked[-1] == "wanted":
            held.pop().fulfill(body="")  # the address itself stays without answer: the page is faster
        else:
            route.fulfill(body=HERE if asked[-1] == "here" else f"<title>{asked[-1]}</title>", content_type="text/html")

    tab.page.route("http://127.0.0.1/**", answer)
    tab.go("/here")
    with tab.page.expect_request("**/late"):
        tab.page.get_by_role("button").click()
    tab.go("/wanted")
    assert tab.page.title() == "wanted"
    # Where the page was on its way when the address was asked for again, it may have asked for nothing there.
    assert [one for one in asked if one != "elsewhere"] == ["here", "late", "wanted", "wanted"]


def test_what_lies_over_a_button_is_given_as_much_time_again_to_pass(tab: Tab) -> None:
    tab.page.set_content("""<button onclick="this.textContent += '!'">Ici</button>
      <output style="position: fixed; inset: 0">Conversation créée</output>""")
    tries: list[str] = []

    def click() -> None:
        if tries:
            tab.page.evaluate("document.querySelector('output').remove()")
        tries.append("try")
        tab.page.get_by_role("button").click(timeout=300)

    tab.act(click)
    assert tries == ["try", "try"]
    assert tab.page.get_by_role("button").inner_text() == "Ici!"


def test_a_click_that_was_made_is_not_made_again_whatever_lay_over_the_button(tab: Tab) -> None:
    tries: list[str] = []

    def click() -> None:
        tries.append("try")
        raise PlaywrightTimeout("<output> intercepts pointer events … performing click action")

    with pytest.raises(PlaywrightTimeout):
        tab.act(click)
    assert tries == ["try"]


POSTBACK = """<form><input type=hidden name=all value={all}>
<label><input type=checkbox {ticked} onclick="setTimeout(() => this.form.submit(), 0)">Tous</label>
<fieldset><legend>Client</legend>{contacts}</fieldset></form>"""


class Postback(Page):
    key = "postback"
    title = "Essai"

    everyone = Checkbox("Tous")
    client = Choices("Client")


def test_a_page_that_sends_itself_at_a_click_is_read_once_it_is_back(tab: Tab) -> None:
    """From a timer, as portals of a certain age do: when the click is done, nothing is under way yet."""

    def answer(route: Route) -> None:
        ticked = "all=1" in route.request.url
        boxes = "".join(f"<label><input type=checkbox>{name}</label>" for name in ("Anne", "Hugo")[: 1 + ticked])
        text = POSTBACK.format(all=int(not ticked), ticked="checked" if ticked else "", contacts=boxes)
        route.fulfill(body=text, content_type="text/html")

    tab.page.route("http://127.0.0.1/**", answer)
    tab.go("/")
    form = Postback(tab)
    for wanted in (True, False) * 5:
        form.everyone.tick(wanted)
        assert form.client.offered() == ["Anne", "Hugo"][: 1 + wanted]


HELD_OPEN = """<script>
  fetch("/news?since=1", null); fetch("/save", { method: "POST" });
  const asked = new XMLHttpRequest(); asked.open("GET", "/mail"); asked.send();
</script>"""


def test_what_is_asked_for_and_has_no_answer_is_told_but_for_what_the_page_sends(tab: Tab) -> None:
    def answer(route: Route) -> None:
        if route.request.url.endswith("/here"):
            route.fulfill(body=HELD_OPEN, content_type="text/html")

    tab.page.route("http://127.0.0.1/**", answer)
    tab.go("/here")
    assert tab.page.evaluate("__quiet(50)") == ["/news", "/mail"]
    assert tab.page.evaluate("__quiet(50, ['/mail'])") == ["/news"]


@pytest.mark.parametrize(("method", "told"), [("GET", ["/here"]), ("POST", [])])
def test_an_answer_that_goes_on_for_ever_is_told_but_for_one_to_what_the_page_sends(
    browser: Browser, tab: Tab, method: str, told: list[str]
) -> None:
    context = browser.new_context()
    context.add_init_script("window.fetch = async () => new Response(new ReadableStream({}))")
    endless = Tab.open(context, tab.target)
    page = f"<script>fetch('/save', {{ method: '{method}' }}).then((answer) => answer.text())</script>"
    endless.page.route("http://127.0.0.1/**", lambda route: route.fulfill(body=page, content_type="text/html"))
    endless.go("/here")
    assert endless.page.evaluate("__quiet(50)") == told
    context.close()


def test_an_answer_that_never_comes_is_awaited_twice_and_no_more(browser: Browser, tab: Tab) -> None:
    told = "window.asked = []; window.__quiet = (limit, endless) => { asked.push(endless); return ['/news']; };"
    context = browser.new_context()
    context.add_init_script(told)
    told_tab = Tab.open(context, tab.target)
    told_tab.page.route("http://127.0.0.1/**", lambda route: route.fulfill(body="", content_type="text/html"))
    told_tab.go("/here")
    for _ in range(3):
        told_tab.settle()
    assert told_tab.page.evaluate("asked") == [[], [], ["/news"]]
    context.close()


ASKS = """<button id=save>Enregistrer</button><dialog><button id=yes>Oui</button></dialog><p role=status></p>
<script>
  const [dialog] = document.getElementsByTagName("dialog"), [said] = document.getElementsByTagName("p");
  save.onclick = () => setTimeout(() => dialog.showModal(), 100);
  yes.onclick = () => { dialog.close(); setTimeout(() => { said.textContent = "Enregistrée"; }, 100); };
</script>"""


def test_what_is_asked_once_more_is_answered_while_one_watches_the_page(tab: Tab) -> None:
    """Nothing else is clicked after Enregistrer: whoever waits for its answer has to."""
    handler = Handler(appears=Locate(role="dialog"), click=Locate(id="yes"))
    asking = Tab(tab.page, msgspec.structs.replace(tab.target, handlers={"confirmation": handler}))
    tab.page.set_content(ASKS)
    asking.act(tab.page.get_by_role("button", name="Enregistrer").click)
    said = tab.page.get_by_role("status")
    assert asking.observe(said.text_content, bool) == "Enregistrée"


MENU = "<nav><button>Catalogue</button></nav><main><button>Enregistrer</button></main>"
WINDOW = "<dialog><button>Enregistrer</button></dialog>"


@pytest.mark.parametrize(
    ("page", "barred"),
    [
        (MENU, False),
        (f"{MENU}{WINDOW}", False),
        (f"{MENU}{WINDOW}<script>document.querySelector('dialog').showModal()</script>", True),
        (f"{MENU}<div role=dialog aria-modal=true style='position: fixed; inset: 0'>Conversation</div>", True),
        (f"{MENU}<div style='position: fixed; inset: 0'></div><div role=dialog>Conversation</div>", True),
    ],
)
def test_a_window_over_the_page_bars_the_menu(tab: Tab, page: str, *, barred: bool) -> None:
    tab.page.set_content(page)
    assert Menu(tab).barred is barred
