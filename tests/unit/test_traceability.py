"""The traceability matrix: what it says, and a page that anybody can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pages import browser as browsers
from reports import traceability
from reports.verdict import Outcome, judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright

    from reports.traceability import Example

LOGIN = "features/connexion/connexion.feature::Un compte « <rôle> » entre"
ALONE = "features/connexion/connexion.feature::Sans mot de passe <b>"
OTHER = "features/catalogue/filtres.feature::Un filtre"
EXAMPLES: dict[str, Example] = {
    f"{LOGIN}[b]": {"tags": ["EX-06"], "scenario": "Un compte « <rôle> » entre", "example": "b", "line": 9},
    f"{LOGIN}[a]": {"tags": ["EX-06"], "scenario": "Un compte « <rôle> » entre", "example": "a", "line": 9},
    ALONE: {"tags": ["EX-06"], "scenario": "Sans mot de passe <b>", "example": "", "line": 3},
    OTHER: {"tags": ["EX-08"], "scenario": "Un filtre", "example": "", "line": 1},
    f"{OTHER} de plus": {"tags": ["EX-09"], "scenario": "Un filtre de plus", "example": "", "line": 2},
}
OUTCOMES = {
    f"{LOGIN}[a]": Outcome.PASSED,
    f"{LOGIN}[b]": Outcome.FAILED,
    ALONE: Outcome.PASSED,
    OTHER: Outcome.SKIPPED,
}
REASONS = {f"{LOGIN}[b]": "AssertionError: <menu> absent", OTHER: "non vérifiable : la cible n'a pas de cas « paged »"}
DEFECTS = [
    {
        "defect": "a",
        "requirement": "EX-06",
        "sentence": "On entre sans rien",
        "skin": "riche",
        "killed_by": [f"{LOGIN}[a]"],
    },
    {"defect": "b", "requirement": "EX-06", "sentence": "On ne sort plus", "skin": "", "killed_by": []},
    {
        "defect": "c",
        "requirement": "EX-08",
        "sentence": "Un filtre ment",
        "skin": "",
        "killed_by": [f"{OTHER} de plus"],
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a run, with the Allure result of the failing example."""
    results = tmp_path / "allure-results"
    results.mkdir()
    step = {"steps": [], "attachments": [{"name": "Capture d'écran", "source": "x.png"}]}
    result = {
        "uuid": "u-1",
        "labels": [{"name": "nodeid", "value": f"{LOGIN}[b]"}],
        "attachments": [{"name": "stdout", "source": "x.txt"}, {"name": "Trace Playwright", "source": "x.zip"}],
        "steps": [step],
    }
    (results / "u-1-result.json").write_text(json.dumps(result), encoding="utf-8")
    return tmp_path


def written(folder: Path, *, defects: bool = False) -> dict[str, dict[str, Any]]:
    """Write the matrix of the run; return the requirements of its JSON."""
    if defects:
        (folder / "defects.json").write_text(json.dumps(DEFECTS), encoding="utf-8")
    judged = judge({node: one["tags"] for node, one in EXAMPLES.items()}, OUTCOMES)
    traceability.write(folder, traceability.matrix(judged, EXAMPLES, REASONS, folder, "recette"))
    said = json.loads((folder / "traceability.json").read_text(encoding="utf-8"))
    return {one["exigence"]: one for one in said["exigences"]}


def test_each_requirement_has_its_scenarios_in_the_order_of_the_file(folder: Path) -> None:
    said = written(folder)
    assert len(said) == 22
    assert said["EX-06"]["verdict"] == "en échec"
    assert said["EX-06"]["guide"] == "Connectez-vous à MyOpenIP"
    alone, several = said["EX-06"]["scenarios"]
    assert (alone["nom"], alone["resultat"]) == ("Sans mot de passe <b>", "réussi")
    assert several["resultat"] == "en échec"
    assert [(one["nom"], one["resultat"], one["raison"]) for one in several["exemples"]] == [
        ("a", "réussi", ""),
        ("b", "en échec", "AssertionError: <menu> absent"),
    ]
    assert several["exemples"][1]["preuves"] == [
        {"nom": "Trace Playwright", "fichier": "allure-results/x.zip"},
        {"nom": "Capture d'écran", "fichier": "allure-results/x.png"},
    ]


def test_what_the_target_cannot_show_is_not_verified(folder: Path) -> None:
    said = written(folder)
    assert [said[key]["verdict"] for key in ("EX-08", "EX-09", "EX-10")] == ["non vérifiée"] * 3
    assert said["EX-08"]["scenarios"][0]["exemples"][0]["raison"].startswith("non vérifiable")
    assert said["EX-09"]["scenarios"][0]["resultat"] == "non exécuté"
    assert said["EX-10"]["scenarios"] == []


def test_without_defects_there_is_no_such_column(folder: Path) -> None:
    assert "defauts" not in written(folder)["EX-06"]
    assert "Défauts tués" not in (folder / "traceability.html").read_text(encoding="utf-8")


def test_what_comes_after_the_run_is_put_in(folder: Path) -> None:
    written(folder)
    traceability.refresh(folder / "nowhere")
    traceability.refresh(folder, report="allure/index.html")
    (folder / "defects.json").write_text(json.dumps(DEFECTS), encoding="utf-8")
    traceability.refresh(folder)
    text = (folder / "traceability.html").read_text(encoding="utf-8")
    assert 'href="allure/index.html#a6048cbdca02ecd493761171122c6735"' in text
    assert "1 défaut tué sur 2" in text


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = browsers.launch(playwright)
    yield launched
    launched.close()


@pytest.fixture(params=[(1280, "light"), (360, "light"), (360, "dark")], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    written(folder, defects=True)
    traceability.refresh(folder, report="allure/index.html")
    width, scheme = request.param
    opened = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    opened.on("request", lambda one: asked.append(one.url))
    opened.goto((folder / "traceability.html").as_uri())
    yield opened
    assert asked == [(folder / "traceability.html").as_uri()], "the page fetches nothing"
    opened.close()


def test_the_page_is_for_everybody(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_tells_the_matrix(page: Page) -> None:
    section = page.get_by_role("region", name="EX-06")
    expect(section).to_contain_text("« Connectez-vous à MyOpenIP »")
    expect(section.get_by_text("AssertionError: <menu> absent")).to_be_visible()
    expect(section.get_by_role("link", name="Capture d'écran")).to_have_attribute("href", "allure-results/x.png")
    expect(section.get_by_text("1 défaut tué sur 2")).to_be_visible()
    expect(section.get_by_text("On ne sort plus")).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="EX-08").click()
    expect(page.get_by_role("region", name="EX-08")).to_be_in_viewport()
    expect(page.get_by_role("region", name="EX-08").get_by_role("row", name="Un filtre")).to_contain_text("0")


def test_on_paper_nothing_is_folded(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_role("region", name="EX-06").get_by_text("On entre sans rien (riche)")).to_be_visible()


def test_a_result_that_a_stopped_run_left_unfinished_is_passed_over(folder: Path) -> None:
    """A run that is interrupted leaves results that do not say whose they are."""
    left = folder / "allure-results/a-result.json"
    left.write_text('{"uuid": "a", "name": "setup"}', encoding="utf-8")
    assert written(folder)["EX-06"]["scenarios"][1]["exemples"][1]["preuves"]
