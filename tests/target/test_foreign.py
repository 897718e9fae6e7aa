"""The features on a portal that is not ours: offers shared, in parallel and from run to run."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.target.foreign import foreign, run_features

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.target.foreign import Foreign

SHARED = ("one_order_in_progress", "two_orders_in_progress", "all_markers", "other_offer")
PUT_BACK = """# language: fr
Fonctionnalité: Ce qui est changé est remis

  @EX-16 @ecriture
  Règle: Un abonnement changé est remis, même par un scénario qui échoue
    Contexte:
      Étant donné une OC dont les contacts sont de toutes les sortes
      Et un utilisateur connecté en tant que "administrateur"

    Scénario: Il désabonne, puis échoue
      Quand il désabonne le contact "Client" libre des notifications
      Et il ouvre le formulaire de conversation
      Alors le contact "Client" libre "n'est pas signalé" comme non abonné

    Scénario: Il regarde ensuite
      Quand il ouvre le formulaire de conversation
      Alors le contact "Client" libre "n'est pas signalé" comme non abonné
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Foreign]:
    with foreign(tmp_path_factory.mktemp("cible"), cases=SHARED) as running:
        yield running


def left(folder: Path) -> list[dict[str, str]]:
    """Read what QA is told to clean up."""
    with (folder / "reports/out/created.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_scenarios_share_offers_side_by_side_and_run_after_run(portal: Foreign, tmp_path: Path) -> None:
    chosen = "vide or (Sujet and une) or simple or désabonne or (Rejouée and sans) or (Détail and dernière)"
    for round_ in (1, 2):
        ended = run_features(portal, tmp_path, "-n", "2", "-k", chosen)
        assert ended.returncode == 0, ended.stdout
        assert " passed" in ended.stdout
        told = left(tmp_path)
        assert told
        assert len({row["sujet"] for row in told}) == len(told)
        assert all(row["sujet"].startswith("[TEST] ") for row in told)
        assert all(row["adresse"].startswith(portal.base_url) and row["OC"] in row["adresse"] for row in told)
        assert ended.stdout.count("[TEST] ") == len(told) // round_
    assert "non vérifiable : la cible « Portail étranger » n'a pas de cas [dataset.neighbours]" in ended.stdout


def test_a_target_without_writes_is_not_written_to(portal: Foreign, tmp_path: Path) -> None:
    text = portal.file.read_text(encoding="utf-8")
    file = tmp_path / "lecture.toml"
    file.write_text(f"writes = false\n{text}", encoding="utf-8")
    reading = msgspec.structs.replace(portal, file=file)
    ended = run_features(reading, tmp_path, "-n", "2", "-m", "EX-16", "-k", "Client or puis")
    assert ended.returncode == 0, ended.stdout
    assert "La cible interdit d'écrire (writes = false) : 1 exemple @ecriture écarté" in ended.stdout
    assert "EX-16  partiellement vérifiée" in ended.stdout
    assert not (tmp_path / "reports/out/created.csv").exists()


def test_what_a_scenario_changes_it_puts_back_even_when_it_fails(portal: Foreign, tmp_path: Path) -> None:
    feature = tmp_path / "remis.feature"
    feature.write_text(PUT_BACK, encoding="utf-8")
    ended = run_features(portal, tmp_path, "-p", "conftest", "-n", "0", "-p", "no:randomly", features=feature)
    assert "1 failed, 1 passed" in ended.stdout, ended.stdout
    assert "Il désabonne, puis échoue" in ended.stdout


def test_an_account_that_the_portal_refuses_is_said_once_and_tried_once(portal: Foreign, tmp_path: Path) -> None:
    wrong = {**portal.passwords, "MYOPENIP_PASSWORD_ADMIN": "un mot de passe faux"}
    told = msgspec.structs.replace(portal, passwords=wrong)
    ended = run_features(told, tmp_path, "-n", "0", "-k", "menu and (administrateur or détail)")
    assert ended.returncode == 4, ended.stdout
    section = ended.stdout.partition("à régler d'abord")[2].partition("short test summary")[0]
    assert section.count("Le portail refuse le compte « suite-admin »") == 1
    assert "MYOPENIP_PASSWORD_ADMIN" in section
    assert "Traceback" not in ended.stdout + ended.stderr
    assert "un mot de passe faux" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("workers", ["0", "2"])
def test_without_a_browser_the_run_says_so_and_stops(portal: Foreign, tmp_path: Path, workers: str) -> None:
    """A worker of xdist that left by pytest.exit took its reason with it: what was shown was a failure inside xdist."""
    told = msgspec.structs.replace(portal, passwords={**portal.passwords, "MYOPENIP_BROWSER": "/nulle/part"})
    ended = run_features(told, tmp_path, "-n", workers, "-k", "menu and (administrateur or détail)")
    assert ended.returncode == 4, ended.stdout
    section = ended.stdout.partition("à régler d'abord")[2].partition("short test summary")[0]
    assert section.count("MYOPENIP_BROWSER désigne « /nulle/part »") == 1
    assert "Traceback" not in ended.stdout + ended.stderr
    assert "INTERNALERROR" not in ended.stdout + ended.stderr


def test_a_conversation_is_found_by_its_offer_where_the_portal_shows_something_else(
    portal: Foreign, tmp_path: Path
) -> None:
    text = portal.file.read_text(encoding="utf-8")
    file = tmp_path / "ailleurs.toml"
    file.write_text(text.replace('landing = "conversation"', 'landing = "elsewhere"'), encoding="utf-8")
    told = msgspec.structs.replace(portal, file=file)
    ended = run_features(told, tmp_path, "-n", "0", "-k", "Sujet and accentué or simple")
    assert ended.returncode == 0, ended.stdout
    assert " passed" in ended.stdout
