"""A DuckDB in memory: loaded by a script, then closed to everything but SELECTs from its catalogue.

No external access but to files that are named, configuration locked, one thread a query (chats are served side by side), a
limit on the time and on the memory of each.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb

from bot.errors import AskError, DataError
from bot.logs import get_logger
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.engine.sql.watchdog import Watchdog

logger = get_logger(__name__)
# No threads of its own beside those that ask, and nothing is put on disk: on a read-only one it could not be.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "async_threads": 0,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# In memory only an attached database can be compressed.
ATTACH, USE = "attach ':memory:' as figures (compress)", "use figures"
# What all queries at once may take beside what is loaded. The largest answers take a third of it.
QUERY_BYTES = 96 * 2**20
USED = "select sum(memory_usage_bytes)::bigint from duckdb_memory()"
# Most of a question's time is its query being planned. These steps of it take a tenth, and find nothing that makes one faster.
IDLE_STEPS = "common_subplan,common_subexpressions,statistics_propagation"


class Database:
    """Empty at first. Queries are watched from the beginning; loading is where a caller wants it."""

    def __init__(self, watchdog: Watchdog) -> None:
        self.watchdog = watchdog
        self._local = threading.local()
        self._cursors: list[duckdb.DuckDBPyConnection] = []
        self.connection = duckdb.connect(config=CONFIG)
        self.connection.execute(ATTACH)
        self.connection.execute(USE)
        # Under `python -c` the library draws one into standard output when a statement takes long.
        self.connection.execute("set enable_progress_bar = false")

    def load(self, script: Path, variables: Mapping[str, object], until: str = "") -> None:
        """Run a script with some variables set, to its end or to a line of it. Raises DataError with file and line."""
        try:
            text = script.read_text("utf-8").partition(until)[0] if until else script.read_text("utf-8")
            statements = self.connection.extract_statements(text)
        except (OSError, duckdb.Error) as error:
            raise DataError(script, 1, f"cannot be read: {error}") from error
        for name, value in variables.items():
            self.connection.execute(f"set variable {name} = $value", {"value": value})
        at = 0
        for statement in statements:
            at = text.index(statement.query, at)
            try:
                self.connection.execute(statement)
            except (duckdb.InterruptException, duckdb.OutOfMemoryException):
                raise
            except duckdb.Error as error:
                raise DataError(script, text.count("\n", 0, at) + 1, " ".join(str(error).split())) from error

    def compress(self) -> None:
        """Have what is loaded take a third of the memory. It takes longer than one question is worth."""
        self.connection.execute("checkpoint")

    def shut(self, readable: Sequence[str] = ()) -> None:
        """From here on only what is loaded can be asked, and of the disk these files, in bounded memory."""
        used = self.connection.execute(USED).fetchone() or (0,)
        self.connection.execute(f"set memory_limit = '{(used[0] + QUERY_BYTES) // 1024} KiB'")
        self.connection.execute("set disabled_optimizers = $steps", {"steps": IDLE_STEPS})
        self.connection.execute("set allowed_paths = $readable", {"readable": list(readable)})
        self.connection.execute("set enable_external_access = false")
        self.connection.execute("set lock_configuration = true")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT while the dataset is loaded, when temporary tables are still seen."""
        return self.connection.execute(sql).fetchall()

    def run(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of one SELECT as dicts.

        Raises AskError(timeout) past the time limit, AskError(memory) past that of memory, duckdb.Error when SQL is wrong.
        """
        cursor = self._cursor()
        with self.watchdog.limited(cursor), limits_told(params):
            result = cursor.execute(self.parsed(sql), dict(params))
            columns = [column[0] for column in result.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    def columns(self, sql: str, params: Mapping[str, Any]) -> dict[str, str]:
        """Names and types of a SELECT's result, which is not worked out. Raises duckdb.Error where it does not fit the schema."""
        described = self._cursor().execute(f"describe {sql}", dict(params)).fetchall()
        return {name: kind for name, kind, *_ in described}

    def parsed(self, sql: str) -> duckdb.Statement:
        """A query parsed once for each thread; parsing costs about as much as running it."""
        parsed: dict[str, duckdb.Statement] = self._local.__dict__.setdefault("parsed", {})
        if sql not in parsed:
            statement = self._cursor().extract_statements(sql)[0]
            # Another kind of statement could write to a file that may be read.
            if statement.type != duckdb.StatementType.SELECT:
                raise duckdb.InvalidInputException(f"a {statement.type.name} statement; only SELECTs are run")
            parsed[sql] = statement
        return parsed[sql]

    def close(self) -> None:
        """Free the memory, which lasts as long as any cursor of any thread is open. Nothing may be running."""
        for cursor in self._cursors:
            cursor.close()
        self.connection.close()

    def opened(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same data, which has variables and temporary tables of its own."""
        cursor = self.connection.cursor()
        cursor.execute(USE)
        self._cursors.append(cursor)
        return cursor

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """One for each thread: opening one takes a tenth of a query."""
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._local.cursor = self.opened()
        return cursor


@contextmanager
def limits_told(params: Mapping[str, Any]) -> Iterator[None]:
    """What was ended by a limit is said to who asked, and that of memory to the log, with what was asked for."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise AskError("timeout", tr("That took too long. Ask for fewer periods or countries.")) from error
    except duckdb.OutOfMemoryException as error:
        asked = {name: len(value) if isinstance(value, list) else value for name, value in params.items()}
        reason = str(error).partition("\n")[0]
        logger.error("a query needs more memory than it may have", reason=reason, **asked)  # noqa: TRY400 - all there is to know
        raise AskError("memory", tr("That takes too much memory. Ask for fewer periods or countries.")) from error
