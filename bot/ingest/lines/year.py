"""One flow and year: its 9-digit files and what is held of it → the next file of that year, and what it changes.

The same lines give the same bytes: one thread, one order, one setting of the writer.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ImportRefusedError
from bot.ingest.files.known import quoted
from bot.ingest.lines.agree import agreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from bot.ingest.files.incoming import Incoming
    from bot.ingest.files.sheet import Sheet

# A change of any of these is another format of the bundled files.
LAYOUT = "select month, hs9, country, quantity1, quantity2, value_kyen, unit1, unit2 from next_line order by hs9, country, month"
# Differences in few bits are larger by a tenth than plain numbers that are packed hard, and read in half the time.
PARQUET = (
    "format parquet, parquet_version v2, compression zstd, compression_level 9, row_group_size 30720, write_bloom_filter false"
)
LINE = (
    "month date, hs9 varchar, country varchar, quantity1 bigint, quantity2 bigint, value_kyen bigint, unit1 varchar,"
    " unit2 varchar"
)
SCRIPT = (Path(__file__).parent / "year.sql").read_text("utf-8")
TABLES = ("change", "next_line", "next_chapter", "fresh_chapter", "fresh", "held_line", "held_chapter", "part")
NEXT, CHANGED, DONE = "lines.parquet", "changes.parquet", "done.json"
# A newer file lacks few of the lines and countries that the one before had.
FEW, PART_LACKING = 20, 0.1
LACKING = """
with had as (
    select distinct h.hs9, h.country, c.file from held_line h join fresh_chapter c on c.chapter = h.hs9[:2]
    where month(h.month) <= c.last_month
)
select h.hs9[:2] as chapter, count(*) as n, count(*) filter (f.hs9 is null) as lacks, any_value(h.file)
from had h left join (select distinct hs9, country from fresh) f using (hs9, country)
group by chapter having n > $few and lacks > $part * n
order by lacks desc limit 1
"""


class Chapter(NamedTuple):
    """Two digits (00: special codes), the last month that is there of it, and the files that it came from."""

    chapter: str
    last_month: int
    file: str


class Held(NamedTuple):
    """What is there of a flow and year: its file, and its chapters; None and none where nothing is."""

    path: Path | None
    chapters: Sequence[Chapter]


@dataclass(frozen=True, slots=True)
class YearDone:
    """The next state of a flow and year, in a folder: the lines, and the cells that were other ones before.

    `files` are the names and last months of the files; `chapters` all that is there now, `before` those that changed, as they
    were, month 0 where there was nothing; `rows` are lines × countries × months; `told` what a person is told of the sums.
    """

    flow: str
    year: int
    files: list[tuple[str, int]]
    chapters: list[Chapter]
    before: list[Chapter]
    rows: int
    changed: int
    is_new: bool
    told: str

    def __str__(self) -> str:
        changed = f", {self.changed:,} of them other ones than before" if self.changed else "" if self.is_new else ", as before"
        files = f"{len(self.files)} file{'s' if len(self.files) > 1 else ''}"
        return f"{self.flow}s {self.year}: {files}, {self.rows:,} figures{changed}; {self.told}"

    def write(self, folder: Path) -> None:
        """Put it down beside the lines; what is put down is done."""
        half = folder / f"{DONE}.half"
        half.write_text(json.dumps(asdict(self)), "utf-8")
        half.replace(folder / DONE)

    @classmethod
    def read(cls, folder: Path) -> YearDone:
        """What was put down."""
        told = json.loads((folder / DONE).read_text("utf-8"))
        for name in ("chapters", "before"):
            told[name] = [Chapter(*one) for one in told[name]]
        return cls(**told | {"files": [(name, last) for name, last in told["files"]]})


def make_year(
    connection: duckdb.DuckDBPyConnection, incoming: Sequence[Incoming], sheet: Sheet, held: Held, folder: Path
) -> YearDone:
    """Write the year's next lines and changes into `folder`. Raises ImportRefusedError; `sheet` is there (see sheet.py)."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = [(one.file, last) for one, last in zip(incoming, sheet.last, strict=True)]
    try:
        _fill(connection, parts, sheet.year, held)
        for statement in connection.extract_statements(SCRIPT):
            connection.execute(statement)
        _check(connection, incoming, sheet, held)
        told = agreement(connection, sheet.flow, sheet.year, incoming)
        with _in_order(connection):
            connection.execute(f"copy ({LAYOUT}) to '{quoted(folder / NEXT)}' ({PARQUET})")
            connection.execute(f"copy (from change order by hs9, country, month) to '{quoted(folder / CHANGED)}' ({PARQUET})")
        done = _done(connection, parts, sheet, held, told)
    finally:
        for name in TABLES:
            connection.execute(f"drop table if exists {name}")
    done.write(folder)
    return done


def _fill(connection: duckdb.DuckDBPyConnection, parts: Sequence[tuple[str, int]], year: int, held: Held) -> None:
    connection.execute("set variable year = $year", {"year": year})
    connection.execute("create temp table part (file integer, name varchar, last_month integer)")
    connection.executemany("insert into part values (?, ?, ?)", [(n, *part) for n, part in enumerate(parts)])
    connection.execute("create temp table held_chapter (chapter varchar, last_month integer, file varchar)")
    if held.chapters:
        connection.executemany("insert into held_chapter values (?, ?, ?)", list(held.chapters))
    connection.execute(f"create temp table held_line ({LINE})")
    if held.path is not None:
        connection.execute("insert into held_line by name from read_parquet($path)", {"path": str(held.path)})


def _check(connection: duckdb.DuckDBPyConnection, incoming: Sequence[Incoming], sheet: Sheet, held: Held) -> None:
    """Refuse files that are a part of one where the whole is held."""
    if held.path is None:
        return
    lacking = connection.execute(LACKING, {"few": FEW, "part": PART_LACKING}).fetchone()
    if lacking:
        chapter, n, lacks, file = lacking
        there = f"{n:,} lines by country that are there of chapter {chapter} in {sheet.year}"
        name = next((one.name for one in incoming if one.file == file), file)
        raise ImportRefusedError(name, f"lacks {lacks:,} of the {there}: it is a part of a file")


@contextmanager
def _in_order(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One thread that keeps the order of rows: the same rows are the same bytes."""
    names = ("threads", "preserve_insertion_order")
    before = [connection.execute(f"select current_setting('{name}')").fetchall()[0][0] for name in names]
    connection.execute("set threads = 1; set preserve_insertion_order = true")
    try:
        yield
    finally:
        for name, value in zip(names, before, strict=True):
            connection.execute(f"set {name} = {value}")


def _done(
    connection: duckdb.DuckDBPyConnection, parts: Sequence[tuple[str, int]], sheet: Sheet, held: Held, told: str
) -> YearDone:
    chapters = [Chapter(*row) for row in connection.execute("from next_chapter order by chapter").fetchall()]
    had = {one.chapter: one for one in held.chapters}
    new = Chapter("", 0, "")
    before = [
        Chapter(one.chapter, *was[1:]) for one in chapters if (was := had.get(one.chapter, new)).last_month != one.last_month
    ]
    counts = connection.execute("select (select count(*) from next_line), (select count(*) from change)").fetchone() or (0, 0)
    is_new = held.path is None or bool(before) or counts[1] > 0
    return YearDone(sheet.flow, sheet.year, list(parts), chapters, before, counts[0], counts[1], is_new, told)
