"""What every table is written with: a row put in or changed, rows of one kind written, old rows dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, true, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from bot.state.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, ColumnElement, Table
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
    from sqlalchemy.sql.dml import UpdateBase

    from bot.state.writer import Write, Writer

# So many rows go in one transaction, and in one run; what is left goes with the next.
DROPPED_AT_ONCE = 1_000
DROPPED_IN_A_RUN = 200_000


def upsert(
    engine: AsyncEngine, table: Table, changed: Sequence[str], *, stamped: str, unless_same: str | None = None
) -> sqlite.Insert | postgresql.Insert:
    """The statement. `changed` are the columns a row that is there gets anew; none of them where `unless_same` is the same.

    `stamped` is the column that gets the time, by the database's clock.
    """
    row = sqlite.insert(table) if engine.dialect.name == "sqlite" else postgresql.insert(table)
    row = row.values({stamped: now(engine)})
    return row.on_conflict_do_update(
        index_elements=[column.name for column in table.primary_key],
        set_={name: row.excluded[name] for name in changed},
        where=None if unless_same is None else table.c[unless_same] != row.excluded[unless_same],
    )


def ignoring(engine: AsyncEngine, table: Table) -> sqlite.Insert | postgresql.Insert:
    """A row put in, unless there is one that is the same by a key of the table."""
    row = sqlite.insert(table) if engine.dialect.name == "sqlite" else postgresql.insert(table)
    return row.on_conflict_do_nothing()


def writes(statement: UpdateBase) -> Write:
    """Rows written with a statement that takes each of them as its parameters."""

    async def write(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> Sequence[None]:
        await connection.execute(statement, list(rows))
        return [None] * len(rows)

    return write


class Dropping:
    """Rows of a table that go when a time in them is long past; where `only` is given, of those."""

    def __init__(
        self, engine: AsyncEngine, writer: Writer, column: Column[Any], *, only: ColumnElement[bool] | None = None
    ) -> None:
        self._writer = writer
        self._column = column
        self._only = true() if only is None else only
        self._now = now(engine)

    async def older_than(self, seconds: int) -> int:
        """Drop them, a bounded number; how many went. Raises StateError."""
        gone = 0
        while gone < DROPPED_IN_A_RUN:
            dropped: int = await self._writer.add(self._drop, seconds)
            gone += dropped
            if dropped < DROPPED_AT_ONCE:
                break
        return gone

    async def _drop(self, connection: AsyncConnection, wanted: Sequence[int]) -> Sequence[int]:
        table = self._column.table
        key = tuple_(*table.primary_key)
        old = select(*table.primary_key).where(self._column < self._now - max(wanted), self._only).limit(DROPPED_AT_ONCE)
        gone = await connection.execute(delete(table).where(key.in_(old)))
        return [gone.rowcount] * len(wanted)
