"""``myopenip evidence scan``: a secret in a folder is found wherever it is packed, and never shown."""

from __future__ import annotations

import base64
import gzip
import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

import cli
from reports.scan import Leak, scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = 'Pâss "w/ö\\rd"'


def zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


PLAIN = f"avant {SECRET} après".encode()
PACKED: dict[str, tuple[bytes, str]] = {
    "text": (PLAIN, "f"),
    "zip": (zipped("trace.trace", PLAIN), "f!trace.trace"),
    "zip in a zip": (zipped("a.zip", zipped("b", PLAIN)), "f!a.zip!b"),
    "gzip": (gzip.compress(PLAIN), "f!gzip"),
    "zip in a page": (b"<script>" + base64.b64encode(zipped("b", PLAIN * 9)) + b"</script>", "f!base64-1!b"),
    "base64": (base64.b64encode(b"x" + PLAIN), "f"),
}


@pytest.mark.parametrize(("data", "place"), PACKED.values(), ids=PACKED)
def test_a_secret_is_found_wherever_it_is_packed(tmp_path: Path, data: bytes, place: str) -> None:
    (tmp_path / "f").write_bytes(data)
    found = scan(tmp_path, {"le mot de passe": SECRET, "un autre": "tout autre chose"})
    assert found.leaks == [Leak(place, "le mot de passe")]
    assert found.closed == []


def test_names_are_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / "tok-en-123.txt").write_text("rien")
    assert scan(tmp_path, {"jeton": "tok-en-123"}).leaks == [Leak("tok-en-123.txt", "jeton")]


def test_an_archive_that_does_not_open_is_told(tmp_path: Path) -> None:
    (tmp_path / "f.zip").write_bytes(zipped("a", PLAIN * 99)[:-30])
    assert scan(tmp_path, {"x": "autre chose"}).closed == ["f.zip"]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[object, str]]:
    def command(*arguments: object) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["myopenip", "evidence", "scan", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return ended.value.code, told.out + told.err

    return command


def test_a_variable_is_looked_for(
    run: Callable[..., tuple[object, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAIL", SECRET)
    (tmp_path / "a.txt").write_text("rien")
    assert run(tmp_path, "--env", "PORTAIL") == (0, "1 fichier, 1 secret : aucun secret trouvé.\n")
    (tmp_path / "b.txt").write_text(SECRET)
    code, said = run(tmp_path, "--env", "PORTAIL")
    assert code == 1
    assert said == f"{tmp_path}/b.txt : valeur de PORTAIL\n2 fichiers, 1 secret : NE PAS PUBLIER.\n"


def test_the_passwords_of_a_target_are_looked_for(
    run: Callable[..., tuple[object, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("ADMIN", "WITH_RIGHT", "WITHOUT_RIGHT", "OTHER_RIGHTS", "DISABLED"):
        monkeypatch.setenv(f"MYOPENIP_PASSWORD_{role}", f"mot-{role}-1234")
    (tmp_path / "trace.zip").write_bytes(zipped("a", b"p=mot-WITH_RIGHT-1234&x"))
    code, said = run(tmp_path, "--target", "embedded")
    assert code == 1
    assert "trace.zip!a : mot de passe du compte « non_admin_with_right »" in said
    assert "mot-" not in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "aucun secret à chercher : donner --target ou --env."),
        (["--env", "ABSENTE"], "la variable d'environnement ABSENTE n'est pas définie : rien à chercher."),
        (["--env", "COURTE"], "secret de moins de 4 caractères, qui se trouverait partout : valeur de COURTE."),
        (["--target", "embedded"], "Mot de passe absent pour le compte « admin »"),
        (["--target", "nulle-part"], "Cible inconnue : « nulle-part »"),
    ],
)
def test_without_a_secret_nothing_is_promised(
    run: Callable[..., tuple[object, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.setenv("COURTE", "abc")
    monkeypatch.delenv("MYOPENIP_PASSWORD_ADMIN", raising=False)
    code, said = run(tmp_path, *arguments)
    assert code == 2
    assert said.startswith(f"Erreur : {message}")


def test_a_folder_that_is_none_is_told(run: Callable[..., tuple[object, str]], tmp_path: Path) -> None:
    assert run(tmp_path / "x", "--env", "PATH") == (2, f"Erreur : « {tmp_path}/x » n'est pas un dossier.\n")
