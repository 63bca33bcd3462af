"""Every test of the state runs on SQLite and on PostgreSQL, each in a database of its own."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.state.database import address

if TYPE_CHECKING:
    pass

NUMBERS = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/state.sqlite"
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """A PostgreSQL database of its own."""
    name = f"state{next(NUMBERS)}"
    asyncio.run(create(postgres, name))
    return f"{postgres.rpartition('/')[0]}/{name}"


async def create(server: str, name: str) -> None:
    engine = create_async_engine(address(server), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"create database {name}"))
    await engine.dispose()
