"""How fast the nine-digit statistics on disk answer, beside plain DuckDB on the same files, and what they cost when not asked.

Part of `make bench`; printed, never asserted. `--hundred-million` makes, in a folder that is thrown away, 15 times as many
figures of the same years and measures the same on them.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from bot.dataset.lines import CHAPTERS, LINES, seal_lines
from bot.engine.engine import Engine
from bot.engine.sql.store import Store
from bot.errors import AskError
from bot.ingest.lines.stage import write_made
from bot.settings import BUNDLE
from tests.bench import SEED, fresh_process, percentile
from tests.copies import DATA, copied

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[[str, dict[str, Any]], object]
    Make = Callable[[], dict[str, Any]]

TIMES, REPEATED, YEARS = 200, 15, 12
MEMORY = """
import sys
from pathlib import Path
from bot.engine.sql.store import Store
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
store = Store(Path(sys.argv[1]), 60)
before = resident()
span = {"first": "2009-01-01", "last": "2020-12-01"}
for country in ("224", "105", "304", "213"):
    for code in ([], ["27"], ["8703"], ["271111000"]):
        store.run("select count(*) as n from line_sums('import', $codes, $countries, $first::date, $last::date)",
                  {"codes": code, "countries": [country], **span})
print(before, resident())
"""
# The same question in the store's words and as plain SQL; $first and $last are the first and last month.
LINE = "select {columns} from {source} where month between $first::date and $last::date and {where} group by {by}"
CASES = {
    "a code and a country, one year": ("hs9 = $code and country = $country", "line_sums('import', [$code], [$country]"),
    "a heading and a country, one year": (
        "hs9 >= $code[:4] and hs9 < $code[:4] || '~' and country = $country",
        "line_sums('import', [$code[:4]], [$country]",
    ),
    "a code and a country, all years": ("hs9 = $code and country = $country", "line_sums('import', [$code], [$country]"),
    "lines of a country ranked, one year": ("country = $country and $code <> ''", "line_sums('import', [], [$country]"),
    "lines of a country ranked, all years": ("country = $country and $code <> ''", "line_sums('import', [], [$country]"),
    "countries of a code ranked, one year": ("hs9 = $code and $country <> ''", "line_sums('import', [$code], []"),
}


# Whole questions.
WHOLE = {
    "whole: a code and a country, a year": "/hs{code} {country} {year}",
    "whole: lines of a country, a year": "/rank {country} imports {year} by line",
    "whole: countries of a code, a year": "/rank hs{code} {year}",
    "whole: a code and a country by month": "/months hs{code} {country} {year}",
}


def questions(plain: duckdb.DuckDBPyConnection, source: str) -> Make:
    """Codes and countries as they come in the statistics, a different one each time."""
    rows = plain.execute(
        f"select distinct hs9, country from {source} where month = date '2018-04-01' order by hash(hs9, country) limit 2000"  # noqa: S608 - names of the test's own
    ).fetchall()
    choose = random.Random(SEED)  # noqa: S311 - the same questions in every run

    def make() -> dict[str, Any]:
        code, country = choose.choice(rows)
        year = choose.randrange(2009, 2020)
        return {"code": code, "country": country, "first": f"{year}-04-01", "last": f"{year + 1}-03-01"}

    return make


def measured(ask: Ask, sql: str, make: Make, *, whole: bool) -> str:
    """Milliseconds of so many questions, the first ones not counted."""
    seconds = []
    for number in range(TIMES + 5):
        params = make() | ({"first": "2009-01-01", "last": "9999-12-01"} if whole else {})
        start = time.perf_counter()
        ask(sql, params)
        if number >= 5:
            seconds.append(time.perf_counter() - start)
    return f"p50 {percentile(seconds, 50):6.1f} ms  p99 {percentile(seconds, 99):6.1f} ms"


def compare(data: Path) -> None:
    """A line for each case."""
    store = Store(data, 60)
    source = f"read_parquet('{data / LINES}/import-*.parquet')"
    with duckdb.connect() as plain:
        plain.execute("set enable_progress_bar = false")
        figures = plain.execute(f"select count(*) from {source}").fetchall()[0][0]  # noqa: S608 - names of the test's own
        print(f"{figures:,} figures in {len(list((data / LINES).glob('*.parquet')))} files; {TIMES} questions each")
        make = questions(plain, source)
        for name, (where, macro) in CASES.items():
            whole = name.endswith("all years")
            by = "country" if name.startswith("countries") else "hs9" if "ranked" in name else "hs9, country"
            columns = f"{by}, sum(value_kyen) * 1000 as value_jpy, sum(quantity1), sum(quantity2)"
            mine = (
                f"from {macro}, $first::date, $last::date) where $code <> '' and $country <> '' order by value_jpy desc limit 10"
            )
            theirs = f"{LINE.format(columns=columns, source=source, where=where, by=by)} order by value_jpy desc limit 10"
            print(f"  {name:<38} {measured(store.run, mine, make, whole=whole)}")
            print(
                f"  {'  plain DuckDB':<38} {measured(lambda sql, p: plain.execute(sql, p).fetchall(), theirs, make, whole=whole)}"
            )
    store.close()


def costs(folder: Path) -> None:
    """Start and memory with the lines and without."""
    code = "from bot.engine.sql.store import Store; from pathlib import Path; Store(Path({!r}), 5)"
    bare = copied(folder)
    without, with_lines = (min(fresh_process(code.format(str(data)))[0] for _ in range(5)) for data in (bare, DATA))
    print(f"start of the store: {with_lines:.2f} s with the lines, {without:.2f} s without")
    before, after = map(float, fresh_process(MEMORY.replace("sys.argv[1]", repr(str(DATA))))[1].split())
    print(f"resident memory: {before:.0f} MB at start, {after:.0f} MB after 16 questions on the lines")


def repeated(folder: Path) -> Path:
    """A dataset with the same figures over and over, as those of later years."""
    data = copied(folder)
    (data / LINES).mkdir()
    with duckdb.connect(config={"threads": 1}) as connection:
        for number in range(REPEATED):
            for path in sorted((DATA / LINES).glob("import-*.parquet")):
                year = int(path.stem[-4:]) + number * YEARS
                connection.execute(
                    f"copy (select * replace ((month + to_years({number * YEARS}))::date as month) from '{path}')"  # noqa: S608 - own paths
                    f" to '{data / LINES}/import-{year}.parquet'"
                    " (format parquet, compression zstd, compression_level 1, row_group_size 30720, write_bloom_filter false)"
                )
    with (DATA / LINES / CHAPTERS).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (data / LINES / CHAPTERS).open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        out.writeheader()
        for number in range(REPEATED):
            out.writerows(row | {"year": int(row["year"]) + number * YEARS} for row in rows)
    write_made(data / LINES, sorted((data / LINES).glob("*.parquet")))
    seal_lines(data / LINES)
    return data


def answers(data: Path) -> None:
    """Whole questions, parsed and answered anew each time: another code, country and year."""
    engine = Engine(data, BUNDLE / "queries", 60)
    choose = random.Random(SEED)  # noqa: S311 - the same questions in every run
    listed = engine.store.run(
        "select distinct hs9, p.code from import_lines join partner p on p.customs_code = country"
        " where month = date '2018-04-01' order by hash(hs9, p.code) limit 2000",
        {},
    )
    for name, words in WHOLE.items():
        seconds = []
        for number in range(TIMES + 5):
            one = choose.choice(listed)
            text = words.format(
                code=one["hs9"], country=engine.vocabulary.canonical("partner", one["code"]), year=choose.randrange(2017, 2021)
            )
            start = time.perf_counter()
            with suppress(AskError):  # a code that came or went in these years
                engine.answer_anew(engine.resolve(engine.parse(text)))
            if number >= 5:
                seconds.append(time.perf_counter() - start)
        print(f"  {name:<38} p50 {percentile(seconds, 50):6.1f} ms  p99 {percentile(seconds, 99):6.1f} ms")
    engine.close()


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        costs(Path(folder, "costs"))
        compare(DATA)
        answers(DATA)
        if "--hundred-million" in sys.argv:
            many = repeated(Path(folder, "repeated"))
            compare(many)
            answers(many)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
