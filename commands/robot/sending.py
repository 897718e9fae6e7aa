"""`myopenip robot run`, `plan` and `audit`: the commands that need a portal."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

from commands.options import FILE, PerMinute, Whole, help_option, not_overheard, refuse
from commands.robot.loading import folder, load_batch, load_records, load_target, target_option, twins_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bulk.execution import Means
    from bulk.row import Row
    from pages.target import Target

F = TypeVar("F", bound="Callable[..., object]")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def engine_options(command: F) -> F:
    """Say where the work is done, and how fast."""
    for option in (
        click.option("--lanes", type=Whole(16, 1), default=4, metavar="K", help="Pages à la fois par exécutant (4)."),
        click.option("--rate", type=PerMinute(), metavar="N/min", help="Lignes par minute à ne pas dépasser."),
        click.option("--scheduler", metavar="URL", help="Ordonnanceur Dask d'une grappe (docs/robot-grappe.md)."),
        click.option("--workers", type=Whole(64, 1), default=1, metavar="N", help="Exécutants sur cette machine (1)."),
    ):
        command = option(command)
    return command


journal_option = click.option("--journal", type=FILE, metavar="FICHIER", help="Journal (à côté du lot : NOM.journal).")


@click.command(options_metavar="[OPTIONS]")
@click.argument("lot", type=FILE)
@target_option
@journal_option
@click.option("--out", type=FILE, metavar="DOSSIER", help="Où écrire les résultats (NOM-resultat).")
@engine_options
@click.option("--limit", type=Whole(1_000_000, 1), metavar="N", help="S'arrêter après N lignes.")
@click.option("--stamp", is_flag=True, help="Ajouter au sujet la référence de la ligne, entre crochets.")
@click.option("--tracing", is_flag=True, help="Garder la trace Playwright des lignes qui n'aboutissent pas.")
@twins_option
@help_option
def run(lot: Path, **options: Any) -> int:  # noqa: ANN401 - as click reads them
    """Créer les conversations du LOT, ou reprendre avec son journal."""
    from bulk import execution
    from bulk.console import remarks
    from bulk.ending import Exit, exit_code
    from bulk.journal import Journal, JournalError
    from bulk.output import Summary, write
    from bulk.standing import tell
    from fixtures.portal import demonstration

    target = load_target(options["target"])
    batch = load_batch(lot, target, twins=options["twins"])
    rows = [_stamped(row, target) for row in batch.rows] if options["stamp"] else batch.rows
    path = options["journal"] or lot.with_suffix(".journal")
    out = options["out"] or folder(lot)
    digest = f"{batch.digest}{'+stamp' if options['stamp'] else ''}"
    with _told(), demonstration(target, Path(f"{path}.portail")) as reached:
        means = _means(reached, options)
        with closing(Journal.open(path, digest, rows)) as journal:
            journal.describe(Summary(batch=lot.name, target=target.name))
            try:
                done = execution.run(journal, out, means, options["limit"])
            except JournalError as error:
                remarks().print(f"Attention : {error} Des lignes ont pu être envoyées : relancez avec ce journal.")
                return Exit.UNFINISHED
            summary = Summary(batch=lot.name, target=target.name, remarks=done.remarks)
            journal.describe(summary)
    tell(done.records, path)
    for remark in done.remarks:
        remarks().print(f"Attention : {remark}")
    try:
        written = write(done.records, summary, out)
    except OSError as error:
        remarks().print(
            f"Attention : {error.filename} : écriture impossible ({error.strerror}). Les résultats sont dans le "
            f"journal : myopenip robot report {path}"
        )
        return Exit.UNFINISHED
    click.echo(f"Classeur : {written.workbook}\nRapport : {written.report}")
    if done.sound is None:
        return Exit.UNFINISHED
    code = exit_code(done.records)
    return Exit.REFUSED if code is Exit.DONE and not done.sound else code


@click.command(options_metavar="[OPTIONS]")
@click.argument("lot", type=FILE)
@target_option
@engine_options
@click.option("--limit", type=Whole(1_000_000, 1), metavar="N", help="S'arrêter après N lignes.")
@twins_option
@help_option
def plan(lot: Path, **options: Any) -> int:  # noqa: ANN401 - as click reads them
    """Répéter le LOT sur le portail, sans rien y créer."""
    from bulk import execution
    from bulk.ending import Exit
    from bulk.row import State
    from bulk.standing import tell_rehearsal
    from fixtures.portal import demonstration

    target = load_target(options["target"])
    batch = load_batch(lot, target, twins=options["twins"])
    with _told(), demonstration(target, None) as reached:
        records = execution.plan(batch.rows[: options["limit"]], _means(reached, options))
    tell_rehearsal(records, lot)
    states = {record.state for record in records}
    if State.UNCERTAIN in states:
        return Exit.UNFINISHED
    return Exit.REFUSED if State.REJECTED in states else Exit.DONE


@click.command(options_metavar="[OPTIONS]")
@click.argument("journal", type=FILE)
@target_option
@engine_options
@help_option
def audit(journal: Path, **options: Any) -> int:  # noqa: ANN401 - as click reads them
    """Recompter sur le portail ce que dit un JOURNAL."""
    from bulk import execution
    from bulk.console import answers
    from bulk.ending import Exit
    from bulk.output.summary import lines, number, plural
    from bulk.row import State
    from fixtures.portal import demonstration

    records = load_records(journal)
    with _told(), demonstration(load_target(options["target"]), Path(f"{journal}.portail")) as reached:
        found = execution.recount(journal, records, _means(reached, options))
    done = sum(record.state is State.DONE for record in records)
    for problem in found:
        answers().print(problem)
    answers().print(f"{journal} : {lines(done)} {plural('recomptée', done)}, {number(len(found))} à vérifier.")
    return Exit.REFUSED if found else Exit.DONE


def _means(target: Target, options: dict[str, Any]) -> Means:
    """With what to work. Ends the command where the account or its password is missing."""
    from bulk.cluster import Site
    from bulk.execution import Means

    not_overheard()
    scheduler = options["scheduler"]
    if scheduler is not None:
        _check_scheduler(scheduler)
    means = Means(
        target=target,
        site=Site(workers=options["workers"], lanes=options["lanes"], scheduler=scheduler),
        rate=options["rate"],
        tracing=options.get("tracing", False),
    )
    if scheduler is None:
        target.password(means.role)
    return means


def _check_scheduler(scheduler: str) -> None:
    try:
        parts = urlsplit(scheduler)
        known = parts.scheme in {"tcp", "tls"} and parts.hostname and parts.port
    except ValueError:
        known = None
    if not known:
        refuse(f"--scheduler : une adresse comme tls://machine:8786 est attendue, et non « {scheduler} ».")
    if parts.scheme != "tls" and parts.hostname not in LOOPBACK:
        refuse(
            "--scheduler : hors de cette machine, l'ordonnanceur doit être en tls:// : qui l'atteint peut y exécuter "
            "n'importe quel programme. Voir docs/robot-grappe.md."
        )


def _stamped(row: Row, target: Target) -> Row:
    import msgspec

    stamped = f"{row.subject} [{row.key}]"
    most = target.limits.subject
    if most is not None and len(stamped) > most:
        refuse(f"ligne {row.line} : avec sa référence, le sujet dépasse {most} caractères.")
    return msgspec.structs.replace(row, subject=stamped)


@contextmanager
def _told() -> Iterator[None]:
    """End the command with one message where the portal, the journal or the cluster cannot be used."""
    from bulk.cluster import SchedulerLost
    from bulk.journal import JournalError
    from pages.target import TargetError

    try:
        yield
    except (TargetError, JournalError, SchedulerLost) as error:
        refuse(str(error))
