"""``myopenip gherkin``: the same checks without pytest, mending, and the list of sentences."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd.steps import step_function_context_registry

import cli
from bdd.lint import Linter
from bdd.lint.settings import Settings
from tests.bdd.lint.conftest import GOOD, INI

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bdd.lint.conftest import Project

    Run = Callable[..., tuple[object, str, str]]

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``myopenip gherkin`` inside the project; return its exit code, what it printed and what it complained of."""
    (project.pytester.path / "pytest.ini").write_text(INI, encoding="utf-8")
    monkeypatch.chdir(project.pytester.path)

    def command(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["myopenip", "gherkin", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return ended.value.code, told.out, told.err

    return command


def test_a_good_project_has_nothing_to_say(run: Run) -> None:
    assert run("check") == (0, "1 fichier : rien à signaler.\n", "")


def test_problems_are_said_with_their_lines(run: Run, project: Project) -> None:
    project.damage("| 2 | l'or |", "| 1 | été  |")
    said = "1 problème dans les scénarios.\nfeatures/compter.feature:27 : même exemple qu'à la ligne 26.\n"
    assert run("check", "features") == (1, said, "")


@pytest.mark.parametrize("path", ["absent.feature", "pytest.ini"])
def test_what_is_no_feature_is_named(run: Run, path: str) -> None:
    assert run("check", path) == (2, "", f"Erreur : « {path} » n'est ni un fichier .feature ni un dossier.\n")


def test_outside_a_project_there_is_nothing_to_check(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    for command in ("check", "steps"):
        code, out, complaint = run(command)
        assert (code, out) == (2, "")
        assert "pytest.ini est introuvable" in complaint


@pytest.mark.parametrize(
    "damaged",
    [
        GOOD.replace("Contexte:", "contexte :"),
        GOOD.replace("Scénario: Lire", "Scenario\u00a0: Lire"),
        GOOD.replace("      Étant donné une", "      étant\u00a0donné une"),
        GOOD.replace("Quand il lit", "quand il lit").replace("Exemples:", "EXEMPLES :"),
        unicodedata.normalize("NFD", GOOD),
        GOOD.replace("lit\n", "lit\u200b\n"),
    ],
    ids=["heading", "accent", "step", "case", "decomposed", "invisible"],
)
def test_what_has_one_meaning_is_mended(run: Run, project: Project, damaged: str) -> None:
    project.write(damaged)
    code, out, _ = run("check", "--fix")
    assert code == 0
    assert out.startswith("features/compter.feature : corrigé.\n")
    assert project.feature.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      Quand il lit", "      Quant il lit"),
        ("Ce que promet le guide.", "Alors on compte."),
        ("Ce que promet le guide.", "et l'on compte : scénario à part."),
        ("        | a | b |\n        | 1 | 2 |", '        """\n        contexte : à la lettre\n        """'),
    ],
    ids=["misspelt", "prose", "colon", "doc string"],
)
def test_what_may_mean_something_else_is_left_alone(run: Run, project: Project, old: str, new: str) -> None:
    project.damage(old, new)
    run("check", "--fix")
    assert new in project.feature.read_text(encoding="utf-8")


def test_line_ends_are_kept(run: Run, project: Project) -> None:
    project.feature.write_bytes(GOOD.replace("Contexte:", "Contexte :").replace("\n", "\r\n").encode())
    assert run("check", "--fix")[0] == 0
    assert project.feature.read_bytes() == GOOD.replace("\n", "\r\n").encode()


def test_sentences_are_listed_with_where_they_are_used(run: Run) -> None:
    code, out, _ = run("steps")
    assert code in {0, None}
    assert out.startswith(
        "Étant donné (2)\n  l'OC existe\n      phrases/counting.py:5  ←  features/compter.feature:7\n  une OC existe\n"
    )
    assert "Quand (2)\n" in out
    used = "features/compter.feature:17, features/compter.feature:22"
    assert f"Alors (1)\n  c'est bon\n      phrases/counting.py:15  ←  {used}" in out


def test_neither_pytest_nor_a_browser_is_imported() -> None:
    heavy = {"pytest", "pytest_bdd", "playwright", "steps"}
    program = f"import sys, cli, bdd.lint.command; sys.exit(bool({heavy} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)  # noqa: S603 - our own words


def test_the_sentences_read_are_those_that_pytest_knows() -> None:
    read = Linter(Settings.read(ROOT / "pytest.ini")).uses([])
    known = {
        (context.type, context.parser.name)
        for context in step_function_context_registry.values()
        if context.step_func.__module__.startswith("steps.")
    }
    assert {(one.kind, one.text) for one in read} == known
    assert len(read) > 100
