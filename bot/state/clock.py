"""The database's clock: one for all replicas, whose own may differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, cast, extract, func

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncEngine


def now(engine: AsyncEngine) -> ColumnElement[int]:
    """Seconds since 1970, at the moment in which a statement runs."""
    if engine.dialect.name == "sqlite":
        return cast(func.strftime("%s", "now"), BigInteger)
    return cast(func.floor(extract("epoch", func.clock_timestamp())), BigInteger)
