"""The sentences that step modules declare, read without running them."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bdd.lint.problem import Problem
from bdd.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdd.lint.settings import Settings

_DECORATORS = {"given": "given", "when": "when", "then": "then", "step": None}


@dataclass(frozen=True)
class Declared:
    """A sentence of a step function: its kind (None: any), its wording, where it is and what the function takes."""

    kind: str | None
    wording: Wording
    takes: frozenset[str]
    file: str
    line: int

    @property
    def text(self) -> str:
        return self.wording.text

    def __str__(self) -> str:
        return f"« {self.text} » ({self.file}:{self.line})"


class Sentences:
    """All the sentences of a project, and what was wrong with their declarations."""

    def __init__(self, declared: list[Declared], problems: list[Problem]) -> None:
        self.declared = declared
        self.problems = problems
        # A name may come back from one sentence to the next: groups lose theirs.
        bodies = (re.sub(r"\(\?P<\w+>", "(?:", one.wording.regex.pattern) for one in declared)
        self._ends = re.compile(f".{{1,24}}?(?:{'|'.join(bodies)})")

    def matching(self, kind: str, text: str) -> list[Declared]:
        """Return the sentences of that kind that a step's text is."""
        return [one for one in self.declared if one.kind in {kind, None} and one.wording.matches(text)]

    def known(self, text: str) -> bool:
        """Tell whether a text is a sentence of any kind."""
        return any(one.wording.matches(text) for one in self.declared)

    def end(self, line: str) -> bool:
        """Tell whether a line is a few characters and then a sentence: a step behind a damaged keyword."""
        return bool(self.declared) and self._ends.fullmatch(line) is not None


def read(settings: Settings) -> Sentences:
    """Read every module below the folder of steps."""
    declared: list[Declared] = []
    problems: list[Problem] = []
    for path in sorted(settings.steps.rglob("*.py")):
        file = settings.shown(path)
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError) as error:
            problems.append(Problem(file, getattr(error, "lineno", 0) or 0, "module Python illisible."))
            continue
        for kind, call, takes in _decorations(tree):
            try:
                declared.append(Declared(kind, Wording(_text(call)), takes, file, call.lineno))
            except ValueError as error:
                problems.append(Problem(file, call.lineno, str(error)))
    return Sentences(declared, problems)


def _decorations(tree: ast.Module) -> Iterator[tuple[str | None, ast.Call, frozenset[str]]]:
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        takes = frozenset(one.arg for one in (*function.args.args, *function.args.kwonlyargs))
        for call in function.decorator_list:
            if isinstance(call, ast.Call) and call.args and _name(call.func) in _DECORATORS:
                yield _DECORATORS[_name(call.func)], call, takes


def _text(call: ast.Call) -> str:
    match call.args[0]:
        case ast.Call(func=func, args=[ast.Constant(value=str(text))]) if _name(func) == "sentence":
            return text
        case ast.Constant(value=str(text)):
            return text
        case _:
            raise ValueError(
                'phrase qui ne se lit pas sans exécuter le code : l\'écrire en toutes lettres, sentence("…").'
            )


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
