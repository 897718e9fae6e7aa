"""The guide of the robot: its example is a batch, its commands and words are the robot's own."""

from __future__ import annotations

import re
from pathlib import Path

from bulk.batch import read
from bulk.batch.columns import NAMES
from bulk.ending import WORDS, Exit
from bulk.output import REPORT, WORKBOOK
from cli import cli
from commands.robot import robot
from tests.robot.files import LIMITS

GUIDE = (Path(__file__).parents[2] / "docs/robot.md").read_text(encoding="utf-8")


def cells(heading: str) -> set[str]:
    """Return the first cells of the table under a heading of the guide."""
    part = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return {line.split("|")[1].strip() for line in part.splitlines() if line.startswith("|")}


def test_the_batch_of_the_guide_could_be_sent(tmp_path: Path) -> None:
    [sample] = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "lot.csv").write_text(sample, encoding="utf-8")
    first, second = read(tmp_path / "lot.csv", LIMITS).rows
    assert first.content == "Bonjour,\nLe gardien est présent de 8 h à 17 h."
    assert second.client_contacts == ("Odette Legrand", "Luc Petit")


def test_every_column_is_explained() -> None:
    assert {f"`{name}`" for name in NAMES} <= cells("Préparer un lot")


def test_every_state_is_explained() -> None:
    told = ", ".join(cells("Lancer, arrêter, reprendre")).split(", ")
    assert set(WORDS.values()) <= set(told)


def test_every_exit_code_is_explained() -> None:
    assert {str(int(code)) for code in Exit} <= cells("Codes de sortie")


def test_every_file_that_comes_back_is_explained() -> None:
    assert {f"`{name}`" for name in (WORKBOOK, REPORT, "allure-results", "captures", "traces")} <= cells(
        "Lire le résultat"
    )


def test_every_command_is_in_the_guide_with_options_that_it_has() -> None:
    assert cli.commands["robot"] is robot
    typed = re.findall(r"(?m)^myopenip robot (\w+)([^#\n]*)", GUIDE)
    assert set(robot.commands) <= {name for name, _ in typed}
    for name, rest in typed:
        if name in robot.commands:
            known = [option for given in robot.commands[name].params for option in given.opts]
            assert set(re.findall(r"--[a-z-]+", rest)) <= set(known), (name, rest)
