"""A dataset of one's own for a test: the bundled one, without the lines on disk unless they are wanted; or a little one."""

from __future__ import annotations

import csv
import functools
import shutil
import tempfile
from pathlib import Path

import duckdb

from bot.dataset.seal import seal

DATA = Path(__file__).parent.parent / "data"
# The world's LNG is the sum of the countries' in a file of nine digits: a data test holds that.
FEWER = (
    "create table fewer as from read_parquet($path) where partner in ('RU', 'WORLD') or (series = 'hs9' and commodity = 'lng')"
)
TABLES = {
    "observations.parquet": "(from fewer order by commodity, partner, flow, series, first_month) to '{path}' (format parquet)",
    "counts.csv": "(select series, year(first_month) as year, count(*) as observations from fewer group by all order by all)"
    " to '{path}' (header)",
}
# Of a little dataset there are English words, and those of commands.
LEFT_OUT = {"ja", "ru"}


def copied(folder: Path, *, lines: bool = False) -> Path:
    """`folder`/data, a copy of the bundled dataset and of nothing that lies beside it."""
    left_out = ("releases", "downloads") if lines else ("releases", "downloads", "lines")
    return Path(shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns(*left_out)))


def little(folder: Path) -> Path:
    """`folder`/data, a copy of the little dataset."""
    return Path(shutil.copytree(little_data(), folder / "data"))


def little_data() -> Path:
    """Trade with Russia alone, and with the world, to be asked for in English; it lies there until this process ends.

    For what is about processes, releases and files and not about figures: a start takes half as long, an import a tenth.
    """
    return Path(_made().name, "data")


@functools.cache
def _made() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="tradebot-little-")
    data = copied(Path(folder.name))
    with duckdb.connect() as connection:
        connection.execute(FEWER, {"path": str(data / "observations.parquet")})
        for name, query in TABLES.items():
            connection.execute(f"copy {query.format(path=data / name)}")
    for name in ("words.csv", "aliases.csv"):
        _leave_out(data / name)
    seal(data)
    return folder


def _leave_out(path: Path) -> None:
    """The words of other languages."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["lang"] not in LEFT_OUT]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
