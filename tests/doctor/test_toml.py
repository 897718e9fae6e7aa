"""What is written can be read back by the target itself."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec
import pytest

from doctor import paste
from doctor.findings import Advice, Finding, State
from doctor.toml import inline, table
from pages.target import Contact, Locate, Offer, Order, load

if TYPE_CHECKING:
    from pathlib import Path

OFFER = Offer(
    reference='OC "1"',
    client="Établissement\\Nord",
    service="Fibre\n1 Gbit/s",
    status="En étude",
    orders=(
        Order(reference="CMD-1", status="En étude", assigned=("Léa \x7f",)),
        Order(reference="CMD-2", status="Livrée"),
    ),
    contacts=(Contact(name="Léa \x7f", kind="client", eligible=False),),
    same_client=('OC "1"',),
)


def test_an_offer_written_is_the_offer_read() -> None:
    read = tomllib.loads(table("dataset.paged", OFFER))["dataset"]["paged"]
    assert msgspec.convert(read, Offer) == OFFER
    assert "subscribed" not in read["contacts"][0]


@pytest.mark.parametrize(
    "locate",
    [
        Locate(role="button", name='Dire "oui"', exact=True),
        Locate(css="tr > td:nth-of-type(2)", within=Locate(id="a\\b", frame=Locate(title="Éditeur"))),
    ],
)
def test_a_locator_written_is_the_locator_read(locate: Locate) -> None:
    assert msgspec.convert(tomllib.loads(f"x = {inline(locate)}")["x"], Locate) == locate


def test_what_is_to_paste_is_a_part_of_a_target_file(tmp_path: Path) -> None:
    advice = (Advice(Locate(label="Objet"), 0.92), Advice(Locate(css="input"), 0.6))
    findings = [
        Finding(page="conversation_form", element="subject", state=State.ABSENT, advice=advice),
        Finding(page="conversation_form", element="back", state=State.ABSENT, advice=(Advice(Locate(id="x"), 0.3),)),
        Finding(page="menu", element="sign_out", state=State.ABSENT),
    ]
    text = paste.locators(findings)
    assert text == (
        "[locators.conversation_form]\n"
        'subject = { label = "Objet" }  # vraisemblance 92 %\n'
        '# subject = { css = "input" }  # vraisemblance 60 %\n'
        '# back = { id = "x" }  # vraisemblance 30 % ; à vérifier\n'
        "\n"
        "[locators.menu]\n"
        "# sign_out =   # à compléter : rien de semblable sur la page"
    )
    file = tmp_path / "cible.toml"
    file.write_text(f'name = "Essai"\nbase_url = "http://x.example"\n{text}\n', encoding="utf-8")
    assert load(str(file)).locators["conversation_form"]["subject"] == Locate(label="Objet")
