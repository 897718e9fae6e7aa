"""What a run hands back: a workbook, a report to read, and Allure results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bulk.output import allure, report, workbook
from bulk.row import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from bulk.row import Record

__all__ = ["Summary", "write"]

WORKBOOK = "resultat.xlsx"
REPORT = "rapport.html"


class Written(msgspec.Struct, frozen=True):
    """The files that a person opens."""

    workbook: Path
    report: Path


def write(records: Sequence[Record], summary: Summary, folder: Path) -> Written:
    """Write all of it into the run's folder, in place of what an earlier run left. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / WORKBOOK, workbook.write, records, summary)
    _replace(folder / REPORT, report.write, records, summary)
    allure.write(records, summary, folder)
    return Written(folder / WORKBOOK, folder / REPORT)


def _replace(
    file: Path,
    writer: Callable[[Iterable[Record], Summary, Path], None],
    records: Sequence[Record],
    summary: Summary,
) -> None:
    """Write a file beside its place, then put it there: an interruption leaves the earlier one whole."""
    unfinished = file.with_name(f".{file.name}")
    writer(records, summary, unfinished)
    unfinished.replace(file)
