"""Reading a target: by name or path, with or without a base URL; what the object then gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.target import Locate, Target, TargetError, Timeouts, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MINIMAL = 'name = "Recette"\nbase_url = "https://recette.example/app"\n'


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        file = tmp_path / "recette.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_a_name_is_a_file_of_the_root(write: Callable[[str], Path]) -> None:
    file = write(MINIMAL)
    assert load("recette", root=file.parent) == load(str(file))


def test_what_the_file_leaves_out_has_its_default(write: Callable[[str], Path]) -> None:
    file = write(MINIMAL)
    target = load(str(file))
    assert target == Target(name="Recette", file=file, base_url="https://recette.example/app")
    assert (target.locale, target.writes, target.timeouts) == ("fr-FR", True, Timeouts())
    assert target.wording.not_subscribed == "Ce contact n'est pas abonné aux notification des conversations"


def test_busy_covers_are_a_plain_tuple(write: Callable[[str], Path]) -> None:
    target = load(str(write(MINIMAL + '[busy]\nany = [{ id = "wait" }, { css = ".veil" }]\n')))
    assert target.busy == (Locate(id="wait"), Locate(css=".veil"))


def test_locators_nest(write: Callable[[str], Path]) -> None:
    text = '[locators.login]\nlogin = { id = "a", within = { role = "form", frame = { title = "b" } } }\n'
    target = load(str(write(MINIMAL + text)))
    inner = Locate(role="form", frame=Locate(title="b"))
    assert target.locators == {"login": {"login": Locate(id="a", within=inner)}}


def test_what_opens_a_part_of_the_page_is_an_element_too(write: Callable[[str], Path]) -> None:
    text = '[locators.offer_detail.orders]\ncss = "tr"\nwithin = { id = "a", opened_by = { text = "b" } }\n'
    target = load(str(write(MINIMAL + text)))
    pane = Locate(id="a", opened_by=Locate(text="b"))
    assert target.locators == {"offer_detail": {"orders": Locate(css="tr", within=pane)}}


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    file = tmp_path / "windows.toml"
    file.write_bytes(("\ufeff" + MINIMAL.replace("\n", "\r\n")).encode())
    assert load(str(file)).name == "Recette"


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/", "https://recette.example/app/"),
        ("/Home", "https://recette.example/app/Home"),
        ("Home?a=1", "https://recette.example/app/Home?a=1"),
        ("https://ailleurs.example/x", "https://ailleurs.example/x"),
    ],
)
def test_url(write: Callable[[str], Path], address: str, whole: str) -> None:
    target = load(str(write(MINIMAL)))
    assert target.url(address) == whole
    assert target.at("https://recette.example/app/").url(address) == whole


def test_a_given_base_url_wins(write: Callable[[str], Path]) -> None:
    assert load(str(write(MINIMAL)), base_url="http://127.0.0.1:8000").url("/a") == "http://127.0.0.1:8000/a"
    assert load(str(write('name = "R"\n')), base_url="http://[::1]:8000").url("/a") == "http://[::1]:8000/a"


def test_a_wrong_given_base_url_names_the_option(write: Callable[[str], Path]) -> None:
    with pytest.raises(TargetError) as caught:
        load(str(write(MINIMAL)), base_url="recette.example")
    assert str(caught.value) == (
        "--base-url doit être une adresse http:// ou https:// complète, et non « recette.example »."
    )


def test_a_target_to_launch_has_no_address_until_it_is_started(write: Callable[[str], Path]) -> None:
    target = load(str(write('name = "Embarqué"\n[launch]\noptions = ["--skin", "rich"]\n')))
    with pytest.raises(TargetError) as caught:
        target.url("/")
    assert str(caught.value) == "L'adresse de la cible « Embarqué » n'est pas connue : son portail n'est pas lancé."
    started = target.at("http://127.0.0.1:1234")
    assert started.url("/") == "http://127.0.0.1:1234/"
    assert started.launch is not None
    assert started.launch.options == ("--skin", "rich")


def test_a_target_cannot_be_changed(write: Callable[[str], Path]) -> None:
    target = load(str(write(MINIMAL)))
    with pytest.raises(AttributeError):
        target.name = "Autre"  # type: ignore[misc]


def test_known_locators_pass(write: Callable[[str], Path]) -> None:
    load(str(write(MINIMAL + '[locators.login]\nlogin.id = "a"\n'))).check_locators({"login": {"login"}})


def test_unknown_pages_and_elements_are_listed_with_their_lines(write: Callable[[str], Path]) -> None:
    file = write(MINIMAL + '[locators.login]\nlogin.id = "a"\npasword.id = "b"\n[locators.ofers]\nsearch.id = "c"\n')
    with pytest.raises(TargetError) as caught:
        load(str(file)).check_locators({"login": ["login", "password"], "offers": ["search"]})
    assert str(caught.value) == (
        f"{file}, ligne 5 : élément inconnu : « locators.login.pasword » ; vouliez-vous dire « password » ?\n"
        f"{file}, ligne 6 : page inconnue : « locators.ofers » ; vouliez-vous dire « offers » ?"
    )
