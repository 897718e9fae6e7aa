"""What a page object says when the portal is not where it should be. Messages are read by QA: in French."""

from __future__ import annotations


class PageError(AssertionError):
    """A page did not do what the guide says; the message names the page, what was expected and what was there."""


class NotArrived(PageError):
    """The expected page did not appear within the navigation time-out."""


class SignedOut(NotArrived):
    """The portal shows its login page instead: the session is over."""


class SignInRefused(NotArrived):
    """The portal refuses an account that the target gives; the message says which, and where its password is told."""


class Answered(NotArrived):
    """The portal answered with an error instead of the page."""

    def __init__(self, title: str, status: int, words: str, retry_after: str | None = None) -> None:
        super().__init__(f"La page « {title} » n'est pas apparue : le portail a répondu {status}. Il dit : {words}")
        self.status = status
        self.words = words
        """What the portal says, on one line."""
        self.retry_after = retry_after
        """What it asks to wait, as it says it (Retry-After)."""


class Refused(PageError):
    """The portal refuses what the business does not allow; the message quotes its words, and trying again is vain."""


class NotOffered(PageError):
    """A choice that the procedure needs is not among those offered."""


class NotVerifiable(Exception):
    """The target lacks what a rule needs to be probed; the message names the missing key."""
