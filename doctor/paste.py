"""The advice of a diagnosis as TOML: the best on its line, the others commented below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doctor.advise import SURE
from doctor.findings import State
from doctor.toml import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from doctor.findings import Advice, Diagnosis, Finding


def advice(diagnosis: Diagnosis) -> str:
    """Write all that the target file lacks, as far as the visit could tell."""
    procedure: dict[str, object] = {**diagnosis.procedure}
    procedure |= {"anti_forgery": diagnosis.tokens} if diagnosis.tokens else {}
    told = "\n".join(f"{name} = {inline(value)}" for name, value in procedure.items())
    busy = f"[busy]\nany = {inline(diagnosis.covers)}" if diagnosis.covers else ""
    parts = [f"[procedure]\n{told}" if told else "", busy, locators(diagnosis.missing())]
    return "\n\n".join(part for part in parts if part)


def locators(findings: Iterable[Finding]) -> str:
    """Write ``[locators.<page>]`` tables for the elements looked for in vain; nothing if there are none."""
    pages: dict[str, list[str]] = {}
    for finding in (one for one in findings if one.state in {State.ABSENT, State.SEVERAL}):
        pages.setdefault(finding.page, []).extend(_lines(finding))
    return "\n\n".join(f"[locators.{page}]\n" + "\n".join(lines) for page, lines in pages.items())


def advised(finding: Finding, advice: Advice) -> dict[str, object]:
    """One piece of advice for programs: its line of TOML, and how likely it is."""
    return {"toml": f"{finding.element} = {inline(advice.locate)}", "vraisemblance": advice.likelihood}


def _lines(finding: Finding) -> Iterator[str]:
    if not finding.advice:
        yield f"# {finding.element} =   # à compléter : rien de semblable sur la page"
        return
    for rank, advice in enumerate(finding.advice):
        line = f"{finding.element} = {inline(advice.locate)}"
        likely = f"  # vraisemblance {round(advice.likelihood * 100)} %"
        if rank == 0 and advice.likelihood >= SURE:
            yield line + likely
        else:
            yield f"# {line}{likely}{' ; à vérifier' if rank == 0 else ''}"
