"""The database behind the state: a SQLite file, or PostgreSQL for several replicas; brought up to date under a lock."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError, StateError
from bot.file_lock import locked_file

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import URL, Connection
    from sqlalchemy.ext.asyncio import AsyncConnection

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
MIGRATIONS = Path(__file__).parent / "migrations"
# Where alembic notes which of them were done; their files begin with their numbers.
NOTED = "alembic_version"
DONE = text("select version_num from alembic_version")
# Any number will do, as long as nothing else in the database uses it.
MIGRATION_LOCK = 7_239_401
BUSY_SECONDS = 10
LAST_PORT = 65535
# To connect, and to do one thing: a server that says nothing is as good as away.
PATIENCE = {"timeout": 5, "command_timeout": 60}


def address(url: str) -> URL:
    """The address with the driver that is used for it. Raises SettingsError."""
    try:
        parsed = make_url(url)
        if parsed.port is not None and not 0 < parsed.port <= LAST_PORT:
            raise ValueError(parsed.port)  # noqa: TRY301 - as its own errors for what is no port
    except (ArgumentError, ValueError):
        raise SettingsError("TRADEBOT_STATE_URL: not a database address; for example sqlite:///tradebot.sqlite") from None
    driver = DRIVERS.get(parsed.drivername.partition("+")[0])
    if driver is None or (driver.startswith("sqlite") and not parsed.database):
        raise SettingsError("TRADEBOT_STATE_URL: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")
    return parsed.set(drivername=driver)


async def connected(url: URL) -> AsyncEngine:
    """An engine on a database that is up to date. Raises StateError when there is none to be had."""
    try:
        if is_file(url):
            engine = create_async_engine(url)
            event.listen(engine.sync_engine, "connect", _pragmas)
        else:
            engine = create_async_engine(url, pool_pre_ping=True, connect_args=PATIENCE)
        async with _migrating(engine) as connection:
            await connection.run_sync(_upgrade)
    except (SQLAlchemyError, OSError) as error:
        shown = url.database if is_file(url) else url.render_as_string(hide_password=True)
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StateError(f"TRADEBOT_STATE_URL: cannot use {shown}: {reason}") from None
    return engine


def is_file(url: URL) -> bool:
    """Whether the state is a SQLite file."""
    return url.drivername.startswith("sqlite")


async def write_lock(connection: AsyncConnection) -> None:
    """Before something is read that decides what is written: a SQLite file is locked by the first write alone.

    In PostgreSQL the rows that are read are locked, by the SELECT that reads them.
    """
    if is_file(connection.engine.url):
        await connection.execute(text("update roles set owner = owner where false"))


@asynccontextmanager
async def _migrating(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection that alone changes the tables, also where several processes start at once."""
    with ExitStack() as held:
        if is_file(engine.url):
            lock = await asyncio.to_thread(locked_file, Path(f"{engine.url.database}.lock"), wait=True)
            if lock is not None:
                held.enter_context(lock)
        async with engine.begin() as connection:
            if not is_file(engine.url):
                await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            yield connection


def _upgrade(connection: Connection) -> None:
    """Alembic, with ten megabytes, is only there for a process that has something to change."""
    if _is_up_to_date(connection):
        return
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _is_up_to_date(connection: Connection) -> bool:
    last = max(path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return inspect(connection).has_table(NOTED) and list(connection.scalars(DONE)) == [last]


def _pragmas(connection: Any, _: Any) -> None:  # noqa: ANN401 - the driver's own types
    """Readers beside a writer, and a commit that survives the death of the process."""
    cursor = connection.cursor()
    for pragma in ("journal_mode = wal", "synchronous = normal", f"busy_timeout = {BUSY_SECONDS * 1000}"):
        cursor.execute(f"pragma {pragma}")
    cursor.close()
