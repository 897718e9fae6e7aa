"""What the sentences about signing in refuse to conclude."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from pages.errors import NotVerifiable
from pages.target import Account, Target
from steps.session import sign_in_with_the_password_of

if TYPE_CHECKING:
    from pages.tab import Tab


def test_a_password_that_two_accounts_share_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_COMMUN", "le même")
    accounts = {role: Account(login=role, password_env="QA_COMMUN") for role in ("admin", "non_admin_without_right")}
    target = Target(name="Essai", file=Path("essai.toml"), base_url="https://portail.example", accounts=accounts)
    tab = cast("Tab", SimpleNamespace(target=target))
    with pytest.raises(NotVerifiable, match="ont le même mot de passe"):
        sign_in_with_the_password_of(tab, "non-admin sans le droit", "administrateur")
