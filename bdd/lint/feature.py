"""A feature file as the checks see it: flat, with the line of everything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser

from bdd.lint.keywords import Keywords
from bdd.lint.problem import Problem
from bdd.lint.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gherkin.parser_types import Background, Examples, Feature, Rule, Tag
    from gherkin.parser_types import Scenario as ScenarioNode
    from gherkin.parser_types import Step as StepNode

    class _Child(TypedDict, total=False):
        background: Background
        rule: Rule
        scenario: ScenarioNode


PLACEHOLDER = re.compile(r"<([^<>\n]+)>")
_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}
_LANGUAGE = re.compile(r"^\s*#\s*language\s*:\s*([\w-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """A step; its kind is None when it goes on from nothing (a first « Et »)."""

    line: int
    kind: str | None
    shown: str
    text: str
    cells: tuple[str, ...] = ()
    doc: str | None = None

    @property
    def placeholders(self) -> set[str]:
        return {name for text in (self.text, *self.cells, self.doc or "") for name in PLACEHOLDER.findall(text)}


@dataclass(frozen=True)
class Table:
    """An « Exemples » block: its columns and the values of its rows, by line."""

    line: int
    columns: tuple[str, ...]
    rows: dict[int, tuple[str, ...]]
    tags: dict[str, int]


@dataclass(frozen=True)
class Scenario:
    """A scenario, with the steps of the backgrounds before it and every tag that it inherits."""

    name: str
    line: int
    is_outline: bool
    tags: frozenset[str]
    before: tuple[Step, ...]
    steps: tuple[Step, ...]
    tables: tuple[Table, ...]

    def examples(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the line and the values of each example; one without values for a plain scenario."""
        if not self.is_outline:
            yield self.line, {}
        for table in self.tables:
            for line, values in table.rows.items():
                yield line, dict(zip(table.columns, values, strict=False))


@dataclass
class FeatureText:
    """The text of a feature file and what Gherkin makes of it; `problems` holds why it makes nothing."""

    file: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    scenarios: list[Scenario] = field(default_factory=list)
    tags: list[tuple[int, str]] = field(default_factory=list)
    is_read: bool = False
    keywords: Keywords = field(init=False)
    comments: list[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.splitlines()
        self.comments = [(n, text) for n, line in enumerate(self.lines, 1) if (text := line.strip()).startswith("#")]
        self._structure: set[int] = set()
        self._headings: list[int] = []
        language = _LANGUAGE.search(self.text)
        name = language[1] if language else "en"
        try:
            self.keywords = Keywords(name)
        except KeyError:
            self.keywords = Keywords("en")
            self.problems.append(Problem(self.file, 1, f"langue inconnue : « {name} »."))
            return
        found = next((line for line in enumerate(self.lines, 1) if self.keywords.is_feature(line[1])), None)
        if found is None or not found[1].strip().startswith(tuple(self.keywords.features)):
            self.problems.append(self._no_feature(name, found))
        else:
            self._read()

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that Gherkin takes for a description."""
        commented = {line for line, _ in self.comments}
        for heading in self._headings:
            for line in range(heading + 1, len(self.lines) + 1):
                if line in self._structure:
                    break
                text = self.lines[line - 1].strip()
                if text and line not in commented:
                    yield line, text

    def headings(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that a heading keyword begins."""
        for line in self._headings:
            yield line, self.lines[line - 1].strip()

    def table_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines of all tables."""
        for line in sorted(self._structure):
            text = self.lines[line - 1].strip()
            if text.startswith("|"):
                yield line, text

    def _no_feature(self, language: str, found: tuple[int, str] | None) -> Problem:
        keyword = self.keywords.features[0]
        if found:
            line, text = found
            return Problem(self.file, line, f"mot-clé mal écrit : « {text.strip()} » ; sans doute « {keyword} ».")
        why = f"aucune fonctionnalité : « {keyword} » est attendu, en langue « {language} » d'après la première ligne."
        return Problem(self.file, 0, why)

    def _read(self) -> None:
        try:
            document = Parser().parse(self.text)
        except CompositeParserException as error:
            self.problems += [
                Problem(self.file, one.location["line"], refusal(one, self.lines, self.keywords))
                for one in error.errors
            ]
            return
        self.is_read = True
        # Inside a doc string, what looks like a comment is none.
        self.comments = [(one["location"]["line"], one["text"].strip()) for one in document["comments"]]
        feature: Feature = document["feature"]
        self._children(feature, frozenset(), ())

    def _children(self, parent: Feature | Rule, tags: frozenset[str], before: tuple[Step, ...]) -> None:
        self._heading(parent["location"]["line"])
        tags |= self._tagged(parent["tags"]).keys()
        for child in cast("list[_Child]", parent["children"]):
            if "background" in child:
                self._heading(child["background"]["location"]["line"])
                before += self._steps(child["background"]["steps"])
            elif "rule" in child:
                self._children(child["rule"], tags, before)
            else:
                self._scenario(child["scenario"], tags, before)

    def _scenario(self, node: ScenarioNode, tags: frozenset[str], before: tuple[Step, ...]) -> None:
        line = node["location"]["line"]
        self._heading(line)
        tags |= self._tagged(node["tags"]).keys()
        steps = self._steps(node["steps"])
        tables = tuple(self._table(table) for table in node["examples"])
        is_outline = bool(tables) or node["keyword"] in self.keywords.outlines
        self.scenarios.append(Scenario(node["name"], line, is_outline, tags, before, steps, tables))

    def _steps(self, nodes: list[StepNode]) -> tuple[Step, ...]:
        kind: str | None = None
        steps = []
        for node in nodes:
            line = node["location"]["line"]
            self._structure.add(line)
            kind = _KINDS.get(node["keywordType"], kind)
            rows = node["dataTable"]["rows"] if "dataTable" in node else []
            self._structure.update(row["location"]["line"] for row in rows)
            cells = tuple(cell["value"] for row in rows for cell in row["cells"])
            doc = node["docString"]["content"] if "docString" in node else None
            steps.append(Step(line, kind, self.lines[line - 1].strip(), node["text"], cells, doc))
        return tuple(steps)

    def _table(self, node: Examples) -> Table:
        line = node["location"]["line"]
        self._heading(line)
        header = node.get("tableHeader")
        rows = [header, *node["tableBody"]] if header else []
        self._structure.update(row["location"]["line"] for row in rows)
        values = {row["location"]["line"]: tuple(cell["value"] for cell in row["cells"]) for row in rows}
        columns = values.pop(header["location"]["line"]) if header else ()
        return Table(line, columns, values, self._tagged(node["tags"]))

    def _tagged(self, nodes: list[Tag]) -> dict[str, int]:
        found = {node["name"].removeprefix("@"): node["location"]["line"] for node in nodes}
        self._structure.update(found.values())
        self.tags += [(line, name) for name, line in found.items()]
        return found

    def _heading(self, line: int) -> None:
        self._structure.add(line)
        self._headings.append(line)
