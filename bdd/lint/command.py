"""What ``myopenip gherkin`` does, without pytest: for editors, hooks and hands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bdd.lint import Linter
from bdd.lint.matching import KEYWORDS
from bdd.lint.problem import said
from bdd.lint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class NothingToCheck(Exception):
    """There is no project here, or no such feature file; the French message says which."""


def check(paths: Sequence[Path], *, fix: bool) -> tuple[int, str]:
    """Check feature files, all of them if none is given; mend first what can be if told so.

    Return the exit code, 0 if there is nothing to say and 1 otherwise, and what to print. Raises NothingToCheck.
    """
    settings = _settings()
    files = list(_files(paths, settings))
    linter = Linter(settings)
    lines = [f"{settings.shown(file)} : corrigé." for file in files if fix and linter.mend(file)]
    problems = linter.check(files)
    if problems:
        return 1, "\n".join([*lines, said(problems)])
    count = f"{len(files)} fichiers" if len(files) > 1 else "1 fichier"
    return 0, "\n".join([*lines, f"{count} : rien à signaler."])


def steps() -> str:
    """Return every sentence, by the keyword that it answers to, with the places where it is used."""
    settings = _settings()
    uses = Linter(settings).uses(settings.files())
    blocks = []
    for kind, keyword in KEYWORDS.items():
        lines = [
            f"  {one.text}\n      {one.file}:{one.line}  ←  {', '.join(places) or 'aucun scénario'}"
            for one, places in sorted(uses.items(), key=lambda item: item[0].text)
            if one.kind == kind
        ]
        if lines:
            blocks.append("\n".join([f"{keyword} ({len(lines)})", *lines]))
    return "\n\n".join(blocks)


def _settings() -> Settings:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "pytest.ini").is_file():
            return Settings.read(folder / "pytest.ini")
    raise NothingToCheck(f"{here} n'est pas dans un projet : pytest.ini est introuvable ici et plus haut.")


def _files(paths: Sequence[Path], settings: Settings) -> Iterator[Path]:
    for path in paths or [settings.features]:
        whole = path.absolute()
        if whole.is_dir():
            yield from sorted(whole.rglob("*.feature"))
        elif whole.suffix == ".feature" and whole.is_file():
            yield whole
        else:
            raise NothingToCheck(f"« {path} » n'est ni un fichier .feature ni un dossier.")
