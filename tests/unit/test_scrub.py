from __future__ import annotations

import base64
import html
import json
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, urlencode

import pytest

from reports.scrub import MASK, Scrubber
from reports.wash import wash

if TYPE_CHECKING:
    from pathlib import Path

SECRET = 'Pâss "w/ö\\rd" +&<😀'
PLAIN = "tok-en_123"


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        json.dumps(SECRET)[1:-1],
        json.dumps(SECRET, ensure_ascii=False)[1:-1],
        json.dumps(json.dumps(SECRET))[3:-3],
        json.dumps(json.dumps(SECRET, ensure_ascii=False), ensure_ascii=False)[3:-3],
        quote(SECRET),
        quote(SECRET, safe=""),
        quote_plus(SECRET),
        quote_plus(SECRET).lower().replace("p%c3%a2ss", "P%c3%a2ss"),
        urlencode({"p": SECRET})[2:],
        quote(quote(SECRET)),
        html.escape(SECRET),
        SECRET.replace('"', "&#34;").replace("<", "&#x3C;").replace("&<", "&#38;<"),
        PLAIN,
    ],
)
def test_every_written_form_is_hidden(written: str) -> None:
    assert Scrubber({SECRET, PLAIN}).text(f"avant {written} après") == f"avant {MASK} après"


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "abcd"])
@pytest.mark.parametrize("after", ["", "z", "zz"])
@pytest.mark.parametrize("secret", [SECRET, PLAIN])
def test_base64_is_hidden_wherever_the_secret_stands(before: str, after: str, secret: str) -> None:
    encoded = base64.b64encode(f"{before}{secret}{after}".encode())
    hidden = Scrubber({secret}).data(encoded)
    assert MASK.encode() in hidden
    assert len(hidden.replace(MASK.encode(), b"")) < len(encoded) - len(secret.encode())


def test_a_longer_secret_goes_before_the_one_it_begins_with() -> None:
    assert Scrubber({"abcd", "abcdef"}).text("abcdef abcd") == f"{MASK} {MASK}"


@pytest.mark.parametrize("secrets", [set(), {""}, {"abc"}])
def test_too_short_a_secret_would_destroy_the_evidence(secrets: set[str]) -> None:
    assert Scrubber(secrets).text("abc, dabc") == "abc, dabc"


def test_json_stays_json() -> None:
    text = json.dumps({"mot de passe": SECRET, "suite": [SECRET, "reste"]})
    assert json.loads(Scrubber({SECRET}).text(text)) == {"mot de passe": MASK, "suite": [MASK, "reste"]}


def test_every_member_of_an_archive_is_scrubbed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "raw.zip", "w") as raw:
        raw.writestr("trace.trace", json.dumps({"value": SECRET}))
        raw.writestr("resources/a.dat", f"p={quote_plus(SECRET)}")
        raw.writestr(f"resources/{PLAIN}.png", bytes(range(256)))
    Scrubber({SECRET, PLAIN}).archive(tmp_path / "raw.zip", tmp_path / "clean.zip")
    with zipfile.ZipFile(tmp_path / "clean.zip") as clean:
        assert clean.testzip() is None
        assert {name: clean.read(name) for name in clean.namelist()} == {
            "trace.trace": json.dumps({"value": MASK}, ensure_ascii=False).encode(),
            "resources/a.dat": f"p={MASK}".encode(),
            f"resources/{MASK}.png": bytes(range(256)),
        }


def test_an_archive_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "raw.zip").write_bytes(b"PK no zip " + SECRET.encode())
    with pytest.raises(zipfile.BadZipFile):
        Scrubber({SECRET}).archive(tmp_path / "raw.zip", tmp_path / "clean.zip")
    assert not (tmp_path / "clean.zip").exists()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("{'cookie': 'tok-en...', 1}", f"{{'cookie': '{MASK}...', 1}}"),
        ("[...en_123]", f"[...{MASK}]"),
        ("tok... suite...123", "tok... suite...123"),
    ],
)
def test_a_secret_that_pytest_cut_in_two_is_hidden(written: str, left: str) -> None:
    assert Scrubber({PLAIN}).text(written) == left


def test_files_are_washed_of_what_was_learnt_later(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.json").write_text(json.dumps([SECRET]))
    (tmp_path / "in/b.png").write_bytes(PLAIN.encode())
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("a", PLAIN)
    wash(tmp_path, Scrubber({SECRET, PLAIN}))
    assert (tmp_path / "in/a.json").read_text() == json.dumps([MASK], ensure_ascii=False)
    assert (tmp_path / "in/b.png").read_bytes() == PLAIN.encode()
    with zipfile.ZipFile(tmp_path / "c.zip") as archive:
        assert archive.read("a") == MASK.encode()


def test_what_cannot_be_washed_does_not_stay(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK no zip")
    with pytest.raises(zipfile.BadZipFile):
        wash(tmp_path, Scrubber({SECRET}))
    assert list(tmp_path.iterdir()) == []
