"""A diagnosis for people, as a table on a terminal and plain lines elsewhere, and for programs, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from doctor import paste
from doctor.findings import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from doctor.findings import Diagnosis, Finding

_COLOURS = {State.FOUND: "green", State.UNSEEN: "yellow", State.MOOT: "dim"}  # the others are to be mended: red


def show(diagnosis: Diagnosis, console: Console) -> None:
    """Print the diagnosis: a table where there is a terminal, a line each elsewhere; then what to paste."""
    if console.is_terminal:
        _tables(diagnosis, console)
    else:
        for line in _lines(diagnosis):
            _write(console, line)
    for line in _rest(diagnosis):
        _write(console, line)


def as_json(diagnosis: Diagnosis) -> str:
    """Write the diagnosis for programs; keys only ever come in addition."""
    told = {
        "cible": diagnosis.target,
        "fichier": diagnosis.file,
        "adresse": diagnosis.base_url,
        "apte": diagnosis.fit,
        "comptes": [
            {"role": one.role, "identifiant": one.login, "apte": one.fit, "constat": one.said, "ms": one.milliseconds}
            for one in diagnosis.accounts
        ],
        "elements": [
            {
                "page": one.page,
                "element": one.element,
                "etat": one.state,
                "nombre": one.count,
                "repere": one.used,
                "adresse": one.address,
                "ms": one.milliseconds,
                "raison": one.reason,
                "conseils": [paste.advised(one, advice) for advice in one.advice],
            }
            for one in diagnosis.findings
        ],
        "toml": paste.advice(diagnosis),
        "cas_absents": diagnosis.cases,
        "cas_proposes": diagnosis.offers,
        "origines_bloquees": diagnosis.blocked,
        "captures": [str(path) for path in diagnosis.pictures],
        "secondes": diagnosis.seconds,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _tables(diagnosis: Diagnosis, console: Console) -> None:
    from rich.markup import escape
    from rich.table import Table

    accounts = Table("Compte", "Identifiant", "Constat", "ms", title=escape(f"{diagnosis.target} — comptes"))
    for account in diagnosis.accounts:
        colour = "green" if account.fit else "red"
        accounts.add_row(account.role, account.login, f"[{colour}]{escape(account.said)}[/]", str(account.milliseconds))
    console.print(accounts)
    table = Table("Page", "Élément", "État", "Nb", "Repère", "ms", title=escape(f"{diagnosis.target} — éléments"))
    for one in diagnosis.findings:
        state = f"[{_COLOURS.get(one.state, 'red')}]{one.state}[/]"
        used = escape(one.reason or one.used)
        table.add_row(one.page, one.element, state, str(one.count or ""), used, str(one.milliseconds or ""))
    console.print(table)


def _lines(diagnosis: Diagnosis) -> Iterator[str]:
    for account in diagnosis.accounts:
        verdict = "" if account.fit else "  (inattendu pour ce rôle)"
        yield f"compte  {account.role} ({account.login}) : {account.said}{verdict}, {account.milliseconds} ms"
    for one in diagnosis.findings:
        yield f"élément  {one.page}.{one.element} : {_said(one)}"


def _said(one: Finding) -> str:
    if one.state is State.STUCK:
        return f"{one.state} par {one.used} ({one.reason}), {one.address}"
    if one.reason:
        return f"{one.state} ({one.reason})"
    return f"{one.state}, {one.count} par {one.used}, {one.milliseconds} ms, {one.address}"


def _rest(diagnosis: Diagnosis) -> Iterator[str]:
    if advice := paste.advice(diagnosis):
        yield "\nÀ coller dans la cible, après vérification :\n"
        yield advice
    if diagnosis.cases:
        yield f"\nCas absents de [dataset], dont les scénarios seront sautés : {', '.join(diagnosis.cases)}."
    if diagnosis.offers:
        yield "\nDes OC du portail en tiennent lieu ; à coller après vérification :"
    for text in diagnosis.offers.values():
        yield f"\n{text}"
    for origin, count in sorted(diagnosis.blocked.items()):
        yield f"\nOrigine bloquée, à permettre si le portail en a besoin : {origin} ({count} fois)"
    for path in diagnosis.pictures:
        yield f"Capture : {path}"
    count = len(diagnosis.missing())
    yield f"\n{_verdict(diagnosis, count)} Visite de {round(diagnosis.seconds)} s."


def _verdict(diagnosis: Diagnosis, count: int) -> str:
    if diagnosis.fit:
        return f"La cible « {diagnosis.target} » est apte."
    refused = [one.role for one in diagnosis.accounts if not one.fit]
    many = "s" if count > 1 else ""
    why = [f"{count} élément{many} à retrouver"] if count else []
    why += [f"compte{'s' if len(refused) > 1 else ''} {', '.join(refused)}"] if refused else []
    why += ["aucun compte"] if not diagnosis.accounts else []
    why += ["aucune donnée ([dataset])"] if not diagnosis.data else []
    why += [f"procedure.{name} = {value}" for name, value in diagnosis.procedure.items()]
    return f"La cible « {diagnosis.target} » n'est pas apte : {' ; '.join(why)}."


def _write(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
