"""The report in a browser: what it shows, and what it lets nobody do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bulk.output import Summary, measures, report
from bulk.output.chart import Bar, bars
from bulk.row import State
from pages import browser as browsers
from tests.robot.files import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright

HOSTILE = "</script><img src=x onerror=document.title='volé'>"
RECORDS = [
    *(record(number=number) for number in range(1, 121)),
    record(State.REJECTED, 121, subject="Accès à Évreux", screenshot="captures/R-121.png", seconds=12.3, attempts=2),
    record(State.NEEDS_HUMAN, 122, subject=HOSTILE, address="javascript:alert(1)", conversation="122"),
    record(State.PENDING, 123, attempts=0, seconds=None),
]


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = browsers.launch(playwright)
    yield launched
    launched.close()


@pytest.fixture(params=[(1280, "light"), (360, "dark")], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The report, in a page that may ask nothing of the network."""
    width, scheme = request.param
    file = tmp_path / "rapport.html"
    report.write(RECORDS, Summary(batch="lot <b>.xlsx", remarks=("Reprise automatique arrêtée.",)), file)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda asked: complaints.append(asked.url) if asked.url.startswith("http") else None)
    opened.goto(file.as_uri())
    yield opened
    assert complaints == []
    context.close()


def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page: Page) -> None:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_sums_the_run_up(page: Page) -> None:
    expect(page).to_have_title("Lot lot <b>.xlsx : résultat")
    expect(page.get_by_role("heading", name="Lot lot <b>.xlsx")).to_be_visible()
    names, values = (page.get_by_role(role).all_inner_texts() for role in ("term", "definition"))
    tiles = dict(zip(names, (value.replace("\u00a0", " ").split("\n")[0] for value in values), strict=True))
    assert tiles["lignes"] == "123"
    assert tiles["créées"].replace(" ", "") == "12097,6%"
    assert tiles["par minute en moyenne"] == "60"
    expect(page.get_by_text("Reprise automatique arrêtée.")).to_be_visible()
    expect(page.get_by_role("img", name="Débit")).to_be_visible()
    expect(page.get_by_role("img", name="Durées")).to_be_visible()


def lines(page: Page) -> list[str]:
    return page.get_by_role("rowheader").all_inner_texts() or page.locator("tbody th").all_inner_texts()


def test_rows_are_searched_whatever_the_accents(page: Page) -> None:
    page.get_by_label("Chercher").fill("acces EVREUX refusee")
    expect(page.get_by_role("status")).to_have_text("1 sur 123 lignes")
    assert lines(page) == ["R-121"]
    expect(page.get_by_role("link", name="Voir la capture")).to_have_attribute("href", "captures/R-121.png")
    expect(page.get_by_text("12,3", exact=True)).to_be_visible()


def test_rows_are_kept_by_state(page: Page) -> None:
    assert page.get_by_label("État").locator("option").all_inner_texts() == [
        *("tous", "créée", "refusée", "à vérifier", "à faire")
    ]
    page.get_by_label("État").select_option("à vérifier")
    assert lines(page) == ["R-122"]


def test_rows_are_sorted_and_the_empty_come_last(page: Page) -> None:
    page.get_by_label("Trier par").select_option("durée (s)")
    page.get_by_role("checkbox").check()
    assert lines(page)[0] == "R-121"
    page.get_by_label("Trier par").select_option("référence")
    assert lines(page)[:3] == ["R-123", "R-122", "R-121"]
    page.get_by_role("checkbox").uncheck()
    page.get_by_label("Trier par").select_option("durée (s)")
    page.get_by_role("button", name="Suivante").click()
    assert lines(page)[-1] == "R-123"


def test_pages_turn(page: Page) -> None:
    expect(page.get_by_role("status")).to_have_text("123 lignes")
    assert len(lines(page)) == 100
    page.get_by_role("button", name="Suivante").click()
    expect(page.get_by_text("page 2 sur 2")).to_be_visible()
    expect(page.get_by_role("button", name="Suivante")).to_be_disabled()
    assert lines(page)[0] == "R-101"


def test_a_hostile_text_is_only_text(page: Page) -> None:
    page.get_by_label("État").select_option("à vérifier")
    expect(page.get_by_text(HOSTILE)).to_be_visible()
    expect(page.locator("tbody a")).to_have_count(0)
    expect(page).to_have_title("Lot lot <b>.xlsx : résultat")


def test_the_content_opens_under_its_subject(page: Page) -> None:
    page.get_by_label("Chercher").fill("R-17")
    page.get_by_text("Sujet 17").click()
    expect(page.get_by_text("Bonjour,\nMerci")).to_be_visible()
    expect(page.get_by_text("Contacts Client : ceux proposés par défaut")).to_be_visible()


def test_columns_sort_by_their_heading(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "rapport.html"
    report.write(RECORDS, Summary(batch="lot"), file)
    page = browser.new_page()
    page.goto(file.as_uri())
    page.get_by_role("button", name="Ligne").click()
    expect(page.get_by_role("columnheader", name="Ligne")).to_have_attribute("aria-sort", "descending")
    assert lines(page)[0] == "R-123"
    page.get_by_role("button", name="Essais").click()
    expect(page.get_by_role("columnheader", name="Essais")).to_have_attribute("aria-sort", "ascending")
    assert lines(page)[0] == "R-123"
    page.close()


def test_printing_shows_every_row(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "rapport.html"
    report.write(RECORDS, Summary(batch="lot"), file)
    page = browser.new_page()
    page.goto(file.as_uri())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(lines(page)) == len(RECORDS)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(lines(page)) == 100
    page.close()


def test_a_run_that_did_nothing_has_a_report_too() -> None:
    page = report.page([record(State.PENDING, seconds=None)], Summary(batch="lot"))
    assert "Aucune ligne terminée : rien à mesurer." in page


def test_throughput_is_told_per_minute() -> None:
    axis, found = measures.throughput([600.0 + second / 2 for second in range(241)])
    assert axis.replace("\u00a0", " ") == "Lignes terminées par minute, par tranche de 5,0 s"
    assert [round(bar.value) for bar in found[:-1]] == [120] * 24


def test_a_long_run_fits_in_a_few_bars() -> None:
    _, found = measures.throughput([float(second) for second in range(0, 200_000, 50)])
    assert 1 < len(found) <= 60


def test_durations_are_spread_in_equal_steps() -> None:
    found = measures.spread([0.1] * 50 + [0.3] * 40 + [0.9] * 9 + [30.0])
    assert sum(bar.value for bar in found) == 100
    assert found[-1].told.endswith("s et plus : 1 ligne")


def test_a_chart_says_what_it_shows() -> None:
    drawn = bars("x", "Débit", "Lignes <par> minute", [Bar("10:00", 7, "10:00 : 7"), Bar("10:01", 12, "10:01 : 12")])
    assert 'role="img" aria-labelledby="x-title x-text"' in drawn
    assert "Lignes &lt;par&gt; minute. Le plus haut : 10:01 : 12." in drawn
    assert drawn.count("<rect") == 2
