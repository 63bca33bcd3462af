"""Presence beside a SQLite file: each process locks a file, and the system frees the lock when it ends, however it ends."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from bot.errors import StateError
from bot.file_lock import locked_file
from bot.state.owners.presence import owner_number
from bot.state.owners.sent import SentFile, read_sent

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.state.owners.presence import Sent


class LockedPresence:
    """The file also says what the process has sent."""

    def __init__(self, database: str) -> None:
        self.owner = owner_number()
        self._database = database
        # Of dead processes: held while they are taken over, so that nobody else does.
        self._taken: dict[int, IO[str]] = {}
        file = self._lock(self.owner)
        if file is None:
            raise StateError("another process has the same number")  # pragma: no cover - one in two thousand million
        self._file = file
        self.sent = SentFile(file.fileno())

    async def hold(self) -> None:
        """The lock stays for as long as the process."""

    async def dead(self, owners: Collection[int]) -> dict[int, Sent]:
        """Those whose file nobody holds. Without a file: it ended in good order."""
        found: dict[int, Sent] = {}
        for owner in set(owners) - {self.owner}:
            if owner not in self._taken and self._path(owner).exists():
                file = self._lock(owner)
                if file is None:
                    continue
                self._taken[owner] = file
            found[owner] = read_sent(self._path(owner))
        return found

    async def seems_gone(self, owner: int) -> bool:
        """Whether nobody holds its file."""
        if owner in self._taken or not self._path(owner).exists():
            return True
        file = self._lock(owner)
        if file is not None:
            file.close()
        return file is not None

    def buried(self, owners: Collection[int]) -> None:
        """Remove their files."""
        for owner in owners:
            self._path(owner).unlink(missing_ok=True)
            if (file := self._taken.pop(owner, None)) is not None:
                file.close()

    async def sweep(self, left: Collection[int]) -> int:
        """Those that nobody holds."""
        database = Path(self._database)
        found = [int(name) for path in database.parent.iterdir() if (name := self._owner_in(database, path.name)).isdecimal()]
        gone = await self.dead(set(found) - set(left))
        self.buried(gone)
        return len(gone)

    async def release(self) -> None:
        """Remove the file, unless it says what the database does not."""
        if self.sent.is_empty:
            self._path(self.owner).unlink(missing_ok=True)
        self._file.close()

    @staticmethod
    def _owner_in(database: Path, name: str) -> str:
        """The number in the name of such a file, else nothing."""
        return name.removeprefix(f"{database.name}.").removesuffix(".alive")

    def _path(self, owner: int) -> Path:
        return Path(f"{self._database}.{owner}.alive")

    def _lock(self, owner: int) -> IO[str] | None:
        try:
            return locked_file(self._path(owner))
        except OSError as error:
            raise StateError(f"the files beside the state cannot be used: {error.strerror}") from error
