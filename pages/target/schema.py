"""Every key of a target file but its addresses and dataset: types, units, defaults."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from msgspec import Meta

from pages.target.addresses import Addresses, address_fault
from pages.target.dataset import Case, Offer, case_fault
from pages.target.errors import Unfit
from pages.target.kinds import Characters, Entry, Seconds, Strict, Text, Variable

Role = Literal[
    "admin",
    "non_admin_with_right",
    "non_admin_without_right",
    "non_admin_other_rights",
    "disabled",
]
ROLES: tuple[str, ...] = get_args(Role)
RoleKey = Annotated[str, Meta(extra={"known": ROLES})]
Answer = Literal["accept", "dismiss"]
_WORDED = ("label", "text", "title", "placeholder")
_STRATEGIES = ("role", *_WORDED, "id", "test_id", "css")


class Locate(Strict, frozen=True, kw_only=True):
    """How to find one element: by exactly one strategy, inside another element or a frame if need be."""

    role: Text | None = None
    name: Text | None = None
    """Accessible name, with ``role`` only."""
    label: Text | None = None
    text: Text | None = None
    title: Text | None = None
    """Tooltip, even where a script has moved it to ``data-original-title``."""
    placeholder: Text | None = None
    id: Text | None = None
    test_id: Text | None = None
    css: Text | None = None
    exact: bool = False
    """Whether the words must match whole and with their capitals."""
    within: "Locate | None" = None
    frame: "Locate | None" = None
    """The iframe that holds the element."""
    opened_by: "Locate | None" = None
    """What to click while the element is not on screen: the tab that holds it, what unfolds it."""

    def __post_init__(self) -> None:
        chosen = [name for name in _STRATEGIES if getattr(self, name) is not None]
        if len(chosen) != 1:
            told = " et ".join(f"« {name} »" for name in chosen) or "aucune"
            raise Unfit(((), f"attend une seule stratégie parmi {', '.join(_STRATEGIES)} ; trouvé : {told}"))
        if self.name is not None and self.role is None:
            raise Unfit((("name",), "ne va qu'avec « role »"))
        if self.exact and self.name is None and chosen[0] not in _WORDED:
            raise Unfit((("exact",), f"n'a pas d'effet avec « {chosen[0]} » sans « name »"))


class Account(Strict, frozen=True, kw_only=True):
    """Who signs in for a role (EX-03 … EX-06), and where the password is kept: never in the file."""

    login: Text
    password_env: Variable | None = None
    password_keyring: Entry | None = None

    def __post_init__(self) -> None:
        if (self.password_env is None) == (self.password_keyring is None):
            raise Unfit(((), "attend « password_env » ou « password_keyring », l'un des deux seulement"))


class Launch(Strict, frozen=True, kw_only=True):
    """The embedded reference portal, to start when no base URL is known."""

    options: tuple[str, ...] = ()


class Timeouts(Strict, frozen=True, kw_only=True):
    """How long to wait, in seconds."""

    action: Seconds = 5.0
    navigation: Seconds = 15.0
    expect: Seconds = 5.0


class Busy(Strict, frozen=True, kw_only=True):
    """What covers the page while the server works."""

    any: tuple[Locate, ...] = ()


class Dialogs(Strict, frozen=True, kw_only=True):
    """What to answer to the browser's own dialogs."""

    confirm: Answer = "accept"
    beforeunload: Answer = "accept"


class Handler(Strict, frozen=True, kw_only=True):
    """A banner that may appear at any time, and what to click to be rid of it."""

    appears: Locate
    click: Locate


class Wording(Strict, frozen=True, kw_only=True):
    """What this portal says. None: the step judges by means that hold on any portal."""

    not_subscribed: Text = "Ce contact n'est pas abonné aux notification des conversations"
    """EX-16; the guide's own spelling."""
    not_eligible: Text = "Ce contact ne peut pas participer à la conversation"
    """EX-17."""
    login_refused: Text | None = None
    client_contact_missing: Text | None = None
    partner_contact_missing: Text | None = None
    subject_missing: Text | None = None
    content_missing: Text | None = None
    contact_not_eligible: Text | None = None
    """Why a conversation with a contact unable to take part is refused (EX-17)."""
    no_match: Text | None = None
    saved: Text | None = None
    """For the record: the guide promises no such words, so nothing is judged by them."""


class Procedure(Strict, frozen=True, kw_only=True):
    """Where this portal's course differs from the guide's plainest reading."""

    lists_at_once: bool = True
    """Whether the list of offers shows some before any search (EX-07)."""
    order_choice: Literal["form", "dialog"] = "form"
    """Where the order is chosen when several are in progress (EX-11)."""
    contacts_after_order: bool = False
    """Whether contacts show only once the order is chosen, where several are in progress (EX-11, EX-12)."""
    landing: Literal["conversation", "offer", "either", "elsewhere"] = "either"
    """Which page shows after Enregistrer (EX-21); elsewhere: any other, and the conversation is found by its OC."""
    form_has_address: bool = True
    """Whether the form can be asked for by its own address (EX-05)."""
    anti_forgery: tuple[Text, ...] = ()
    """Names of the fields, headers and cookies of the portal's anti-forgery token (EX-05)."""
    start_refused: Literal["hidden", "disabled", "either"] = "either"
    """How the start button is refused to who may not start a conversation (EX-01, EX-05)."""


class Limits(Strict, frozen=True, kw_only=True):
    """How much text this portal takes, in characters. None: nobody knows, the portal will tell."""

    subject: Characters | None = None
    content: Characters | None = None


class Described(Strict, frozen=True, kw_only=True):
    """What the file says and the target holds unchanged."""

    name: Text
    """How reports call the portal."""
    base_url: str = ""
    locale: Text = "fr-FR"
    writes: bool = True
    """False: scenarios that create something are left out."""
    allowed_origins: tuple[str, ...] = ()
    """Origins the pages may call besides their own."""
    subject_prefix: str = ""
    """Put before the subject of every conversation that the suite creates."""
    launch: Launch | None = None
    timeouts: Timeouts = Timeouts()
    addresses: Addresses = Addresses()
    accounts: Mapping[RoleKey, Account] = {}
    dataset: Mapping[Case, Offer] = {}
    locators: Mapping[str, Mapping[str, Locate]] = {}
    dialogs: Dialogs = Dialogs()
    handlers: Mapping[str, Handler] = {}
    wording: Wording = Wording()
    procedure: Procedure = Procedure()
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        urls = [(("base_url",), address_fault(self.base_url) if self.base_url else None)]
        origins = [
            (("allowed_origins", place), address_fault(origin, origin=True))
            for place, origin in enumerate(self.allowed_origins)
        ]
        cases = [(("dataset", case), case_fault(case, offer)) for case, offer in self.dataset.items()]
        problems = [(at, fault) for at, fault in (*urls, *origins, *cases) if fault is not None]
        if problems:
            raise Unfit(*problems)


class Written(Described, frozen=True, kw_only=True):
    """A whole target file, as written."""

    busy: Busy = Busy()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.base_url and self.launch is not None:
            raise Unfit((("launch",), "ne va pas avec « base_url » : le portail embarqué choisit son adresse"))
