"""The example of a batch: sound, always the same, and made for the portal of that seed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from bulk.batch import read
from tests.portal.driving import ROLES, ROOT, Portal, address, start, stop
from tests.robot.files import LIMITS

if TYPE_CHECKING:
    from pathlib import Path

    from bulk.row import Row


def sample(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Make an example in a process of its own: it sets Django up."""
    return subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "cli", "robot", "sample", str(file), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def rows(file: Path, *options: str) -> tuple[Row, ...]:
    made = sample(file, *options)
    assert (made.returncode, made.stderr) == (0, "")
    return read(file, LIMITS).rows


def test_both_kinds_of_file_hold_the_same_rows(tmp_path: Path) -> None:
    made = rows(tmp_path / "lot.xlsx", "--rows", "100")
    assert made == rows(tmp_path / "lot.csv", "--rows", "100")
    assert len(made) == 100
    assert any(row.order for row in made)
    assert any(not row.order for row in made)
    assert any(row.client_contacts and row.partner_contacts for row in made)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("lot.ods", "le nom du lot doit finir par .xlsx ou .csv."),
        ("pris.csv", "existe déjà ; donnez un autre nom."),
        ("absent/lot.csv", "écriture impossible (No such file or directory)."),
    ],
)
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "pris.csv").write_text("précieux", encoding="utf-8")
    made = sample(tmp_path / name)
    assert made.returncode == 2
    assert made.stderr.startswith(f"Erreur : {tmp_path / name}")
    assert made.stderr.rstrip().endswith(reason)
    assert (tmp_path / "pris.csv").read_text(encoding="utf-8") == "précieux"


def test_the_portal_of_that_seed_knows_the_offers(tmp_path: Path) -> None:
    wanted = rows(tmp_path / "lot.csv", "--rows", "8", "--scale", "12", "--seed", "7")
    token = "jeton-de-ce-test"
    process = start("--scale", "12", "--seed", "7", PORTAL_SEEDING_TOKEN=token)
    running = Portal(address(process), token, dict.fromkeys(ROLES, "mot-de-passe-de-ce-test"))
    running.seed("accounts", [{"login": "admin", "role": "admin", "password": running.passwords["admin"]}])
    visitor = running.visitor("admin")
    for row in wanted:
        page = visitor.get(f"/catalogue/offres/{row.offer}/conversations/nouvelle/")
        assert page.status_code == httpx.codes.OK
        assert all(name in page.text for name in (row.order, *row.client_contacts, *row.partner_contacts))
    running.close()
    assert stop(process) == ""
