"""Which links the outputs follow: the portal's, and pictures of the run's own folder."""

from __future__ import annotations

from pathlib import PurePosixPath


def web(address: str) -> str | None:
    """Return an address of the web as it is, None for anything else."""
    return address if address.startswith(("https://", "http://")) else None


def picture(path: str) -> str | None:
    """Return a path inside the run's folder as it is, None for any other."""
    inside = PurePosixPath(path)
    return path if path and not inside.is_absolute() and ".." not in inside.parts and ":" not in path else None
