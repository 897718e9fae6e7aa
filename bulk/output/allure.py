"""An Allure result for each row that an operator has to look at."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from allure_commons.logger import AllureFileLogger
from allure_commons.model2 import Attachment, Label, Link, Parameter, Status, StatusDetails, TestResult

from bulk.ending import TROUBLED, WORDS
from bulk.output.links import picture, web
from bulk.output.summary import plural
from bulk.row import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulk.row import Record, Summary
    from reports.secrecy import Writer

_STATUS = {State.REJECTED: Status.FAILED, State.NEEDS_HUMAN: Status.BROKEN, State.UNCERTAIN: Status.BROKEN}


def write(records: Iterable[Record], summary: Summary, folder: Path) -> None:
    """Write the results into `allure-results` of the run's folder, in place of those of an earlier report."""
    logger: Writer = AllureFileLogger(folder / "allure-results", clean=True)  # type: ignore[no-untyped-call] # it has no types
    for record in records:
        if record.state in TROUBLED:
            result = _result(record, summary)
            if attached := _attached(record, folder, logger):
                result.attachments.append(attached)
            logger.report_result(result)


def _result(record: Record, summary: Summary) -> TestResult:
    row = record.row
    stop = round((record.finished_at or 0) * 1000)
    told = (("OC", row.offer), ("Commande", row.order), ("Sujet", row.subject), ("Essais", str(record.attempts)))
    result = TestResult(
        uuid=str(uuid4()),
        historyId=hashlib.sha256(f"{summary.batch}\0{row.key}".encode()).hexdigest(),
        fullName=f"{summary.batch}::{row.key}",
        name=f"{row.key} : {row.subject}",
        status=_STATUS[record.state],
        statusDetails=StatusDetails(message=f"Ligne {row.line} {WORDS[record.state]} : {record.reason}"),
        stage="finished",
        start=stop - round((record.seconds or 0) * 1000),
        stop=stop,
        parameters=[Parameter(name=name, value=value) for name, value in told if value],
        labels=[
            Label(name="parentSuite", value=f"Lot {summary.batch}"),
            Label(name="suite", value=f"Lignes {plural(WORDS[record.state], 2)}"),
            Label(name="host", value=record.worker),
        ],
    )
    if address := web(record.address):
        result.links.append(Link(type="link", url=address, name="Conversation"))
    return result


def _attached(record: Record, folder: Path, logger: Writer) -> Attachment | None:
    seen = picture(record.screenshot)
    if seen is None or not (folder / seen).is_file():
        return None
    name = f"{uuid4()}-attachment{Path(seen).suffix}"
    logger.report_attached_file(str(folder / seen), name)
    return Attachment(name="Capture d'écran", source=name, type="image/png")
