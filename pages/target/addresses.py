"""Where a portal is: its base URL, the origins it may call, the addresses of its pages."""

import string
from urllib.parse import urlsplit

from pages.target.errors import Unfit
from pages.target.kinds import Strict, Text


class Addresses(Strict, frozen=True, kw_only=True):
    """Addresses of the pages, each a path below the base URL or a whole address (EX-05 … EX-09, EX-18).

    None: the page has no address of its own and is reached by the menu or the list.
    """

    login: Text = "/"
    home: Text = "/"
    offers: Text | None = None
    offer: Text | None = None
    """Template of an OC's detail; ``{offer}`` stands for the OC's key in the dataset."""
    form: Text | None = None
    """Template of the form that starts a conversation on an OC; ``{offer}`` as above."""
    notifications: Text | None = None

    def __post_init__(self) -> None:
        faulty = [
            ((name,), "doit contenir {offer}, et aucune autre accolade")
            for name in ("offer", "form")
            if (template := getattr(self, name)) is not None and _placeholders(template) != {"offer"}
        ]
        if faulty:
            raise Unfit(*faulty)


def _placeholders(template: str) -> set[str | None]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        return set()


def address_fault(url: str, *, origin: bool = False) -> str | None:
    """Say in French what is wrong with a base URL (or with a bare origin), None if nothing is.

    A URL with a user or a password in it is refused without being repeated.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return f"n'est pas une adresse valide : « {url} »" if "@" not in url else "n'est pas une adresse valide"
    if "@" in parts.netloc:
        return "ne doit contenir ni identifiant ni mot de passe"
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or any(map(str.isspace, url)):
        return f"doit être une adresse http:// ou https:// complète, et non « {url} »"
    if parts.query or parts.fragment:
        return "ne doit contenir ni « ? » ni « # »"
    if origin and parts.path:
        return f"doit être une origine sans chemin, comme « {parts.scheme}://{parts.netloc} »"
    return None
