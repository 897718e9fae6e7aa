"""What the coordinator and the workers say to each other. Nothing here holds a password, a cookie or a token."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from bulk.row import Row  # noqa: TC001 - msgspec reads the annotation


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How long the protocol waits, in seconds, and how often it tries."""

    ttl: float = 5.0
    """How long a permit is worth anything after it was asked for."""
    save: float = 20.0
    """How long the portal may take to answer the save request."""
    settle: float = 10.0
    """How long a conversation may take to be saved and shown once its request was sent."""
    row: float = 90.0
    """How long one attempt may take altogether before its page is closed."""
    tries: int = 5
    """How many attempts a row gets when what fails is not the whole portal."""
    back_off: float = 1.0
    """The first wait after a fault, on average; it doubles with each further one."""
    longest: float = 120.0
    """The longest wait after a fault."""
    pauses: int = 8
    """How many pauses in a row, without one success, before the run stops."""

    @property
    def longest_task(self) -> float:
        """After this long nothing is expected of a task any more: its worker should have ended it long before."""
        return 3 * self.row

    @property
    def flight(self) -> float:
        """After this long a permit given before can neither be used any more nor still be under way unseen."""
        return self.ttl + self.save + self.settle


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """What the form holds as Enregistrer is clicked: what a conversation is recognised by afterwards."""

    order: str
    contacts: tuple[str, ...]
    subject: str
    content: str
    baseline: tuple[str, ...]
    """Conversations of the offer with that subject before the row's first permit: none of them can be the row's."""
    seen: tuple[str, ...] = ()
    """Those that have come since, and were looked at before the row was sent again."""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt at a row: the permit is given to this number of this epoch and to no other."""

    row: Row
    number: int
    epoch: int
    rehearsal: bool = False
    """Whether the save request is kept from the portal whatever happens: the dry run."""

    @property
    def name(self) -> str:
        """What tells this attempt from any other, of any start of the coordinator."""
        return f"{self.row.key}.{self.number}.{self.epoch}"


class Verdict(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    """The portal showed the conversation."""
    REJECTED = "rejected"
    """The portal, or the row, makes it impossible, and trying again would change nothing."""
    UNCERTAIN = "uncertain"
    """The request may have been sent, and the portal's answer cannot be trusted."""
    FAILED = "failed"
    """Nothing was sent, for a technical reason."""
    REHEARSED = "rehearsed"
    """Nothing was sent, as asked: the dry run came as far as the gate."""

    @property
    def came_off(self) -> bool:
        """Whether nobody has to look into it."""
        return self in (Verdict.DONE, Verdict.REHEARSED)


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """The portal as a whole is in trouble: not the row's fault."""

    pause: float | None = None
    """Seconds that the portal asks to wait (Retry-After)."""
    halt: str = ""
    """In French, what has to be mended before anything can go on: no browser, no password, an account refused."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker reports of an attempt."""

    verdict: Verdict
    conversation: str = ""
    address: str = ""
    reason: str = ""
    trouble: Trouble | None = None
    seconds: float = 0.0
    worker: str = ""
    picture: bytes = b""
    """PNG of the page where it failed."""
    trace: bytes = b""
    """Playwright's trace of the attempt, without its secrets, where traces are asked for."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation to look for on an offer."""

    key: str
    intent: Intent
    strangers: tuple[str, ...] = ()
    """Conversations that belong to other rows."""
    own: str = ""
    """The row's own conversation, where it has one: it need not be opened again."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A look at the conversations of one offer."""

    name: str
    offer: str
    wanted: tuple[Wanted, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that matches what a row asks for."""

    conversation: str
    address: str


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What a look has seen: for each key its matches. With an error, nothing is known."""

    found: dict[str, tuple[Found, ...]] = {}
    error: str = ""
    trouble: Trouble | None = None
    seconds: float = 0.0


Task = Attempt | Look
Report = Outcome | Sight
