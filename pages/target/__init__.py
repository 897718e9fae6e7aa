"""A target: everything that differs between portals, read once from ``targets/NAME.toml``, immutable."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Self

import msgspec

from pages.secret import Secret
from pages.target.addresses import Addresses, address_fault
from pages.target.check import Fault
from pages.target.dataset import Contact, Offer, Order
from pages.target.errors import NoAccount, TargetError, closest, dotted, nearest
from pages.target.password import password
from pages.target.read import listed, tables, text_of
from pages.target.schema import (
    ROLES,
    Account,
    Described,
    Dialogs,
    Handler,
    Launch,
    Limits,
    Locate,
    Procedure,
    Role,
    Timeouts,
    Wording,
    Written,
)

__all__ = [
    "ROLES",
    "Account",
    "Addresses",
    "Contact",
    "Dialogs",
    "Handler",
    "Launch",
    "Limits",
    "Locate",
    "Offer",
    "Order",
    "Procedure",
    "Role",
    "Secret",
    "Target",
    "TargetError",
    "Timeouts",
    "Wording",
    "load",
]

TARGETS = Path(__file__).parents[2] / "targets"


class Target(Described, frozen=True, kw_only=True):
    """A portal to drive: what its file says, and the file it was read from."""

    file: Path
    busy: tuple[Locate, ...] = ()
    """What covers the page while the server works."""

    def url(self, address: str) -> str:
        """Make a whole address of a path below the base URL; a whole address stays as it is.

        Raises TargetError while the base URL is not known (an embedded portal that is not started).
        """
        if address.startswith(("http://", "https://")):
            return address
        if not self.base_url:
            raise TargetError(f"L'adresse de la cible « {self.name} » n'est pas connue : son portail n'est pas lancé.")
        return f"{self.base_url.rstrip('/')}/{address.removeprefix('/')}"

    def at(self, base_url: str) -> Self:
        """Return the same target at another base URL."""
        return msgspec.structs.replace(self, base_url=base_url)

    def account(self, role: str) -> Account:
        """Return the account of a role (EX-03 … EX-06); raises NoAccount if the target has none."""
        account = self.accounts.get(role)
        if account is None:
            raise NoAccount(f"la cible « {self.name} » n'a pas de compte « {role} » : [accounts.{role}] est absent")
        return account

    def password(self, role: str) -> Secret:
        """Read the password of a role's account, now (EX-06).

        Raises TargetError, naming what to set, if the target has no such account or the password is missing.
        """
        return password(role, self.account(role))

    def check_locators(self, known: Mapping[str, Collection[str]]) -> None:
        """Refuse overrides of pages or elements that do not exist, given the elements of each page.

        Raises TargetError with every such key, its line and the nearest known name.
        """
        found = []
        for page, elements in self.locators.items():
            if page not in known:
                found.append(_stranger(("locators", page), "page inconnue", known))
                continue
            found += [
                _stranger(("locators", page, element), "élément inconnu", known[page])
                for element in elements
                if element not in known[page]
            ]
        if found:
            raise TargetError(listed(self.file, text_of(self.file), found))


def load(name_or_path: str, *, base_url: str | None = None, root: Path = TARGETS) -> Target:
    """Read a target by its name (``targets/NAME.toml``) or by the path of its file.

    A given base URL takes the place of the file's. Raises TargetError: its French message names every problem
    of the file, with its line.
    """
    file = _file(name_or_path, root)
    text = text_of(file)
    written = msgspec.convert(tables(file, text), Written)
    fields = {name: getattr(written, name) for name in Described.__struct_fields__}
    target = Target(**fields, file=file, busy=written.busy.any)
    if base_url is not None:
        if fault := address_fault(base_url):
            raise TargetError(f"--base-url {fault}.")
        return target.at(base_url)
    if not target.base_url and target.launch is None:
        raise TargetError(f"{file} : clé obligatoire absente : « base_url » (ou [launch], ou l'option --base-url).")
    return target


def _file(name_or_path: str, root: Path) -> Path:
    if name_or_path.endswith(".toml") or Path(name_or_path).name != name_or_path:
        return Path(name_or_path)
    file = root / f"{name_or_path}.toml"
    if not file.is_file():
        names = sorted(path.stem for path in root.glob("*.toml"))
        meant = f" ; vouliez-vous dire « {close} » ?" if (close := closest(name_or_path, names)) else "."
        raise TargetError(f"Cible inconnue : « {name_or_path} »{meant} Cibles connues : {', '.join(names)}.")
    return file


def _stranger(at: tuple[str, ...], what: str, known: Collection[str]) -> Fault:
    return Fault(at, f"{what} : « {dotted(at)} » ; {nearest(at[-1], known)}")
