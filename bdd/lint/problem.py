"""One thing that is wrong, where, and in which French words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """A problem of a file; line 0 stands for the file as a whole."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} : {self.text}"


def said(problems: list[Problem]) -> str:
    """Return all the problems, one a line, and how many they are."""
    count = f"{len(problems)} problème{'s' if len(problems) > 1 else ''} dans les scénarios."
    return "\n".join([count, *(str(problem) for problem in problems)])
