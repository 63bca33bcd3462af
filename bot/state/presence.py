"""Which processes are alive: an update that a dead one had begun is taken over at once, and one of a live one never.

A process holds a lock that the system frees when it ends, however it ends: beside a SQLite file a locked file, in
PostgreSQL an advisory lock of its session.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError
from bot.file_lock import locked_file
from bot.state.database import is_file
from bot.state.reading import rows

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

# Advisory locks are numbered in pairs; the first number says what the second one is.
ALIVE_LOCK = 7_239_402
HOLD = text("select pg_advisory_lock(:kind, :owner)")
HELD = text(
    "select 1 from pg_locks where locktype = 'advisory' and granted and classid = :kind and objid = :owner and objsubid = 2"
    " and database = (select oid from pg_database where datname = current_database())"
)


class Presence:
    """The number of this process, `owner`, and whether that of another one is still held."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.owner = secrets.randbelow(2**31 - 1) + 1
        self._engine = engine
        self._file: IO[str] | None = None
        self._session: AsyncConnection | None = None

    async def hold(self) -> None:
        """Be alive. Called again it makes sure: a database that was restarted has forgotten its sessions.

        Raises StateError.
        """
        if is_file(self._engine.url):
            self._file = self._file or locked_file(self._path(self.owner))
            return
        try:
            if self._session is not None:
                await self._session.execute(text("select 1"))
                return
        except SQLAlchemyError:
            await self._let_go()
        try:
            session = await self._engine.connect()
            self._session = await session.execution_options(isolation_level="AUTOCOMMIT")
            await self._session.execute(HOLD, {"kind": ALIVE_LOCK, "owner": self.owner})
        except (SQLAlchemyError, OSError) as error:
            raise StateError(f"the state cannot be reached: {type(error).__name__}") from error

    async def is_alive(self, owner: int) -> bool:
        """Whether the process with that number still runs."""
        if owner == self.owner:
            return True
        if is_file(self._engine.url):
            return self._file_is_held(self._path(owner))
        return bool(await rows(self._engine, HELD, {"kind": ALIVE_LOCK, "owner": owner}))

    async def release(self) -> None:
        """Be gone, in good order."""
        if self._file is not None:
            self._path(self.owner).unlink(missing_ok=True)
            self._file.close()
        await self._let_go()

    async def _let_go(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.invalidate()
            await session.close()

    def _path(self, owner: int) -> Path:
        return Path(f"{self._engine.url.database}.{owner}.alive")

    @staticmethod
    def _file_is_held(path: Path) -> bool:
        if not path.exists():
            return False
        lock = locked_file(path)
        if lock is None:
            return True
        path.unlink(missing_ok=True)
        lock.close()
        return False
