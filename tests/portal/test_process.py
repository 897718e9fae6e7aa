"""The process: how it starts, what it leaves, how it ends, and who may seed it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.portal.driving import ROOT, Portal, Visitor, address, blueprint, start, stop

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_token_there_is_no_seeding_interface() -> None:
    process = start()
    url = address(process)
    for path in ("accounts", "offers"):
        answer = httpx.post(f"{url}/_seed/{path}", json=[], headers={"X-Seeding-Token": ""})
        assert answer.status_code == 404
    assert stop(process) == ""


@pytest.mark.parametrize("headers", [{}, {"X-Seeding-Token": ""}, {"X-Seeding-Token": "faux"}])
def test_a_wrong_token_seeds_nothing(portal: Portal, headers: dict[str, str]) -> None:
    for path in ("accounts", "offers"):
        answer = httpx.post(f"{portal.url}/_seed/{path}", json=[], headers=headers)
        assert answer.status_code == 403
    assert portal.token not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "offers", "{", 400),
        ("POST", "offers", '[{"orders": [{"status": "inconnue"}]}]', 400),
        ("POST", "offers", '[{"orders": [{"status": "livrée", "assigned": ["x"]}]}]', 400),
        ("POST", "accounts", '[{"login": "x", "password": "y", "role": "roi"}]', 400),
        ("GET", "offers", "", 405),
        ("PATCH", "orders/CMD-0", '{"status": "livrée"}', 404),
    ],
)
def test_a_malformed_request_is_told(portal: Portal, method: str, path: str, body: str, status: int) -> None:
    answer = httpx.request(
        method, f"{portal.url}/_seed/{path}", content=body.encode(), headers={"X-Seeding-Token": portal.token}
    )
    assert answer.status_code == status
    assert answer.json()["erreur"]


def test_names_are_unique_and_never_one_inside_another(portal: Portal) -> None:
    made = portal.seed("offers", [blueprint("en étude")] * 150)
    names = [one["name"] for offer in made for one in offer["contacts"]]
    names += [one["client"] for one in made]
    names += [one["reference"] for one in made] + [order["reference"] for one in made for order in one["orders"]]
    assert len(set(names)) == len(names)
    joined = "\n".join(names)
    assert all(joined.count(name) == 1 for name in names)


def test_a_key_shares_a_client(portal: Portal) -> None:
    first, second, third = portal.seed(
        "offers", [blueprint("livrée", client="a"), blueprint("livrée", client="a"), blueprint("livrée")]
    )
    assert first["client"] == second["client"] != third["client"]


@pytest.mark.parametrize("way", ["stdin", signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_behind(tmp_path: Path, way: str | signal.Signals) -> None:
    process = start(TMPDIR=str(tmp_path))
    url = address(process)
    assert httpx.get(f"{url}/connexion/").status_code == 200
    assert [one.name[:8] for one in tmp_path.iterdir()] == ["portail-"]
    if isinstance(way, signal.Signals):
        os.kill(process.pid, way)
        process.wait(20)
    assert stop(process) == ""
    assert list(tmp_path.iterdir()) == []


def refusal(process: subprocess.Popen[str]) -> str:
    """Wait until a portal that cannot start gives up; return what it said."""
    assert process.wait(20) == 2
    return stop(process)


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start("--port", str(taken.getsockname()[1]))
        errors = refusal(process)
    assert re.fullmatch(r"Le portail ne peut pas démarrer : .+\n", errors)


def test_a_database_out_of_reach_is_told_in_one_line() -> None:
    process = start(DATABASE_URL="postgres://personne@127.0.0.1:1/rien?connect_timeout=2")
    errors = refusal(process)
    assert re.fullmatch(r"Le portail ne peut pas démarrer : .+\n", errors)


@pytest.mark.parametrize("option", ["--port=abc", "--scale=-1", "--latency=x", "--inconnue", "--port=70000", "--port"])
def test_a_wrong_option_is_told_in_french(option: str) -> None:
    process = start(option)
    errors = refusal(process)
    assert re.fullmatch(r"Option refusée : .+\n", errors)


def demonstration(*options: str) -> str:
    """Return the first page of offers of a portal with the demonstration accounts."""
    process = start("--scale", "12", *options, MYOPENIP_DEMO_PASSWORD="essai")
    with httpx.Client(base_url=address(process)) as client:
        visitor = Visitor(client)
        for login in ("gestionnaire", "lecteur", "facturation", "admin"):
            assert visitor.sign_in(login, "essai").status_code == 302
            if login != "admin":
                visitor.post("/deconnexion/", {}, page="/")
        page = visitor.get("/catalogue/offres/").text
        assert "12 offres" in page
    assert stop(process) == ""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_the_migration_is_up_to_date() -> None:
    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout


def test_a_seed_gives_the_same_data_again() -> None:
    again = demonstration("--seed", "5", "--latency", "2")
    first, other = demonstration("--seed", "5"), demonstration("--seed", "6")
    assert first == again != other


@pytest.mark.skipif(
    "MYOPENIP_TEST_DATABASE_URL" not in os.environ, reason="aucune base PostgreSQL d'essai n'est donnée"
)
def test_postgresql() -> None:
    process = start(DATABASE_URL=os.environ["MYOPENIP_TEST_DATABASE_URL"], PORTAL_SEEDING_TOKEN="essai")
    portal = Portal(address(process), "essai")
    login, password = portal.account()
    offer = portal.offer("en étude")
    visitor = portal.visitor()
    assert visitor.sign_in(login, password).status_code == 302
    for query in (f"client={offer['client'].upper()}", f"reference={offer['reference'].lower()}"):
        assert offer["reference"] in visitor.get(f"/catalogue/offres/?{query}").text
    for sort in ("client", "-statut", "date"):
        assert visitor.get(f"/catalogue/offres/?tri={sort}").status_code == 200
    portal.close()
    assert stop(process) == ""
