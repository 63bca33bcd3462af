"""DuckDB: the dataset loaded into memory once, then closed to everything but SELECTs from the catalogue.

No external access, configuration locked, one thread a query (chats are served side by side), a time limit on each.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb

from bot.engine.facts import Facts
from bot.engine.seal import broken
from bot.errors import AskError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Passes that cost more in planning than they save on queries that read a few hundred rows.
NEEDLESS_OPTIMIZERS = (
    "common_subplan,compressed_materialization,duplicate_groups,late_materialization,partial_aggregate_pushdown,"
    "projection_placement,sampling_pushdown,statistics_propagation,window_rewriter,window_self_join"
)
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class Store:
    """The dataset. Raises DataError, naming the file, when a table is missing, changed or does not fit the schema."""

    def __init__(self, data: Path, seconds: float) -> None:
        for error in broken(data):
            raise error
        self.data = data
        self._seconds = seconds
        self._connection = duckdb.connect(config=CONFIG)
        self._load(data / "schema.sql")
        self.facts = Facts.read(self._connection)
        self._connection.execute(f"set disabled_optimizers = '{NEEDLESS_OPTIMIZERS}'")
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def run(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of one SELECT as dicts. Raises AskError(timeout) past the time limit, duckdb.Error when SQL is wrong."""
        cursor = self._connection.cursor()
        with self._limited(cursor):
            result = cursor.execute(sql, dict(params))
            columns = [column[0] for column in result.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    def columns(self, sql: str, params: Mapping[str, Any]) -> dict[str, str]:
        """Names and types of a SELECT's result. Raises duckdb.Error when the SQL does not fit the schema."""
        described = self._connection.cursor().execute(sql, dict(params)).description or ()
        return {column[0]: str(column[1]) for column in described}

    def close(self) -> None:
        """Free the memory."""
        self._connection.close()

    @contextmanager
    def _limited(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        timer = threading.Timer(self._seconds, cursor.interrupt)
        timer.start()
        try:
            yield
        except duckdb.InterruptException as error:
            raise AskError("timeout", "That took too long. Ask for fewer periods or countries.") from error
        finally:
            timer.cancel()
            cursor.close()

    def _load(self, schema: Path) -> None:
        try:
            script = schema.read_text("utf-8")
            statements = duckdb.extract_statements(script.replace("{data}", str(self.data).replace("'", "''")))
        except (OSError, duckdb.Error) as error:
            raise DataError(schema, 1, f"cannot be read: {error}") from error
        for statement in statements:
            try:
                self._connection.execute(statement)
            except duckdb.Error as error:
                start = statement.query.strip().splitlines()[0]
                line = next((n for n, text in enumerate(script.splitlines(), start=1) if text == start), 1)
                raise DataError(schema, line, " ".join(str(error).split())) from error
