"""Whether the lines of a year add up to the annual area table: the world, and every area that is one country.

They do to the last thousand yen where both are fixed, which is in November of the next year; before, revisions lie between them.
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ImportRefusedError
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import duckdb

    from bot.ingest.files.cells import Cell
    from bot.ingest.files.incoming import Incoming

# Chapters 01 to 97, of which 77 is reserved, and the special codes.
ALL_CHAPTERS = frozenset(f"{number:02}" for number in range(98)) - {"77"}
FIXED_MONTH = 11
# What revisions change at most.
REVISED = 0.02
# Of which that is asked before both are fixed.
LARGE = frozenset({"WORLD", "RU"})
# Held, or offered by the same import: partner, thousand yen and the day as of which it is known.
ANNUAL = """
create temp table annual as
select flow, year(first_month) as year, partner, value_kyen,
       coalesce(seen, vintage, (select max(vintage) from held)) as day
from held
where series = 'annual' and commodity = 'total' and month(first_month) = 1 and month(last_month) = 12
"""
APART = """
with added as (
    select 'WORLD' as partner, sum(value_kyen)::bigint as value_kyen from next_line
    union all
    select code, coalesce(sum(value_kyen), 0)::bigint from partners left join next_line on country = customs_code
    where customs_code is not null group by code
)
select a.partner, a.value_kyen, l.value_kyen, a.day from annual a join added l using (partner)
where a.flow = $flow and a.year = $year
order by abs(l.value_kyen - a.value_kyen) desc, partner = 'WORLD' desc, partner
"""


class Area(NamedTuple):
    """The annual table's figure and the sum of the lines, thousand yen; the day as of which the table is known."""

    code: str
    annual: int
    added: int
    known: dt.date

    @property
    def apart(self) -> int:
        """How much more the lines are."""
        return self.added - self.annual


def know_annual(connection: duckdb.DuckDBPyConnection, cells: Iterable[Cell], day: dt.date) -> None:
    """Make the table of annual totals: those held, and in their place those that are imported with the lines."""
    connection.execute(ANNUAL)
    offered = [
        (one.flow, one.first_month.year, one.partner, one.value_kyen, day)
        for one in cells
        if one.series == "annual" and one.commodity == TOTAL
    ]
    for flow, year, partner, *_ in offered:
        connection.execute("delete from annual where flow = ? and year = ? and partner = ?", (flow, year, partner))
    if offered:
        connection.executemany("insert into annual values (?, ?, ?, ?, ?)", offered)


def annual_of(connection: duckdb.DuckDBPyConnection, flow: str, year: int) -> list[tuple[object, ...]]:
    """The annual totals of a flow and year by partner."""
    query = "select partner, value_kyen, day from annual where flow = $flow and year = $year order by all"
    return connection.execute(query, {"flow": flow, "year": year}).fetchall()


def agreement(connection: duckdb.DuckDBPyConnection, flow: str, year: int, incoming: Sequence[Incoming]) -> str:
    """What there is to tell of the year's sums. Raises ImportRefusedError where they are not those of the area table.

    `next_line` and `next_chapter` are those of year.sql, `annual` that of know_annual.
    """
    chapters = connection.execute("select chapter, last_month from next_chapter").fetchall()
    if lacking := ALL_CHAPTERS - {chapter for chapter, _ in chapters}:
        return f"chapters that are not there: {_runs(lacking)}"
    last = min(month for _, month in chapters)
    if last < 12:  # noqa: PLR2004 - of a year
        return f"only months 1 to {last}"
    rows = connection.execute(APART, {"flow": flow, "year": year}).fetchall()
    areas = [Area(*row) for row in rows]
    if not areas:
        return "the area table does not have the year"
    furthest = areas[0]
    if furthest.apart == 0:
        return f"equal to the annual area table ({len(areas)} areas)"
    fixed = dt.date(year + 1, FIXED_MONTH, 1)
    is_fixed = furthest.known >= fixed and all(one.released is None or one.released >= fixed for one in incoming)
    said = f"{furthest.code} {furthest.added:,} thousand yen, in the annual area table {furthest.annual:,}"
    if is_fixed or any(abs(area.apart) > REVISED * area.annual for area in areas if area.code in LARGE):
        raise ImportRefusedError(f"the {flow}s of {year}", f"add up to another sum: {said}")
    differing = sum(area.apart != 0 for area in areas)
    return f"{differing} of {len(areas)} areas other than in the annual area table, most of all {said}"


def _runs(chapters: Collection[str]) -> str:
    """Chapters as runs: 00-24, 28."""
    runs = groupby(sorted(ALL_CHAPTERS), key=lambda chapter: chapter in chapters)
    spans = [list(run) for lacks, run in runs if lacks]
    return ", ".join(span[0] if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)
