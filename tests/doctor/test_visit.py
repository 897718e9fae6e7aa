"""Whole visits of the reference portal: as our own, as somebody else's, and of one nobody has described yet."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from pages.base import declared
from pages.index import PAGES
from tests.target.foreign import foreign, run_features

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.target.foreign import Foreign

ROOT = Path(__file__).parents[2]
ACCOUNTS = ("admin=suite-admin:MYOPENIP_PASSWORD_ADMIN", "disabled=suite-desactive:MYOPENIP_PASSWORD_DISABLED")
SPOILT = """
[locators.offers]
search = { role = "button", name = "Lancer" }

[locators.offer_detail]
orders = { css = "#commandes li" }

[locators.conversation_form]
save = { role = "button", name = "Publier" }
subject = { id = "txtObjet" }
client_contacts = { label = "Interlocuteurs Client" }
content = { css = "input, textarea" }
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Foreign]:
    with foreign(tmp_path_factory.mktemp("cible")) as running:
        yield running


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `myopenip`; what it writes stays in a folder of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "cli", *arguments],
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
    )


def diagnosis(ended: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert ended.stderr == ""
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def states(told: dict[str, Any]) -> dict[str, str]:
    return {f"{one['page']}.{one['element']}": one["etat"] for one in told["elements"]}


def test_our_own_portal_is_fit_and_every_element_is_accounted_for(tmp_path: Path) -> None:
    ended = run("doctor", "--format", "json", folder=tmp_path)
    told = diagnosis(ended)
    assert ended.returncode == 0
    assert told["apte"]
    found = states(told)
    assert list(found) == [f"{kind.key}.{name}" for kind in PAGES for name in declared(kind)]
    assert {key for key, state in found.items() if state != "trouvé"} == {
        "order_dialog.orders",
        "order_dialog.confirm",
        "conversation_form.notices",
        "offer_detail.more_conversations",
        "notifications.save",
    }
    assert {one["role"]: one["constat"] for one in told["comptes"]} == {
        "admin": "connecté",
        "non_admin_with_right": "connecté",
        "non_admin_without_right": "connecté",
        "non_admin_other_rights": "connecté",
        "disabled": "refusé",
    }
    assert (told["toml"], told["captures"], told["origines_bloquees"]) == ("", [], {})


def test_what_is_advised_once_pasted_is_fit(portal: Foreign, tmp_path: Path) -> None:
    text = portal.file.read_text(encoding="utf-8").replace(
        "[locators.conversation]\ncontent", "[locators.conversation]\n# content"
    )
    file = tmp_path / "gatee.toml"
    file.write_text(text + SPOILT, encoding="utf-8")
    ended = run("doctor", "--target", str(file), "--format", "json", folder=tmp_path, **portal.passwords)
    told = diagnosis(ended)
    assert ended.returncode == 1
    missing = {key: state for key, state in states(told).items() if state in {"absent", "plusieurs"}}
    assert missing == {
        "offers.search": "absent",
        "offer_detail.orders": "absent",
        "conversation_form.save": "absent",
        "conversation_form.subject": "absent",
        "conversation_form.client_contacts": "absent",
        "conversation_form.content": "plusieurs",
    }
    assert sorted(Path(path).name for path in told["captures"]) == [
        "conversation_form.png",
        "offer_detail.png",
        "offers.png",
    ]
    assert all((tmp_path / path).read_bytes().startswith(b"\x89PNG") for path in told["captures"])
    file.write_text(text + told["toml"], encoding="utf-8")
    again = run("doctor", "--target", str(file), folder=tmp_path, **portal.passwords)
    assert again.returncode == 0, again.stdout
    assert "La cible « Portail étranger » est apte." in again.stdout
    # Nobody has written anything: the visits have saved nothing.
    assert "conversation.subject : non vu (aucune conversation sur les OC visitées" in again.stdout
    secrets = [*portal.passwords.values()]
    assert not any(secret in text for secret in secrets for text in (ended.stdout, again.stdout))


def test_what_is_found_and_cannot_be_driven_is_not_fit(portal: Foreign, tmp_path: Path) -> None:
    """Where a target names another part of the page, that part is found, once, and yet it is not the menu."""
    file = tmp_path / "detournee.toml"
    client = '{ role = "group", name = "Client", exact = true }'
    spoilt = f'\n[locators.conversation_form]\npartner_contacts = {client}\nsubject = {{ css = "h1" }}\n'
    file.write_text(portal.file.read_text(encoding="utf-8") + spoilt, encoding="utf-8")
    ended = run("doctor", "--target", str(file), "--format", "json", folder=tmp_path, **portal.passwords)
    told = diagnosis(ended)
    assert ended.returncode == 1
    stuck = {one["element"]: one["raison"] for one in told["elements"] if one["etat"] == "non conduit"}
    assert set(stuck) == {"partner_contacts", "subject"}
    assert "; attendu : " in stuck["partner_contacts"]
    assert [Path(path).name for path in told["captures"]] == ["conversation_form.png"]


def test_a_page_out_of_reach_does_not_hide_the_others(portal: Foreign, tmp_path: Path) -> None:
    text = portal.file.read_text(encoding="utf-8")
    file = tmp_path / "coupee.toml"
    file.write_text(re.sub(r'offers = ".*"', 'offers = "http://127.0.0.1:9/"', text), encoding="utf-8")
    ended = run("doctor", "--target", str(file), "--role", "admin", folder=tmp_path, **portal.passwords)
    assert ended.returncode == 1, ended.stderr
    assert "élément  offers.reference : non vu (" in ended.stdout
    assert "élément  offer_detail.heading : trouvé" in ended.stdout
    assert "élément  conversation_form.save : trouvé" in ended.stdout
    assert "Capture : reports/out/doctor/offers.png" in ended.stdout
    assert "non_admin" not in ended.stdout.partition("À coller")[0]


def test_a_first_target_is_written_from_nothing(tmp_path: Path) -> None:
    accounts = [option for account in ACCOUNTS for option in ("--account", account)]
    with foreign(tmp_path, cases=("two_orders_in_progress", "all_markers")) as portal:
        command = ("target", "init", "--base-url", portal.base_url, "--out", "premier.toml", *accounts)
        ended = run(*command, folder=tmp_path, **portal.passwords)
        assert (ended.returncode, ended.stderr) == (0, "")
        file = tmp_path / "premier.toml"
        text = file.read_text(encoding="utf-8")
        assert 'offer = "/catalogue/offres/{offer}/"' in text
        assert "[dataset.two_orders_in_progress]" in text
        assert "# à compléter" in text
        assert not any(secret in text for secret in portal.passwords.values())
        doctor = run("doctor", "--target", str(file), folder=tmp_path, **portal.passwords)
        assert doctor.returncode == 0, doctor.stdout
        again = run(*command, folder=tmp_path, **portal.passwords)
        assert again.returncode == 2
        assert (
            again.stderr
            == "Erreur : « premier.toml » existe déjà et n'est pas remplacé. Donnez un autre nom à --out.\n"
        )
        assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("like", ["embedded-rich", "embedded-legacy"])
def test_a_first_target_alone_starts_conversations_on_a_portal_of_another_make(like: str, tmp_path: Path) -> None:
    with foreign(tmp_path, like, cases=("one_order_in_progress", "two_orders_in_progress"), lively=True) as portal:
        file = tmp_path / "premier.toml"
        accounts = [option for account in ACCOUNTS for option in ("--account", account)]
        command = ("target", "init", "--base-url", portal.base_url, "--out", str(file), *accounts)
        assert run(*command, folder=tmp_path, **portal.passwords).returncode == 0
        ended = run("doctor", "--target", str(file), "--format", "json", folder=tmp_path, **portal.passwords)
        told = diagnosis(ended)
        assert ended.returncode == 0, told["toml"]
        # Nothing is left to paste, and all that the first visit could see it had looked at.
        assert told["toml"] == ""
        assert states(told)["notifications.unsubscribe"] == states(told)["notifications.subscribe"] == "trouvé"
        chosen = "lettre and (plusieurs or vides) or choisie and administrateur and not terminées"
        written = msgspec.structs.replace(portal, file=file)
        saved = run_features(written, tmp_path, "-n", "0", "-k", chosen)
        assert saved.returncode == 0, saved.stdout
        assert "4 passed" in saved.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("doctor", "--target", "recete"), "Erreur : Cible inconnue : « recete »"),
        (("doctor", "--role", "nul"), "Erreur : --role : admin, non_admin_with_right"),
        (("doctor", "--base-url", "http://127.0.0.1:9"), "ne répond pas à http://127.0.0.1:9"),
        (
            ("target", "init", "--base-url", "x", "--out", "x.toml", "--account", "admin=a:B"),
            "Erreur : --base-url doit",
        ),
        (("target", "init", "--base-url", "http://x", "--out", "x.toml", "--account", "admin"), "Erreur : --account :"),
        (("target", "init", "--out", "x.toml"), "Erreur : il manque « --base-url »"),
    ],
)
def test_bad_input_gets_one_message(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    ended = run(*arguments, folder=tmp_path)
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
