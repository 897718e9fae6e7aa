"""The portal as a process: `python -m portal.server`, or `run` from the command line of the suite."""

from __future__ import annotations

import os
import re
import secrets
import signal
import sys
import tempfile
from argparse import ArgumentError, ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NoReturn

from portal.defects import UnknownDefect, switch_on
from portal.skins import SKINS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from waitress.server import BaseWSGIServer

HOST = "127.0.0.1"
THREADS = 12


def run(  # noqa: PLR0913, PLR0917 - one argument per option
    port: int, scale: int, seed: int | None, latency: int = 0, skin: str = SKINS[0], defects: Iterable[str] = ()
) -> None:
    """Serve the portal until interrupted, with demonstration data, never with the seeding interface.

    `port` 0 takes a free one; `scale` is the number of offers; `latency` the mean delay of a request, in ms;
    `skin` one of SKINS; `defects` those to turn on.
    Raises UnknownDefect; ends the process with code 2 and one message when it cannot start.
    """
    switch_on(defects)
    os.environ.pop("PORTAL_SEEDING_TOKEN", None)
    os.environ["PORTAL_SKIN"] = skin
    _serve(port, scale, seed, latency)


def main() -> None:
    """Read the options and serve; PORTAL_SEEDING_TOKEN in the environment opens the seeding interface."""
    parser = ArgumentParser(
        prog="python -m portal.server", description="Portail de référence.", exit_on_error=False, allow_abbrev=False
    )
    parser.add_argument("--port", default="0", help="port d'écoute, 0 pour un port libre")
    parser.add_argument("--scale", default="0", help="nombre d'offres de démonstration")
    parser.add_argument("--seed", help="graine des données inventées")
    parser.add_argument("--latency", default="0", help="délai moyen ajouté à chaque requête, en millisecondes")
    parser.add_argument("--skin", default=SKINS[0], help=f"habillage : {', '.join(SKINS)}")
    parser.add_argument("--defect", action="append", default=[], help="défaut à activer ; peut être répété")
    try:
        options, unknown = parser.parse_known_args()
    except ArgumentError as error:
        _stop(f"Option refusée : {error.argument_name} attend une valeur.")
    if unknown:
        _stop(f"Option refusée : « {unknown[0]} » n'existe pas.")
    if options.skin not in SKINS:
        _stop(f"Option refusée : --skin attend {', '.join(SKINS)}, et non « {options.skin} ».")
    try:
        switch_on(options.defect)
    except UnknownDefect as error:
        _stop(f"Option refusée : {error}.")
    os.environ["PORTAL_SKIN"] = options.skin
    _serve(
        _whole("--port", options.port, most=65_535),
        _whole("--scale", options.scale),
        None if options.seed is None else _whole("--seed", options.seed),
        _whole("--latency", options.latency),
    )


def _whole(option: str, text: str, most: int = 1_000_000) -> int:
    """Read a number; anything else ends the process with code 2."""
    if not re.fullmatch(r"\d{1,7}", text) or int(text) > most:
        _stop(f"Option refusée : {option} attend un nombre entier de 0 à {most}, et non « {text} ».")
    return int(text)


def _stop(message: str) -> NoReturn:
    print(message, file=sys.stderr)  # noqa: T201 - the command's answer
    raise SystemExit(2)


def _serve(port: int, scale: int, seed: int | None, latency: int) -> None:
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    if os.environ.get("PORTAL_WATCH_STDIN") == "1":
        Thread(target=_end_with_parent, daemon=True).start()
    with ExitStack() as stack:
        if not os.environ.get("DATABASE_URL") and not os.environ.get("PORTAL_SQLITE"):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="portail-"))
            os.environ["PORTAL_SQLITE"] = str(Path(folder) / "portail.sqlite3")
        os.environ["PORTAL_LATENCY_MS"] = str(latency)
        os.environ["PORTAL_SEED"] = "" if seed is None else str(seed)
        server = _prepare(port, scale, seed)
        print(f"Portail prêt : http://{HOST}:{server.effective_port}", flush=True)  # noqa: T201 - callers wait for it
        Thread(target=_warm_up, daemon=True).start()
        server.run()


def _prepare(port: int, scale: int, seed: int | None) -> BaseWSGIServer:
    """Make the database and listen. Ends the process with code 2 and one message when it cannot."""
    from django.db import DatabaseError, connection
    from waitress import create_server

    try:
        from portal.wsgi import application

        _migrate()
        _fill(scale, seed)
        connection.close()
        return create_server(application, host=HOST, port=port, threads=THREADS, ident=None)
    except (DatabaseError, OSError) as error:
        reason = str(error).partition("\n")[0]
        _stop(f"Le portail ne peut pas démarrer : {reason}")


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _fill(scale: int, seed: int | None) -> None:
    """Make the demonstration accounts, unless tests bring their own, and the catalogue."""
    from django.conf import settings

    if not settings.SEEDING_TOKEN:
        from portal import demo

        given = os.environ.get("MYOPENIP_DEMO_PASSWORD")
        password = given or secrets.token_urlsafe(12)
        demo.make_accounts(password)
        if not given and sys.stdout.isatty():
            print(f"Comptes : {', '.join(demo.LOGINS)} — mot de passe : {password}")  # noqa: T201 - a terminal only
    if scale:
        from portal import demo
        from portal.models import Offer

        # A lasting database keeps what it holds.
        if not Offer.objects.exists():
            demo.make_catalogue(scale, seed)


def _warm_up() -> None:
    """Load what the first requests would wait for."""
    from django.conf import settings
    from django.urls import get_resolver

    list(get_resolver().url_patterns)
    if settings.SEEDING_TOKEN:
        from portal import seeding

        seeding.warm_up()


def _end_with_parent() -> None:
    """End when standard input does: whoever started us is gone, however it went."""
    # Not through sys.stdin, whose lock a thread still reading would keep from the interpreter as it ends.
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _end(signum: int, _frame: object) -> None:
    raise SystemExit(0 if signum == signal.SIGTERM else 130)


if __name__ == "__main__":
    main()
