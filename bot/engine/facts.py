"""What the data hold, in a form that Python can ask without a query: which flows, from when to when, which lumps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.engine.row import CURRENCIES
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.engine.measured import Measured
    from bot.question.period import Period
    from bot.question.request import Currency, Request
    from bot.words.names import Names

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
    """Built once from the loaded dataset (see `bot.engine.sql.read_facts`). Months are numbers (see period.py).

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
    apart: by how many yen the nine-digit file is above the area table, by cell and month (`engine.series_differences`).
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
