"""A first target file, written from a visit that began with nothing but an address and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from doctor import paste
from doctor.toml import inline, table
from pages.target.dataset import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from doctor.findings import Diagnosis
    from pages.target import Account

_PAGES = {
    "login": "login.login",
    "home": "menu.catalogue",
    "offers": "offers.reference",
    "offer": "offer_detail.start",
    "form": "conversation_form.subject",
    "notifications": "notifications.heading",
}
"""Where each address is read: the page on which this element was looked for."""
_TO_DO = "à compléter"


_HEAD = """\
# Premier fichier cible, écrit par « myopenip target init ».
# « myopenip doctor » dit ce qui y manque encore.
name = {name}
base_url = {base_url}
subject_prefix = "[TEST] \""""
_DATA = """\
# {to_do} : les données des scénarios, un cas par table [dataset.<cas>], comme dans targets/example.toml.{seen}
# Cas : {cases}"""


def draft(diagnosis: Diagnosis, accounts: Mapping[str, Account]) -> str:
    """Write the target file; what was not recognised is there as a comment, `# à compléter`."""
    seen = f"\n# Par exemple l'OC visitée : {diagnosis.reference}" if diagnosis.reference else ""
    parts = [
        _HEAD.format(name=inline(diagnosis.target), base_url=inline(diagnosis.base_url)),
        "[addresses]\n" + "\n".join(_addresses(diagnosis)),
        *(table(f"accounts.{role}", account) for role, account in accounts.items()),
        paste.advice(diagnosis),
        _DATA.format(to_do=_TO_DO, seen=seen, cases=", ".join(case for case in CASES if case not in diagnosis.offers)),
        *diagnosis.offers.values(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _addresses(diagnosis: Diagnosis) -> Iterator[str]:
    shown = {f"{one.page}.{one.element}": one.address for one in diagnosis.findings}
    base = urlsplit(diagnosis.base_url)
    for name, element in _PAGES.items():
        address = urlsplit(shown.get(element, ""))
        named = quote(diagnosis.reference or " ")
        told = [part for part in address.query.split("&") if named in part]
        path = address.path.removeprefix(base.path.rstrip("/")) + (f"?{'&'.join(told)}" if told else "")
        path += f"#{address.fragment}" if address.fragment else ""
        template = path.replace(named, "{offer}")
        if not path or (name in {"offer", "form"} and template == path):
            yield f"# {name} =   # {_TO_DO}{f' : {path}' if path else ''}"
        else:
            yield f"{name} = {inline(template if name in {'offer', 'form'} else path)}"
