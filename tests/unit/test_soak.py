"""The search for flakes: what it calls one, what it says, and what it keeps."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from bench import soak

PASSED, FAILED = (
    f'<testsuite><testcase classname="c" name="n">{end}</testcase></testsuite>' for end in ("", "<failure/>")
)


def searched(monkeypatch: pytest.MonkeyPatch, ends: list[str], *options: str) -> tuple[int, list[int]]:
    """Search with a suite whose one example ends like this, run after run; the exit code, and the delays drawn."""
    delays, left = [], iter(ends)

    def once(_target: str, _seed: int, latency: int, *_: object) -> dict[str, str]:
        delays.append(latency)
        return {"exemple": next(left)}

    monkeypatch.setattr(soak, "once", once)
    monkeypatch.setattr(soak, "keep", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["soak", "--runs", str(len(ends)), *options])
    return soak.main(), delays


def test_what_always_passes_is_sound(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, delays = searched(monkeypatch, ["réussi"] * 2)
    assert code == 0
    assert max(delays) < soak.SLOWEST_MS
    assert "- `embedded`, délai moyen de 0 à 120 ms : 2 passages sans échec sur 2, de 1 exemples ; 0" in (
        capsys.readouterr().out
    )


def test_what_ends_in_two_ways_is_unstable(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert searched(monkeypatch, ["réussi", "en échec"])[0] == 1
    assert "Instable : exemple : réussi, en échec" in capsys.readouterr().out


def test_what_never_passes_is_no_flake_but_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert searched(monkeypatch, ["sauté"] * 2)[0] == 1
    assert "Toujours sauté : exemple" in capsys.readouterr().out


def test_a_delay_may_be_given(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert searched(monkeypatch, ["réussi"] * 3, "--latency", "300")[1] == [300] * 3
    assert "délai moyen de 300 ms :" in capsys.readouterr().out


@pytest.mark.parametrize("option", [("--latency", "-1"), ("--latency", "lent"), ("--runs", "0")])
def test_what_cannot_be_run_is_refused_in_one_line(
    option: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        searched(monkeypatch, [], "--runs", "1", *option)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Erreur : usage : python -m bench.soak")


def test_a_run_with_a_failure_leaves_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "EVIDENCE", tmp_path / "soak")
    for seed, junit in ((1, PASSED), (2, FAILED)):

        def pytest_run(command: list[str], junit: str = junit, **_: object) -> CompletedProcess[str]:
            [path] = [one.removeprefix("--junit-xml=") for one in command if one.startswith("--junit-xml=")]
            Path(path).write_text(junit, encoding="utf-8")
            return CompletedProcess(command, 0)

        monkeypatch.setattr(soak, "run", pytest_run)
        soak.once("embedded", seed, 0, "2", ["features"])
    assert [folder.name for folder in (tmp_path / "soak").iterdir()] == ["embedded-2"]
    assert (tmp_path / "soak/embedded-2/junit.xml").read_text(encoding="utf-8") == FAILED
