"""What the data hold, in a form that Python can ask without a query: which flows, from when to when, which lumps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.engine import measured
from bot.engine.apart import read_apart
from bot.engine.measured import Measured, read_measured
from bot.engine.named import read_names
from bot.engine.row import CURRENCIES
from bot.question.period import Period, month_number
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from bot.question.request import Currency, Request
    from bot.words.names import Names

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
TOTAL_FLOWS = ("total", "export", "import", "balance")
ONE_WAY = ("export", "import")
GROUPS = {"WORLD", "EU"}

Cell = tuple[str, str, str]


class Counted(NamedTuple):
    """A number, the one of the same months a year before, and the change in percent."""

    number: int
    before: int | None
    change_pct: float | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Built once from the loaded dataset. Months are numbers (see period.py).

    extent: first and last month of a (flow, partner, commodity); usual: those that are usual;
    partners_of: the partners that a commodity is known with;
    measured: the runs of months that have quantities of a (flow, partner, commodity);
    unreliable: by partner, commodity and first month the last month of quantities that were left out;
    unlisted_partners: the countries that the area table does not list;
    groups: the members of a named group; unlisted: those that the statistics do not list, in words;
    lumps: the runs of months that exist only together, in the monthly series;
    known_from, released: the days of the first and of the last release that there is anything of;
    imported: whether that came after the bundled ones; last_rates: by currency the last month that it has rates for;
    lines_of_table: HS codes that are lines of the area table, which goes on where these end;
    volumes_to: where volumes alone go on behind the last value, the last month that has them;
    counted: the goods that have numbers only, no values; passenger_cars: of used vehicles, by partner, first and last month;
    of_lines: they are of the nine digits on disk;
    unrevised: the runs of months that no revision has reached, with their flow where it is one alone; not of a day of the past;
    apart: by how many yen the nine-digit file is above the area table, by flow, partner, commodity and month (`engine.apart`).
    """

    extent: dict[Cell, tuple[int, int]]
    usual: frozenset[Cell]
    partners_of: dict[str, frozenset[str]]
    measured: dict[Cell, Measured]
    unreliable: dict[tuple[str, str, int], int]
    lumps: tuple[Period, ...]
    partners: Names
    commodities: Names
    unlisted_partners: frozenset[str]
    groups: dict[str, tuple[str, ...]]
    unlisted: dict[str, str]
    first: int
    last: int
    known_from: dt.date
    released: dt.date
    imported: bool
    last_rates: dict[Currency, int]
    lines_of_table: dict[str, str]
    counted: frozenset[str]
    volumes_to: dict[Cell, int]
    passenger_cars: dict[tuple[str, int, int], Counted]
    of_lines: bool = False
    unrevised: tuple[tuple[str, Period], ...] = ()
    apart: Mapping[tuple[str, str, str, int], int] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Callable[[str], list[tuple[Any, ...]]]) -> Facts:
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
        extent = {(f, p, c): (_month(first), _month(last)) for f, p, c, first, last in extents}
        # How far the ministry's figures go; what others counted may begin and end elsewhere.
        official = [span for (_, _, c), span in extent.items() if (c,) not in counted]
        listed = {partner for _, partner, commodity in extent if commodity == TOTAL}
        return cls(
            extent=extent,
            usual=frozenset(usual),
            partners_of={commodity: frozenset(codes) for commodity, codes in known},
            measured=read_measured(rows(measured.QUERY)),
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

    def with_stages(self, rows: Callable[[str], list[tuple[Any, ...]]]) -> Facts:
        """With what the figures of a dataset say of their stages, and by how much two files differ in one."""
        runs = tuple((flow, Period.span(_month(first), _month(last))) for flow, first, last in rows(UNREVISED))
        return replace(self, unrevised=runs, apart=read_apart(rows))

    def last_in(self, currency: Currency) -> int:
        """The last month that there are figures of in a currency, as far as rates go; none at all is before the first month."""
        return self.last if currency == CURRENCIES[0] else self.last_rates.get(currency, self.first - 1)

    def is_part(self, commodity: str, of: str) -> bool:
        """Whether a commodity lies under another in the tree, at any depth."""
        parent = self.commodities[commodity].parent
        return parent is not None and (parent == of or self.is_part(parent, of))

    def members(self, partner: str) -> tuple[str, ...]:
        """The countries of a named group; a country is alone."""
        return self.groups.get(partner, (partner,))

    def is_group(self, partner: str) -> bool:
        """Whether a partner has others inside, so that it is never listed beside them."""
        return partner in GROUPS or partner in self.groups

    def above(self, commodity: str) -> list[str]:
        """The lines of the tree that a commodity lies under, the nearest first."""
        parent = self.commodities[commodity].parent
        return [parent, *self.above(parent)] if parent else []

    def item_of(self, commodity: str) -> str | None:
        """The item of the classification that a commodity is or lies under; None for what lies under none."""
        parent = self.commodities[commodity].parent
        if self.commodities[commodity].level == "item":
            return commodity
        return self.item_of(parent) if parent else None

    def flows_of(self, commodity: str, partner: str | None = None) -> list[str]:
        """The flows in which the data know a commodity, with a partner or with anybody."""
        partners = self.members(partner) if partner else self.partners_of.get(commodity, ())
        return [flow for flow in ONE_WAY if any((flow, p, commodity) in self.extent for p in partners)]

    def usual_flows(self, commodity: str, partner: str) -> list[str]:
        """What the commodity is traded as with that partner: the larger flow, or both when neither is small."""
        members = self.members(partner)
        return [flow for flow in ONE_WAY if any((flow, one, commodity) in self.usual for one in members)]

    def last_month(self, request: Request, flows: tuple[str, ...]) -> int:
        """The last month that anything asked has; the dataset's own last month when nothing asked is in it."""
        partners = [member for partner in request.partners or (WORLD,) for member in self.members(partner)]
        commodities = request.commodities or (TOTAL,)
        ends = [self.extent[cell][1] for f in flows for p in partners for c in commodities if (cell := (f, p, c)) in self.extent]
        return max(ends, default=self.last)

    def last_volume(self, request: Request) -> int:
        """The last month with a volume of anything asked for by volume, which may be behind the last value; 0 without any."""
        cells = [("import", partner, goods) for partner in request.partners for goods in request.commodities]
        return max((self.volumes_to.get(cell, 0) for cell in cells), default=0) if request.measure == "volume" else 0

    def last_measured(self, request: Request) -> int | None:
        """The last month with quantities of anything asked, which may be earlier than that of values; None without any."""
        partners = [member for partner in request.partners or (WORLD,) for member in self.members(partner)]
        cells = [(flow, p, c) for flow in ONE_WAY for p in partners for c in request.commodities or (TOTAL,)]
        return max((self.measured[cell].last_run[1] for cell in cells if cell in self.measured), default=None)


def _month(date: dt.date) -> int:
    return month_number(date.year, date.month)
