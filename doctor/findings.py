"""What a visit of a portal finds of each declared element and account, and what to write where something lacks."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - msgspec reads the annotation

import msgspec

from pages.target import Locate  # noqa: TC001 - msgspec reads the annotation


class State(StrEnum):
    """What became of an element."""

    FOUND = "trouvé"
    ABSENT = "absent"
    SEVERAL = "plusieurs"
    STUCK = "non conduit"
    """It is there, and cannot be read or filled."""
    UNSEEN = "non vu"
    MOOT = "sans objet"


class Advice(msgspec.Struct, frozen=True):
    """A way to find a missing element, tried on the page itself, and how likely it is the right one (0 to 1)."""

    locate: Locate
    likelihood: float


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One declared element of one page."""

    page: str
    element: str
    state: State
    count: int = 0
    used: str = ""
    """The locator: the target's, as TOML, or the guide's words."""
    address: str = ""
    milliseconds: int = 0
    advice: tuple[Advice, ...] = ()
    """Best first."""
    reason: str = ""
    """Why it was not seen, or not driven."""

    @property
    def fit(self) -> bool:
        """Whether scenarios can count on it, as far as can be seen without saving anything."""
        return self.state in {State.FOUND, State.MOOT} or (self.state is State.UNSEEN and not self.blocked)

    blocked: bool = False
    """Whether it was not seen because the way to it is not open, rather than for lack of an occasion."""


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """What the portal did with one account."""

    role: str
    login: str
    fit: bool
    said: str
    milliseconds: int = 0


class Diagnosis(msgspec.Struct, kw_only=True):
    """Everything that a visit has found."""

    target: str
    file: str
    base_url: str
    accounts: list[SignIn] = []
    findings: list[Finding] = []
    reference: str | None = None
    """The offer whose pages were visited."""
    procedure: dict[str, str] = {}
    """Keys of ``[procedure]`` that the portal contradicts, with what it does."""
    tokens: tuple[str, ...] = ()
    """Names of anti-forgery values on the form, where the target tells none."""
    covers: list[Locate] = []
    """What covers pages while they load and ``[busy]`` does not tell."""
    data: bool = True
    """Whether the target has any data for scenarios to stand on."""
    cases: list[str] = []
    """Dataset cases that the target lacks."""
    offers: dict[str, str] = {}
    """For some of them, a table to paste, read from the portal."""
    blocked: dict[str, int] = {}
    """Calls to origins that the target does not allow."""
    pictures: list[Path] = []
    seconds: float = 0

    @property
    def fit(self) -> bool:
        """Whether the target can be run: each element found or without occasion, each account as its role wants."""
        signed_in = bool(self.accounts) and all(one.fit for one in self.accounts)
        return signed_in and self.data and not self.procedure and all(one.fit for one in self.findings)

    def missing(self) -> list[Finding]:
        return [one for one in self.findings if not one.fit]
