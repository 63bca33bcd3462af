"""Presence in PostgreSQL: an advisory lock of a session, which the system frees when the process ends, and a lease.

A session may be lost while its process lives: the database was restarted, or a connection broke. So each process also renews a
lease, and only one that neither holds its lock nor has renewed its lease for `GRACE_SECONDS` is dead.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError
from bot.logs import get_logger
from bot.state.clock import now
from bot.state.owners.presence import owner_number
from bot.state.owners.sent import SentFile, read_sent
from bot.state.reading import rows
from bot.state.tables import leases
from bot.state.upsert import upsert

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.owners.presence import Sent

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


class LeasedPresence:
    """What a process has sent stands in a temporary file: read by those that take over on the same machine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.owner = owner_number()
        self._engine = engine
        self._now = now(engine)
        self._session: AsyncConnection | None = None
        # When a session was opened after one was lost: until a while later the others may still be about to do so.
        self._again = -inf
        self._file = _made(self._path(self.owner))
        self.sent = SentFile(self._file)

    async def hold(self) -> None:
        """Take the lock where it is not held any more, and renew the lease. Raises StateError."""
        try:
            await asyncio.wait_for(self._hold(), ANSWER_SECONDS)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            self._again = inf
            await self._let_go()
            raise StateError(f"the state cannot be reached: {type(error).__name__}") from error
        if self._again == inf:
            self._again = time.monotonic()

    async def dead(self, owners: Collection[int]) -> dict[int, Sent]:
        """Those that neither hold their lock nor have renewed their lease for a while. Raises StateError."""
        others = set(owners) - {self.owner}
        if not others or time.monotonic() - self._again < GRACE_SECONDS:
            return {}
        held = await self._held()
        age = (self._now - leases.c.renewed_at).label("age")
        ages = {row.owner: row.age for row in await rows(self._engine, select(leases.c.owner, age))}
        up = float((await rows(self._engine, UP_SECONDS))[0][0])
        # Without a lease: it has ended in good order.
        dead = [one for one in others - held if one not in ages or min(ages[one], up) > GRACE_SECONDS]
        return {owner: read_sent(self._path(owner)) for owner in dead}

    async def seems_gone(self, owner: int) -> bool:
        """Whether it does not hold its lock."""
        return owner not in await self._held()

    def buried(self, owners: Collection[int]) -> None:
        """Remove their files."""
        for owner in owners:
            self._path(owner).unlink(missing_ok=True)

    async def sweep(self, left: Collection[int]) -> int:
        """Those on this machine that had a lease here; after a day the lease goes, too."""
        owners = {row.owner for row in await rows(self._engine, select(leases.c.owner))}
        gone = await self.dead({owner for owner in owners - set(left) if self._path(owner).exists()})
        self.buried(gone)
        return len(gone)

    async def release(self) -> None:
        """Give up the lease and the lock."""
        try:
            async with self._engine.begin() as connection:
                await connection.execute(delete(leases).where(leases.c.owner == self.owner))
                await connection.execute(delete(leases).where(leases.c.renewed_at < self._now - KEPT_SECONDS))
        except (SQLAlchemyError, OSError) as error:
            logger.warning("the others will know later that this process has ended", reason=type(error).__name__)
        await self._let_go()
        if self._file is not None:
            if self.sent.is_empty:
                self._path(self.owner).unlink(missing_ok=True)
            os.close(self._file)

    async def _held(self) -> set[int]:
        return {row.objid for row in await rows(self._engine, HELD, {"kind": ALIVE_LOCK})}

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

    @staticmethod
    def _path(owner: int) -> Path:
        return Path(tempfile.gettempdir(), f"tradebot-{owner}.sent")


def _made(path: Path) -> int | None:
    try:
        return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
    except OSError as error:
        logger.warning("no temporary file: a kill may double an answer more often", reason=error.strerror)
        return None
