from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from reports.harvest import harvest

if TYPE_CHECKING:
    from pathlib import Path

KEY = "abcdef0123456789"


def network(part: str, **message: object) -> str:
    return json.dumps({"type": "resource-snapshot", "snapshot": {part: message}})


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("trace.network", network("response", cookies=[{"name": "s", "value": KEY}])),
        ("trace.network", network("request", headers=[{"name": "Cookie", "value": f"lang=fr; s={KEY}"}])),
        ("trace.network", network("response", headers=[{"name": "Set-Cookie", "value": f"s={KEY}; Path=/\nlang=fr"}])),
        ("trace.network", network("request", headers=[{"name": "Authorization", "value": f"Bearer {KEY}"}])),
        ("trace.network", network("request", headers=[{"name": "X-CSRFToken", "value": KEY}])),
        ("resources/a.html", f'<input type="hidden" name="csrfmiddlewaretoken" value="{KEY}">'),
        ("resources/a.html", f"<input value='{KEY}' name='__RequestVerificationToken'>"),
        ("resources/a.html", f'<meta name="csrf-token" content="{KEY}">'),
        ("trace.trace", f'["INPUT",{{"type":"hidden","name":"csrf_token","value":"{KEY}"}}]'),
        ("resources/a.dat", f"subject=Bonjour&csrfmiddlewaretoken={KEY}&content=x"),
        ("resources/a.json", f'{{"subject": "Bonjour", "csrfToken": "{KEY}"}}'),
    ],
)
def test_what_lets_somebody_in_is_found(tmp_path: Path, member: str, text: str) -> None:
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as trace:
        trace.writestr(member, text)
        trace.writestr(
            "resources/other.html", '<input name="subject" value="Bonjour à tous"><input name="token" value="1">'
        )
    assert harvest(tmp_path / "trace.zip") == {KEY}
