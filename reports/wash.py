"""The last look at what a run has written: what was learnt to be secret late is taken out of what was written early."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reports.scrub import Scrubber


def wash(path: Path, scrubber: Scrubber) -> None:
    """Scrub a file, or every file below a folder, in place; pictures aside. What cannot be scrubbed does not stay.

    Raises what the file system or a broken archive raises.
    """
    for file in [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]:
        try:
            if file.suffix == ".zip":
                clean = file.with_suffix(".clean")
                scrubber.archive(file, clean)
                clean.replace(file)
            elif file.suffix != ".png" and scrubber.holds(data := file.read_bytes()):
                file.write_bytes(scrubber.data(data))
        except BaseException:
            file.unlink()
            raise
