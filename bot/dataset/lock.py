"""One import at a time in a data folder, whatever the number of processes; a lock ends with the process that holds it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.dataset.release import RELEASES
from bot.errors import PublishError
from bot.file_lock import locked_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(data: Path, what: str = "import") -> Iterator[None]:
    """Hold a lock of a data folder. Raises PublishError when another process has it, or the folder cannot be written."""
    folder = data / RELEASES
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = locked_file(folder / f"{what}.lock")
    except OSError as error:
        raise PublishError(f"{folder} cannot be written: {error.strerror}") from error
    if file is None:
        raise PublishError(f"another {what} is running in this data folder")
    with file:
        yield
