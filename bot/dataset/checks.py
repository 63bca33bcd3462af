"""Data tests: every file of `data/checks/` is a SELECT of rows that are wrong. None may come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from bot.dataset.line_views import listed, make_line_views
from bot.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

CODE_TABLES = ("aliases", "commodities", "partners", "reported", "sources", "words")
MOST_SHOWN = 3


def data_errors(data: Path, figures: Path | None = None) -> list[DataError]:
    """Run every data test on the files themselves: one error for each test that finds wrong rows, naming the first of them.

    `figures` is the folder of a release; without it the figures are the dataset's own.
    """
    connection = duckdb.connect(config={"threads": 2})
    try:
        connection.execute("set enable_progress_bar = false")
        _views(connection, data, figures or data)
        paths = sorted((data / "checks").glob("*.sql"))
        return (
            [error for path in paths if (error := _run(connection, path))]
            if paths
            else [DataError(data / "checks", 1, "no data tests")]
        )
    except DataError as error:
        return [error]
    except duckdb.Error as error:
        return [DataError(data, 1, " ".join(str(error).split()))]
    finally:
        connection.close()


def _views(connection: duckdb.DuckDBPyConnection, data: Path, figures: Path) -> None:
    # The empty history has every column, which the figures of an older release may not have.
    paths = listed([figures / "observations.parquet", data / "history.parquet"])
    connection.execute(f"create view observations as from read_parquet([{paths}], union_by_name = true)")
    for name in CODE_TABLES:
        table = listed([data / f"{name}.csv"])
        connection.execute(f"create view {name} as from read_csv({table}, header = true, all_varchar = true)")
    make_line_views(connection, data, figures)
    for name, folder in (("rates", data), ("counts", figures)):
        connection.execute(f"create view {name} as from read_csv({listed([folder / f'{name}.csv'])}, header = true)")


def _run(connection: duckdb.DuckDBPyConnection, path: Path) -> DataError | None:
    try:
        wrong = connection.execute(path.read_text("utf-8")).fetchall()
    except duckdb.Error as error:
        return DataError(path, 1, " ".join(str(error).split()))
    if not wrong:
        return None
    shown = "; ".join(", ".join(map(str, row)) for row in wrong[:MOST_SHOWN])
    return DataError(path, 1, f"{len(wrong)} wrong rows: {shown}")
