"""A pytest plug-in that refuses the run, with exit code 4, while the features asked for could lie; see bdd.lint.

It checks before anything starts: no worker, no browser. What it needs to know is in pytest's configuration.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bdd.lint import Linter
from bdd.lint.problem import said
from bdd.lint.settings import DEFAULTS, OPTIONS, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_addoption(parser: pytest.Parser) -> None:
    for name, words in OPTIONS.items():
        parser.addini(name, words, default=DEFAULTS[name])


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    asked = config.option
    only_tells = asked.help or asked.version or asked.markers or asked.showfixtures or asked.show_fixtures_per_test
    if only_tells or hasattr(config, "workerinput"):
        return
    files = sorted(set(_features(config.args)))
    if not files:
        return
    options = {name: str(config.getini(name)) for name in OPTIONS}
    settings = Settings.of(config.rootpath, config.inipath, options, config.getini("markers"))
    problems = Linter(settings).check(files)
    if problems:
        raise pytest.UsageError(f"{said(problems)}\nRien n'a été exécuté.")


def _features(arguments: list[str]) -> Iterator[Path]:
    for argument in arguments:
        path = Path(argument.partition("::")[0]).absolute()
        if path.suffix == ".feature" and path.is_file():
            yield path
        elif path.is_dir():
            yield from path.rglob("*.feature")
