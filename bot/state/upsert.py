"""What every table is written with: a row put in or changed, rows of one kind written, old rows dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Table
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
    from sqlalchemy.sql.dml import UpdateBase

    from bot.state.writer import Write


def upsert(
    engine: AsyncEngine, table: Table, changed: Sequence[str], *, unless_same: str | None = None
) -> sqlite.Insert | postgresql.Insert:
    """The statement. `changed` are the columns a row that is there gets anew; none of them where `unless_same` is the same."""
    row = sqlite.insert(table) if engine.dialect.name == "sqlite" else postgresql.insert(table)
    return row.on_conflict_do_update(
        index_elements=[column.name for column in table.primary_key],
        set_={name: row.excluded[name] for name in changed},
        where=None if unless_same is None else table.c[unless_same] != row.excluded[unless_same],
    )


def writes(statement: UpdateBase) -> Write:
    """Rows written with a statement that takes each of them as its parameters."""

    async def write(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> Sequence[None]:
        await connection.execute(statement, list(rows))
        return [None] * len(rows)

    return write


def drops(column: Column[int]) -> Write:
    """Rows dropped whose time lies before a limit."""

    async def write(connection: AsyncConnection, limits: Sequence[int]) -> Sequence[None]:
        await connection.execute(delete(column.table).where(column < max(limits)))
        return [None] * len(limits)

    return write
