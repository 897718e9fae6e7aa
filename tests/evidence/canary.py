"""A pytest plug-in that makes chosen steps of the real suite fail while they hold secrets, in every way a step may.

CANARY gives, for the name of a scenario, the sentence that fails once done; what was secret is noted in files of
CANARY_KNOWN, outside of what is searched.
"""

from __future__ import annotations

import base64
import json
import os
import uuid
import warnings
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import allure
import pytest
from playwright.sync_api import Error
from pytest_bdd.steps import step_function_context_registry

from pages.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

HIDDEN = "inputs => inputs.filter(one => one.name.includes('token')).map(one => one.value)"


CHOSEN: dict[str, str] = json.loads(os.environ["CANARY"])


def pytest_collection_finish() -> None:
    for context in step_function_context_registry.values():
        if context.parser.name in CHOSEN.values():
            context.step_func = failing(context.step_func, context.parser.name)


def failing(step: Callable[..., Any], sentence: str) -> Callable[..., Any]:
    @wraps(step)
    def run(**given: Any) -> Any:  # noqa: ANN401 - whatever the step takes and gives
        result = step(**given)
        if any(name in os.environ["PYTEST_CURRENT_TEST"] and CHOSEN[name] == sentence for name in CHOSEN):
            tell(next(tab for value in (*given.values(), result) if (tab := tab_of(value))))
        return result

    return run


def tab_of(value: object) -> Tab | None:
    return value if isinstance(value, Tab) else getattr(value, "tab", None)


def tell(tab: Tab) -> None:
    """Fail as clumsily as can be: secrets in locals, output, attachments, a time-out and the assertion itself."""
    passwords = {role: tab.target.password(role).reveal() for role in tab.target.accounts}
    cookies = [cookie["value"] for cookie in tab.page.context.cookies()]
    tokens = tab.page.locator("input[type=hidden]").evaluate_all(HIDDEN)
    note([*cookies, *tokens])
    admin = passwords["admin"]
    state = tab.page.context.storage_state()
    print("imprimé :", admin, cookies)  # noqa: T201 - on purpose
    allure.attach(json.dumps({"état": state, "mot de passe": admin}), "json", allure.attachment_type.JSON)
    allure.attach(urlencode({"p": admin, "c": cookies}, doseq=True), "adresse", allure.attachment_type.TEXT)
    for before in ("", "a", "ab"):
        allure.attach(base64.b64encode(f"{before}{admin}{before}".encode()), "base64", allure.attachment_type.TEXT)
    with allure.step(f"étape {admin}"):
        allure.dynamic.parameter("mot de passe", admin)
    try:
        tab.page.locator("#absent").fill(admin, timeout=50)
    except Error as error:
        assert [admin, *cookies] == [str(error), state], f"échec voulu : {admin}"  # noqa: PT017


def note(secrets: list[str]) -> None:
    (Path(os.environ["CANARY_KNOWN"]) / uuid.uuid4().hex).write_text(json.dumps(secrets), encoding="utf-8")


@pytest.fixture(autouse=True)
def around(request: pytest.FixtureRequest) -> Any:  # noqa: ANN401 - a generator
    """Fail before and after a scenario too, where its name asks for it."""
    admin = os.environ["MYOPENIP_PASSWORD_ADMIN"]
    if CHOSEN.get(request.node.name) == "avant":
        raise RuntimeError(f"préparation : {admin}")
    yield
    if CHOSEN.get(request.node.name) == "après":
        warnings.warn(f"fin : {admin}", stacklevel=1)
        raise RuntimeError(f"fin : {admin}")
