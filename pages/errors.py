"""What a page object says when the portal is not where it should be. Messages are read by QA: in French."""

from __future__ import annotations


class PageError(AssertionError):
    """A page did not do what the guide says; the message names the page, what was expected and what was there."""


class NotArrived(PageError):
    """The expected page did not appear within the navigation time-out."""


class NotOffered(PageError):
    """A choice that the procedure needs is not among those offered."""


class NotVerifiable(Exception):
    """The target lacks what a rule needs to be probed; the message names the missing key."""
