"""What the doctor says of what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from doctor.look import Look
from pages.target import load
from reports.scrub import Scrubber

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_several_elements_for_one_are_told_in_one_line(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content("<button>Ok</button><button>Ok</button>")
    with pytest.raises(Error) as raised:
        page.get_by_role("button").or_(page.get_by_text("Ok")).click()
    said = Look(load("embedded"), tmp_path, Scrubber(())).reason(raised.value)
    assert said.startswith("2 éléments répondent où il n'en faut qu'un : 1) <button>Ok</button>")
    assert "get_by_role(" not in said.partition("aka")[0]
    page.close()
