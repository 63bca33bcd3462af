"""Reading the state, with the driver's errors turned into the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncEngine
    from sqlalchemy.sql import Executable


async def rows(engine: AsyncEngine, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
    """What a SELECT finds. Raises StateError when the database does not answer."""
    try:
        async with engine.connect() as connection:
            return (await connection.execute(statement, values)).all()
    except (SQLAlchemyError, OSError) as error:
        raise StateError(f"the state cannot be read: {type(error).__name__}") from error


async def value(engine: AsyncEngine, statement: Executable) -> Any:  # noqa: ANN401 - as the column is typed
    """The only column of the only row; None when there is no row. Raises StateError."""
    found = await rows(engine, statement)
    return found[0][0] if found else None
