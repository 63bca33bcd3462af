"""Insert a row, or change the one that is there: said once for both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncEngine


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
