"""The matrix requirement × scenario × result × defects killed: as data in JSON, and as a page for people."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypedDict

from reports.verdict import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reports.verdict import Requirement

NAME = "traceability"
NODE = "nodeid"
"""The label of Allure results that says which example they are of."""


class Example(TypedDict):
    """An example that was collected: its requirements, its scenario, and what tells it from the others."""

    tags: list[str]
    scenario: str
    example: str
    line: int


def matrix(
    judged: Mapping[str, Requirement],
    examples: Mapping[str, Example],
    reasons: Mapping[str, str],
    folder: Path,
    target: str,
) -> dict[str, Any]:
    """Put together what a run proves, with the Allure results and the defects killed that lie in its folder."""
    results, defects = _results(folder / "allure-results"), _defects(folder / "defects.json")
    requirements = [
        {
            "exigence": key,
            "titre": requirement.title,
            "guide": requirement.guide,
            "verdict": requirement.verdict,
            "scenarios": _scenarios(requirement, examples, reasons, results),
        }
        for key, requirement in judged.items()
    ]
    for one in requirements:
        _put(one, defects)
    date = datetime.now().astimezone().isoformat(timespec="seconds")
    return {"cible": target, "date": date, "rapport": None, "exigences": requirements}


def write(folder: Path, data: dict[str, Any]) -> Path:
    """Write the matrix as JSON and as a page; return the page."""
    from reports.page import page

    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    file = folder / f"{NAME}.html"
    file.write_text(page(data), encoding="utf-8")
    return file


def refresh(folder: Path, *, report: str | None = None) -> None:
    """Write the matrix of the last run again, with what has come beside it since: an Allure report, defects tried."""
    file = folder / f"{NAME}.json"
    if not file.is_file():
        return
    data = json.loads(file.read_text(encoding="utf-8"))
    defects = _defects(folder / "defects.json")
    for requirement in data["exigences"]:
        _put(requirement, defects)
    write(folder, data | {"rapport": report or data["rapport"]})


def _put(requirement: dict[str, Any], defects: list[dict[str, Any]] | None) -> None:
    requirement.pop("defauts", None)
    if defects is not None:
        requirement["defauts"] = [one for one in defects if one["exigence"] == requirement["exigence"]]


def _scenarios(
    requirement: Requirement,
    examples: Mapping[str, Example],
    reasons: Mapping[str, str],
    results: Mapping[str, dict[str, Any]],
) -> list[dict[str, Any]]:
    """Group the examples of a requirement by scenario, in the order of the files."""
    grouped: dict[tuple[str, int, str], list[dict[str, Any]]] = {}
    for node, outcome in requirement.examples.items():
        known = examples[node]
        shown = {"nom": known["example"], "resultat": outcome, "raison": reasons.get(node, "")}
        grouped.setdefault((node.partition("::")[0], known["line"], known["scenario"]), []).append(
            shown | results.get(node, {})
        )
    return [
        {
            "nom": name,
            "fichier": file,
            "resultat": _worst(one["resultat"] for one in shown),
            "exemples": sorted(shown, key=itemgetter("nom")),
        }
        for (file, _, name), shown in sorted(grouped.items())
    ]


def _worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what a scenario amounts to: proved only if each of its examples is."""
    order = (Outcome.FAILED, Outcome.SKIPPED, Outcome.NOT_RUN, Outcome.PASSED)
    return min(outcomes, key=order.index)


def _results(folder: Path) -> dict[str, dict[str, Any]]:
    """Return, by node id, the identity that Allure's report gives to a result, and its evidence."""
    found = {}
    for file in folder.glob("*-result.json"):
        result = json.loads(file.read_text(encoding="utf-8"))
        node = next((label["value"] for label in result.get("labels", []) if label["name"] == NODE), None)
        if node:
            # Allure 3 names the page of a result so.
            identity = hashlib.md5(result["uuid"].encode(), usedforsecurity=False).hexdigest()
            found[node] = {"allure": identity, "preuves": _attached(result)}
    return found


def _attached(part: dict[str, Any]) -> list[dict[str, str]]:
    """Return the pictures and traces of a result and of its steps."""
    kept = [
        {"nom": one["name"], "fichier": f"allure-results/{one['source']}"}
        for one in part.get("attachments", [])
        if one["source"].endswith((".png", ".zip"))
    ]
    return kept + [one for step in part.get("steps", []) for one in _attached(step)]


def _defects(file: Path) -> list[dict[str, Any]] | None:
    """Read which defects the scenarios killed, None if nobody tried."""
    if not file.is_file():
        return None
    return [
        {
            "defaut": one["defect"],
            "exigence": one["requirement"],
            "phrase": one["sentence"],
            "habillage": one.get("skin", ""),
            "tue_par": one["killed_by"],
        }
        for one in json.loads(file.read_text(encoding="utf-8"))
    ]
