"""A pytest plug-in that says in French, with exit code 4, when what was asked for names nothing.

A worker of pytest-xdist keeps to itself why it could not collect: asked for a file that is not there, it ends in
silence, and for an expression that cannot be read, it takes the run down with an internal error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

    from xdist.workermanage import WorkerController

_KEY = "refused choice"
_FRENCH = (
    (r"file or directory not found: (.+)", "« {} » n'existe pas : vérifiez le chemin"),
    (r"not found: (.+?)(?:\n|$)", "« {} » ne s'y trouve pas : vérifiez le nom du scénario et de l'exemple"),
    (r"Wrong expression passed to '(-[km])': (.+): at column \d+:", "{} ne se lit pas, « {} » : reliez par and, or"),
    (r"Unknown marker\(s\) in '-m' expression: (.+?)\. ", "-m : étiquette inconnue, {}. Les voir : pytest --markers"),
)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    try:
        return (yield)
    except pytest.UsageError as error:
        said = "\n".join(map(_french, map(str, error.args)))
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[_KEY] = said
        raise pytest.UsageError(said) from None


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: WorkerController) -> None:
    """Speak for a worker, before pytest-xdist wonders what has become of it."""
    said = getattr(node, "workeroutput", {}).get(_KEY)
    if said:
        raise pytest.UsageError(said)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        asked = " ".join([*config.args, *(f"{name} « {value} »" for name, value in _expressions(config) if value)])
        terminalreporter.write_line(f"Rien n'a été exécuté : aucun scénario ne répond à {asked}", red=True)


def _expressions(config: pytest.Config) -> tuple[tuple[str, str], ...]:
    return ("-k", config.option.keyword), ("-m", config.option.markexpr)


def _french(words: str) -> str:
    for pattern, french in _FRENCH:
        if found := re.search(pattern, words):
            return f"{french.format(*found.groups())}. Rien n'a été exécuté."
    return words
