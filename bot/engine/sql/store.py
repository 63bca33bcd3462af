"""DuckDB: the dataset loaded into memory once, then closed to everything but SELECTs from the catalogue.

No external access, configuration locked, one thread a query (chats are served side by side), a time limit on each.
"""

from __future__ import annotations

import datetime as dt
import threading
import weakref
from typing import TYPE_CHECKING, Any

import duckdb

from bot.dataset.release import BUNDLED, current
from bot.dataset.seal import RELEASE_TABLES, broken
from bot.engine.facts import Facts
from bot.engine.sql.watchdog import Watchdog
from bot.errors import AskError, DataError
from bot.logs import get_logger
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.dataset.release import Release

logger = get_logger(__name__)
# All that is known: the day after all releases.
NOW = dt.date.max
# No threads of its own beside those that ask, and nothing is put on disk: on a read-only one it could not be.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "async_threads": 0,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# What all queries at once may take beside the dataset. The largest answers take a third of it.
QUERY_BYTES = 96 * 2**20
USED = "select sum(memory_usage_bytes)::bigint from duckdb_memory()"


class Store:
    """The dataset: the release in use, with what was known on a day where one is given.

    Raises DataError, naming the file, when a table is missing, changed or does not fit the schema.
    """

    def __init__(self, data: Path, seconds: float, release: Release | None = None, as_of: dt.date = NOW) -> None:
        self.data = data
        self.seconds = seconds
        self.release = release or current(data)
        self.as_of = as_of
        for error in broken(data):
            raise error
        if self.release.name != BUNDLED:
            for error in broken(self.release.folder, RELEASE_TABLES):
                raise error
        self._watchdog = Watchdog(seconds)
        # One that is dropped while a reply may still run on it ends with the last reference.
        weakref.finalize(self, self._watchdog.stop)
        self._local = threading.local()
        self._connection = duckdb.connect(config=CONFIG)
        self._load(data / "schema.sql")
        self.facts = Facts.read(lambda sql: self._connection.execute(sql).fetchall())
        self._limit_memory()
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def run(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of one SELECT as dicts.

        Raises AskError(timeout) past the time limit, AskError(memory) past that of memory, duckdb.Error when SQL is wrong.
        """
        cursor = self._cursor()
        try:
            with self._watchdog.limited(cursor):
                result = cursor.execute(self._parsed(sql), dict(params))
                columns = [column[0] for column in result.description or ()]
                return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
        except duckdb.InterruptException as error:
            raise AskError("timeout", tr("That took too long. Ask for fewer periods or countries.")) from error
        except duckdb.OutOfMemoryException as error:
            asked = {name: len(value) if isinstance(value, list) else value for name, value in params.items()}
            reason = str(error).partition("\n")[0]
            logger.error("a query needs more memory than it may have", reason=reason, **asked)  # noqa: TRY400 - all there is to know
            raise AskError("memory", tr("That takes too much memory. Ask for fewer periods or countries.")) from error

    def version_at(self, day: dt.date) -> dt.date:
        """The day of the last release up to a day: all days until the next one know the same."""
        rows = self.run("select max(day) as day from release_day where day <= $day", {"day": day})
        found: dt.date = rows[0]["day"] or day
        return found

    def imported(self) -> dict[str, dt.date]:
        """By kind of official file, the day of the last release that was imported and counts here."""
        rows = self.run(
            "select kind, max(released) as day from imported where released <= $day group by kind", {"day": self.as_of}
        )
        return {row["kind"]: row["day"] for row in rows}

    def columns(self, sql: str, params: Mapping[str, Any]) -> dict[str, str]:
        """Names and types of a SELECT's result. Raises duckdb.Error when the SQL does not fit the schema."""
        described = self._connection.cursor().execute(sql, dict(params)).description or ()
        return {column[0]: str(column[1]) for column in described}

    def close(self) -> None:
        """Free the memory. Cursors of other threads end with them."""
        self._watchdog.stop()
        self._connection.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """One for each thread: opening one takes a tenth of a query."""
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._local.cursor = self._connection.cursor()
        return cursor

    def _parsed(self, sql: str) -> duckdb.Statement:
        """A query parsed once for each thread; parsing costs about as much as running it."""
        parsed: dict[str, duckdb.Statement] = self._local.__dict__.setdefault("parsed", {})
        if sql not in parsed:
            parsed[sql] = self._cursor().extract_statements(sql)[0]
        return parsed[sql]

    def _limit_memory(self) -> None:
        used = self._connection.execute(USED).fetchone() or (0,)
        self._connection.execute(f"set memory_limit = '{(used[0] + QUERY_BYTES) // 1024} KiB'")

    def _load(self, schema: Path) -> None:
        try:
            script = schema.read_text("utf-8")
            statements = self._connection.extract_statements(script)
        except (OSError, duckdb.Error) as error:
            raise DataError(schema, 1, f"cannot be read: {error}") from error
        places = {"data": str(self.data), "release_folder": str(self.release.folder), "as_of": self.as_of}
        for name, place in places.items():
            self._connection.execute(f"set variable {name} = $place", {"place": place})
        at = 0
        for statement in statements:
            at = script.index(statement.query, at)
            try:
                self._connection.execute(statement)
            except duckdb.Error as error:
                raise DataError(schema, script.count("\n", 0, at) + 1, " ".join(str(error).split())) from error
