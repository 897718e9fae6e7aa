"""Toasts and dialogs of libraries: what they say is read once it is on screen, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import Button, Notices
from tests.widgets.libraries import NOTICES

if TYPE_CHECKING:
    from tests.widgets.conftest import Visit
    from tests.widgets.libraries import Library


class Bench(Page):
    """The part of the conversation form that the pages have."""

    key = "conversation_form"
    title = "Essai"

    save = Button("Enregistrer")
    notices = Notices()


@pytest.mark.parametrize("library", NOTICES, ids=str)
def test_a_notice_is_read_once_it_is_shown(library: Library, visit: Visit) -> None:
    form = Bench(visit("notices", library, Bench.key))
    assert form.notices.read() == []
    form.save.click()
    assert len(form.notices.listen("sujet").mentions) == 1
