"""What lies between two releases: every month whose figure differs, largest change first; and what came and went."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from bot.dataset.release import BUNDLED, current, previous
from bot.errors import TradebotError
from bot.ingest.files.known import opened

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from bot.dataset.release import Release

# What was in use at a release: put in by it or before, and not taken out by then.
AT = """
create temp table {table} as
select flow, partner, commodity, series, first_month, last_month, value_kyen, quantity
from (select * exclude (replaced_by), null as replaced_by from held union all by name from replaced)
where coalesce(release, 0) <= {release} and (replaced_by is null or replaced_by > {release}) and series in ('monthly', 'hs9')
"""
DIFFERENCES = """
select flow, partner, commodity, series, first_month, last_month, b.value_kyen as before, n.value_kyen as now,
       b.quantity as quantity_before, n.quantity
from before b join now n using (flow, partner, commodity, series, first_month, last_month)
where b.value_kyen <> n.value_kyen or b.quantity is distinct from n.quantity
order by abs(n.value_kyen - b.value_kyen) desc, flow, partner, commodity, first_month
"""
COUNTS = """
select (select count(*) from now anti join before using (flow, partner, commodity, series, first_month, last_month)),
       (select count(*) from before anti join now using (flow, partner, commodity, series, first_month, last_month))
"""


class Difference(NamedTuple):
    """One figure in both releases: thousand yen, and the quantity in the commodity's unit where there is one."""

    flow: str
    partner: str
    commodity: str
    series: str
    first_month: dt.date
    last_month: dt.date
    before: int
    now: int
    quantity_before: int | None
    quantity: int | None

    def __str__(self) -> str:
        months = f"{self.first_month:%Y-%m}"
        if self.last_month != self.first_month:
            months += f"..{self.last_month:%Y-%m}"
        what = f"{self.flow} {self.partner} {self.commodity} {months}"
        text = f"{what}: {self.before:,} → {self.now:,} thousand yen ({self.now - self.before:+,})"
        if self.quantity == self.quantity_before:
            return text
        amounts = ("none" if one is None else f"{one:,}" for one in (self.quantity_before, self.quantity))
        return f"{text}, quantity {' → '.join(amounts)}"


class Differences(NamedTuple):
    """The names of both releases, what differs, and how many figures only the later or only the earlier one has."""

    names: tuple[str, str]
    revised: list[Difference]
    came: int
    went: int


def differences(data: Path, wanted: tuple[str, str]) -> Differences:
    """Compare two releases, each given by name (`bundled`, `previous`, `current` too) or by a day on which it was in use.

    Raises TradebotError for a release that the data do not know.
    """
    release = current(data)
    with opened(data, release) as connection:
        known = _known(connection)
        numbers = [_number(data, release, known, one) for one in wanted]
        for table, number in zip(("before", "now"), numbers, strict=True):
            connection.execute(AT.format(table=table, release=number))
        revised = [Difference(*row) for row in connection.execute(DIFFERENCES).fetchall()]
        came, went = connection.execute(COUNTS).fetchone() or (0, 0)
    names = {number: name for name, (number, _) in known.items()}
    return Differences((names[numbers[0]], names[numbers[1]]), revised, came, went)


def _known(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, dt.date]]:
    """Name → number and day of every release that there has been."""
    rows = connection.execute(
        "select release::integer as release, max(released::date) from imports group by all order by release"
    ).fetchall()
    return {BUNDLED: (0, dt.date.min)} | {f"{day}-{number}": (number, day) for number, day in rows}


def _number(data: Path, release: Release, known: dict[str, tuple[int, dt.date]], wanted: str) -> int:
    before = previous(data)
    name = {"current": release.name, "previous": before.name if before else BUNDLED}.get(wanted, wanted)
    if name in known:
        return known[name][0]
    try:
        day = dt.date.fromisoformat(name)
    except ValueError:
        raise TradebotError(f"there is no release {wanted!r}; there are {', '.join(known)}, and days like 2026-05-01") from None
    return max(number for number, since in known.values() if since <= day)
