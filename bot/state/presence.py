"""Which processes are alive: what a dead one left is taken over, and what a living one has never.

A process holds a lock that the system frees when it ends, however it ends. Beside a SQLite file that is a locked file, and says
all. In PostgreSQL it is an advisory lock of a session, and a session may be lost while its process lives: the database was
restarted, or a connection broke. So each process also renews a lease, and only one that neither holds its lock nor has renewed
its lease for `GRACE_SECONDS` is dead.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from math import inf
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from sqlalchemy import delete, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError
from bot.file_lock import locked_file
from bot.logs import get_logger
from bot.state.clock import now
from bot.state.database import is_file
from bot.state.reading import rows
from bot.state.tables import leases
from bot.state.upsert import upsert

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

logger = get_logger(__name__)
# Several times as long as a process takes to notice that its session is gone, and to open another.
GRACE_SECONDS = 6
# A database that does not answer in this time is away.
ANSWER_SECONDS = 5.0
# Leases of processes that ended long ago without saying so.
KEPT_SECONDS = 24 * 3600
# Advisory locks are numbered in pairs; the first number says what the second one is.
ALIVE_LOCK = 7_239_402
HOLD = text("select pg_advisory_lock(:kind, :owner)")
HELD = text(
    "select objid from pg_locks where locktype = 'advisory' and granted and classid = :kind and objsubid = 2"
    " and database = (select oid from pg_database where datname = current_database())"
)
# A database that has just started has forgotten all locks; nobody had the time to take theirs again.
UP_SECONDS = text("select extract(epoch from clock_timestamp() - pg_postmaster_start_time())")


class Presence(Protocol):
    """The number of this process, `owner`, and which other processes are dead."""

    owner: int

    async def hold(self) -> None:
        """Be alive; to be called again and again. Raises StateError."""

    async def dead(self, owners: Collection[int]) -> list[int]:
        """Which of some processes run no more. Raises StateError."""

    async def release(self) -> None:
        """Be gone, in good order."""


def presence_on(engine: AsyncEngine) -> Presence:
    """The presence that fits a database."""
    return FilePresence(engine) if is_file(engine.url) else LeasePresence(engine)


class FilePresence:
    """Locked files beside the database, one for each process."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.owner = _number()
        self._database = engine.url.database
        self._file: IO[str] | None = None

    async def hold(self) -> None:
        """Be alive: the lock stays for as long as the process."""
        self._file = self._file or locked_file(self._path(self.owner))

    async def dead(self, owners: Collection[int]) -> list[int]:
        """Those whose file nobody holds."""
        return [owner for owner in owners if owner != self.owner and not _is_held(self._path(owner))]

    async def release(self) -> None:
        """Remove the file."""
        if self._file is not None:
            self._path(self.owner).unlink(missing_ok=True)
            self._file.close()

    def _path(self, owner: int) -> Path:
        return Path(f"{self._database}.{owner}.alive")


class LeasePresence:
    """A lock of a session, and a lease, in PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.owner = _number()
        self._engine = engine
        self._now = now(engine)
        self._session: AsyncConnection | None = None
        # When a session was opened after one was lost: until a while later the others may still be about to do so.
        self._again = -inf

    async def hold(self) -> None:
        """Take the lock where it is not held any more, and renew the lease. Raises StateError."""
        try:
            await asyncio.wait_for(self._hold(), ANSWER_SECONDS)
            if self._again == inf:
                self._again = time.monotonic()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            self._again = inf
            await self._let_go()
            raise StateError(f"the state cannot be reached: {type(error).__name__}") from error

    async def dead(self, owners: Collection[int]) -> list[int]:
        """Those that neither hold their lock nor have renewed their lease for a while. Raises StateError."""
        others = set(owners) - {self.owner}
        if not others or time.monotonic() - self._again < GRACE_SECONDS:
            return []
        held = {row.objid for row in await rows(self._engine, HELD, {"kind": ALIVE_LOCK})}
        age = (self._now - leases.c.renewed_at).label("age")
        ages = {row.owner: row.age for row in await rows(self._engine, select(leases.c.owner, age))}
        up = float((await rows(self._engine, UP_SECONDS))[0][0])
        # Without a lease: it has ended in good order.
        return [one for one in others - held if one not in ages or min(ages[one], up) > GRACE_SECONDS]

    async def release(self) -> None:
        """Give up the lease and the lock."""
        try:
            async with self._engine.begin() as connection:
                await connection.execute(delete(leases).where(leases.c.owner == self.owner))
                await connection.execute(delete(leases).where(leases.c.renewed_at < self._now - KEPT_SECONDS))
        except (SQLAlchemyError, OSError):
            logger.exception("the others will know later that this process has ended")
        await self._let_go()

    async def _hold(self) -> None:
        if self._session is None:
            connection = await self._engine.connect()
            self._session = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await self._session.execute(HOLD, {"kind": ALIVE_LOCK, "owner": self.owner})
        lease = upsert(self._engine, leases, ("renewed_at",), stamped="renewed_at")
        await self._session.execute(lease, {"owner": self.owner})

    async def _let_go(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.invalidate()
            await session.close()


def _number() -> int:
    return secrets.randbelow(2**31 - 1) + 1


def _is_held(path: Path) -> bool:
    if not path.exists():
        return False
    lock = locked_file(path)
    if lock is None:
        return True
    path.unlink(missing_ok=True)
    lock.close()
    return False
