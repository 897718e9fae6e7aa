"""The documents: what they name exists, and the scenario that they give as an example could be run."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from pytest_bdd.feature import get_feature

from fixtures.recipes import CASES as RECIPES
from pages.index import elements
from pages.target.dataset import CASES
from steps.words import KINDS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdd.sentences import Sentence

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/guide.md"
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FOLDERS = "features|steps|pages|fixtures|bdd|reports|portal|targets|tests|bench|docs"
WRITTEN = ("targets/recette.toml", "reports/out/")
"""What a run or the reader writes, and the repository does not hold."""

EVERY_DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def anchors(text: str) -> set[str]:
    """Return the anchors that a Markdown page gives to its headings."""
    headings = re.findall(r"(?m)^#+ (.+)$", text)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@EVERY_DOCUMENT
def test_local_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = unquote(link).partition("#")
        page = (document.parent / path).resolve() if path else document
        assert page.exists(), link
        assert page.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(page.read_text(encoding="utf-8")), link


@EVERY_DOCUMENT
def test_files_named_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for name in re.findall(rf"(?<![\w/])((?:{FOLDERS})/[\w./-]*\w)", text):
        assert name.startswith(WRITTEN) or (ROOT / name).exists() or "NNNN" in name, name


@EVERY_DOCUMENT
def test_make_targets_are_there(document: Path) -> None:
    known = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    named = re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= known


def test_requirements_named_exist(request: pytest.FixtureRequest) -> None:
    known = {line.partition(":")[0] for line in request.config.getini("markers")}
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        assert set(re.findall(r"EX-\d\d", text)) <= known, document


def test_cases_of_the_guide_are_all_the_cases() -> None:
    part = GUIDE.read_text(encoding="utf-8").partition("### Les cas de données")[2].partition("\n### ")[0]
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)*)`", part))
    assert named - {"dataset"} == set(CASES)
    assert {name for name in named if not name.startswith(("among_", "status_", "dataset"))} == set(RECIPES)


def test_accounts_of_the_guide_are_all_the_accounts() -> None:
    accounts = GUIDE.read_text(encoding="utf-8").partition("Les comptes : ")[2].partition(".\n")[0]
    assert set(re.findall(r"« ([^»]+) »", accounts)) == set(ROLES)


def test_fixtures_of_the_guide_exist() -> None:
    part = GUIDE.read_text(encoding="utf-8").partition("### Une phrase nouvelle")[2].partition("\n## ")[0]
    named = re.findall(r"`(\w+)`", part.partition("Elle reçoit par leur nom")[2].partition(".\n")[0])
    code = "".join(path.read_text(encoding="utf-8") for path in (*ROOT.glob("fixtures/*.py"), *ROOT.glob("steps/*.py")))
    known = {*re.findall(r'target_fixture="(\w+)"', code), *re.findall(r"@pytest\.fixture.*\ndef (\w+)", code)}
    assert len(named) > len(KINDS)
    assert set(named) <= known


def sentences() -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence that the steps know, with its kind of step."""
    for path in sorted(ROOT.glob("steps/*.py")):
        module = importlib.import_module(f"steps.{path.stem}")
        for name, step in vars(module).items():
            if name.startswith("pytestbdd_stepdef_"):
                context = step._get_wrapped_function()()
                yield context.type, context.parser


def test_the_scenario_of_the_guide_could_be_run(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    [sample] = re.findall(r"```gherkin\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "guide.feature").write_text(sample, encoding="utf-8")
    feature = get_feature(str(tmp_path), "guide.feature")
    known = list(sentences())
    markers = {line.partition(":")[0] for line in request.config.getini("markers")}
    [template] = feature.scenarios.values()
    assert template.rule is not None
    assert template.rule.tags <= markers
    assert len(template.steps) == len(re.findall(r"(?m)^ {6}\w", sample))
    for step in template.steps:
        fit = [parser.name for kind, parser in known if kind == step.type and parser.is_matching(step.name)]
        assert len(fit) == 1, (step.name, fit)


def test_every_sentence_of_the_cases_is_known() -> None:
    part = GUIDE.read_text(encoding="utf-8").partition("### Les cas de données")[2].partition("\n### ")[0]
    cells = [line.split("|")[2].strip() for line in part.splitlines() if line.startswith("| `")]
    known = [parser for kind, parser in sentences() if kind == "given"]
    assert cells
    for cell in cells:
        assert any(parser.is_matching(cell) for parser in known), cell


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.split(r"[\[<>=]", dependency)[0] for dependency in listed]
    text = (ROOT / "docs/adr/0007-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", text)] == []


def test_the_readme_has_a_place_for_figures() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"<!-- figures: make bench-suite -->\n.*?<!-- /figures -->", text, re.DOTALL)


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
    for path in ROOT.glob("docs/adr/0*.md"):
        assert f"({path.name})" in index
        assert path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]}. ")


def test_every_element_that_a_target_may_locate_is_explained() -> None:
    parts = re.split(r"(?m)^## `\[locators\.(\w+)\]`$", (ROOT / "docs/elements.md").read_text(encoding="utf-8"))
    told = {
        page: set(re.findall(r"(?m)^\| `(\w+)` \|", text)) for page, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert told == {page: set(names) for page, names in elements().items()}
