"""Going to an address, whatever the page is about to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from pages.tab import Tab

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
