"""What a dataset holds, read from it once: which flows, from when to when, which lumps."""

from __future__ import annotations

from dataclasses import replace
from sys import intern
from typing import TYPE_CHECKING, Any

from bot.engine import measured
from bot.engine.facts import Counted, Facts
from bot.engine.measured import read_measured
from bot.engine.names import read_names
from bot.engine.row import CURRENCIES
from bot.engine.series_differences import read_apart
from bot.question.period import Period, month_number
from bot.question.request import TOTAL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from bot.engine.facts import Cell

    Rows = Callable[[str], list[tuple[Any, ...]]]

# What a commodity is traded as with a partner: the one way there is, and each that is at least a tenth of both.
USUAL = """
with summed as (
    select flow, partner, commodity, coalesce(sum(value_kyen) filter (series in ('annual', 'hs9')), 0) as value
    from held where flow in ('export', 'import') group by all
)
select flow, partner, commodity from summed
window both_ways as (partition by partner, commodity)
qualify count(*) over both_ways = 1 or value >= 0.1 * sum(value) over both_ways
"""
# Runs of months that no revision has reached; with a flow where only that one has them. It reads figures (see schema.sql).
UNREVISED = """
select case when count(*) = 1 then min(flow) else '' end, first_month, last_month
from (
    select flow, min(first_month) as first_month, max(last_month) as last_month
    from (
        select *, row_number() over (partition by flow order by first_month)
                  - row_number() over (partition by flow, is_open order by first_month) as run
        from (select *, stage in ('first_published', 'released') as is_open from stage)
    )
    where is_open group by flow, run
)
group by first_month, last_month order by first_month
"""


def read_facts(rows: Rows) -> Facts:
    """Ask a dataset that is loaded, or as much of it as says what there is; `rows` answers a SELECT."""
    extents = rows(
        "select flow, partner, commodity, min(first_month), max(last_month) from series where series <> 'volume' group by all"
    )
    usual = rows(USUAL)
    left_out = rows("select partner, commodity, first_month, last_month from unreliable order by all")
    lumps = rows("select first_month, last_month from lump order by 1")
    known = rows("select commodity, list(distinct partner::varchar) from held where series <> 'volume' group by all")
    partners, commodities = read_names(rows)
    groups = rows("select code, members, unlisted from country_group")
    days = rows("select min(day), max(day), max(release) from release_day")
    lines = rows("select 'hs' || hs9, code from commodity where level = 'item' and hs9 is not null")
    cars = rows("select partner, first_month, last_month, quantity, quantity_before, change_pct from passenger_car")
    rates = rows("select max(last_usd), max(last_eur), max(last_cny) from held")
    volumes = rows("select flow, partner, commodity, last_measured from held where series = 'volume'")
    counted = rows("select distinct commodity::varchar from held where series = 'tabulated'")
    extent = dict(_shared(extents))
    cells = {cell: cell for cell in extent}
    # How far the ministry's figures go; what others counted may begin and end elsewhere.
    official = [span for (_, _, c), span in extent.items() if (c,) not in counted]
    listed = {partner for _, partner, commodity in extent if commodity == TOTAL}
    return Facts(
        extent=extent,
        usual=frozenset(cells.get(cell, cell) for cell in usual),
        partners_of={commodity: frozenset(codes) for commodity, codes in known},
        measured={cells.get(cell, cell): runs for cell, runs in read_measured(rows(measured.QUERY)).items()},
        unreliable={(p, c, _month(first)): _month(last) for p, c, first, last in left_out},
        lumps=tuple(Period.span(_month(first), _month(last)) for first, last in lumps),
        partners=partners,
        commodities=commodities,
        unlisted_partners=frozenset(partners.keys() - listed - {code for code, *_ in groups}),
        groups={code: tuple(members) for code, members, _ in groups},
        unlisted={code: unlisted or "" for code, _, unlisted in groups},
        first=min(first for first, _ in official),
        last=max(last for _, last in official),
        known_from=days[0][0],
        released=days[0][1],
        imported=days[0][2] > 0,
        last_rates={currency: _month(day) for currency, day in zip(CURRENCIES[1:], rates[0], strict=True) if day},
        lines_of_table=dict(lines),
        counted=frozenset(code for (code,) in counted),
        volumes_to={(flow, partner, commodity): _month(last) for flow, partner, commodity, last in volumes},
        passenger_cars={(partner, _month(first), _month(last)): Counted(*numbers) for partner, first, last, *numbers in cars},
    )


def with_stages(facts: Facts, rows: Rows) -> Facts:
    """With what the figures of a dataset say of their stages, and by how much two files differ in one."""
    runs = tuple((flow, Period.span(_month(first), _month(last))) for flow, first, last in rows(UNREVISED))
    return replace(facts, unrevised=runs, apart=read_apart(rows))


def _shared(extents: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Cell, tuple[int, int]]]:
    """Cells and spans; equal texts and spans are one object, which is most of the memory of tens of thousands."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for flow, partner, commodity, first, last in extents:
        span = _month(first), _month(last)
        yield (intern(flow), intern(partner), intern(commodity)), spans.setdefault(span, span)


def _month(date: dt.date) -> int:
    return month_number(date.year, date.month)
