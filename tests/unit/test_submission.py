"""What a forged submission changes of the request that it repeats, and what it refuses to pass for a change."""

from __future__ import annotations

import json

import pytest

from pages.errors import NotVerifiable
from pages.submission import Submission

JSON = '{"token":"t-1","order":"CMD-1","contacts":["C-1","C-2"],"subject":"Été","urgent":null}'
FORM = "idOffre=7&contacts=C%2d1&contacts=C%2d2&sujet=%c3%89t%c3%a9"
URL = "https://portail.example/api/offres/7/message?offre=7"


def submission(body: str, kind: str, url: str = URL) -> Submission:
    return Submission(method="POST", url=url, headers={"content-type": kind, "x-csrftoken": "j"}, body=body)


@pytest.mark.parametrize(
    ("body", "kind"), [(JSON, "application/json"), (FORM, "application/x-www-form-urlencoded; charset=UTF-8")]
)
def test_a_value_that_the_request_does_not_hold_is_not_replaced_in_vain(body: str, kind: str) -> None:
    # Both bodies are written otherwise than we would: to write them again is no change.
    request = submission(body, kind)
    with pytest.raises(NotVerifiable, match="« Claire Dubois »"):
        request.replacing("Claire Dubois", "Hugo Lemaire")
    with pytest.raises(NotVerifiable, match="anti_forgery"):
        submission(body, kind).without(["__RequestVerificationToken"])


def test_one_value_is_replaced_or_left_out() -> None:
    request = submission(JSON, "application/json")
    assert json.loads(request.replacing("C-1", "C-9").body)["contacts"] == ["C-9", "C-2"]
    assert "order" not in json.loads(request.replacing("CMD-1", None).body)
    form = submission(FORM, "application/x-www-form-urlencoded")
    assert form.replacing("C-1", "C-9").body == "idOffre=7&contacts=C-9&contacts=C-2&sujet=%C3%89t%C3%A9"
    assert form.replacing("C-1", None).body == "idOffre=7&contacts=C-2&sujet=%C3%89t%C3%A9"


def test_a_request_may_be_made_to_speak_of_other_things_wherever_it_names_them() -> None:
    names = {"7": "CMD-1", "CMD-1": "8", "C-1": "C-9"}
    request = submission(JSON, "application/json").renaming(names)
    assert request.url == "https://portail.example/api/offres/CMD-1/message?offre=CMD-1"
    assert json.loads(request.body) == {**json.loads(JSON), "order": "8", "contacts": ["C-9", "C-2"]}


def test_what_is_left_out_of_a_list_leaves_nothing_behind() -> None:
    request = submission(JSON, "application/json")
    assert json.loads(request.replacing("C-1", None).body)["contacts"] == ["C-2"]
    people = submission('{"people":[{"id":7,"side":"client"},null,{"id":8,"side":"partner"}]}', "application/json")
    assert json.loads(people.replacing("8", None).body) == {"people": [{"id": 7, "side": "client"}, None]}


def test_a_value_that_calls_several_things_is_not_replaced() -> None:
    request = submission('{"offer":7,"order":4,"people":[4,9]}', "application/json", "https://portail.example/messages")
    assert json.loads(request.replacing("9", "5", shared=True).body)["people"] == [4, 5]
    with pytest.raises(NotVerifiable, match="« 4 » désigne plusieurs choses"):
        request.replacing("4", "5", shared=True)


def test_what_was_written_is_replaced_within_the_signs_of_an_editor() -> None:
    request = submission('{"content":"<p>Bonjour</p>"}', "application/json")
    assert json.loads(request.replacing("Bonjour", " ", typed=True).body) == {"content": "<p> </p>"}
    with pytest.raises(NotVerifiable):
        request.replacing("Bonjour", " ")


def test_a_value_in_the_address_alone_is_found() -> None:
    changed = submission(JSON, "application/json").replacing("7", "8")
    assert changed.url == "https://portail.example/api/offres/8/message?offre=8"
    assert json.loads(changed.body) == json.loads(JSON)


def test_tokens_are_left_out_or_falsified_wherever_they_are() -> None:
    request = submission(JSON, "application/json")
    assert json.loads(request.with_false_token(["token"]).body)["token"] == "0" * 64
    assert "x-csrftoken" not in request.without(["X-CSRFToken"]).headers


def test_numbers_that_are_not_replaced_stay_as_they_are() -> None:
    request = submission('{"rank":-1,"share":1.5,"order":12,"many":[-3,4]}', "application/json")
    assert json.loads(request.replacing("12", "-7").body) == {"rank": -1, "share": 1.5, "order": -7, "many": [-3, 4]}
