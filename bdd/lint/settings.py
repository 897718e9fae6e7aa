"""What a project says of its features, in pytest's own configuration."""

from __future__ import annotations

import re
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OPTIONS = {
    "gherkin_requirement": "forme (expression régulière) de l'étiquette d'une exigence ; vide : aucune n'est demandée",
    "gherkin_features": "dossier de tous les scénarios",
    "gherkin_steps": "dossier des phrases",
}
DEFAULTS = {"gherkin_requirement": "", "gherkin_features": "features", "gherkin_steps": "steps"}


@dataclass(frozen=True)
class Settings:
    """Where features and sentences are, which tags exist, and which of them are requirements."""

    root: Path
    ini: Path | None
    features: Path
    steps: Path
    markers: frozenset[str]
    requirement: str

    @classmethod
    def of(cls, root: Path, ini: Path | None, options: dict[str, str], markers: Iterable[str]) -> Settings:
        """Make settings of the values of OPTIONS and the lines of ``markers``."""
        names = frozenset(re.split(r"[:(]", line, maxsplit=1)[0].strip() for line in markers) - {""}
        features, steps = root / options["gherkin_features"], root / options["gherkin_steps"]
        return cls(root, ini, features, steps, names, options["gherkin_requirement"])

    @classmethod
    def read(cls, ini: Path) -> Settings:
        """Read a ``pytest.ini`` without pytest. Raises OSError, KeyError or configparser.Error."""
        read = ConfigParser(interpolation=None)
        read.read_string(ini.read_text(encoding="utf-8"))
        section = read["pytest"]
        options = {name: section.get(name, default) for name, default in DEFAULTS.items()}
        return cls.of(ini.parent, ini, options, section.get("markers", "").splitlines())

    @cached_property
    def requirements(self) -> list[str]:
        """The markers that are requirements."""
        return sorted(name for name in self.markers if self.is_requirement(name))

    def is_requirement(self, tag: str) -> bool:
        return bool(self.requirement) and re.fullmatch(self.requirement, tag) is not None

    def files(self) -> list[Path]:
        """The feature files of the whole suite."""
        return sorted(self.features.rglob("*.feature"))

    def shown(self, path: Path) -> str:
        """Return a path as messages write it, from the root where it can be."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
