"""Where figures come from: `sources.csv`, and which of its rows an answer rests on."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.engine.row import VOLUMES_ONLY
from bot.errors import DataError
from bot.question.codes import is_code
from bot.question.period import month_number
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.engine.row import Row
    from bot.question.period import Period

TABULATED, MONTHS_TABULATED, TYPES_TABULATED = "tabulated", "vehicles", "jumv"
RATES, LATER_RATES, AREA = "fed_fx", "boj_fx", "mof_area"
# Dollars of the Federal Reserve end before this month; behind it they are the Bank of Japan's.
LATER_RATES_FROM = month_number(2026, 7)
# Which sources a kind of official file renews.
LINES, WORLD_VOLUMES = "mof_hs9_lines", "mof_world"
# Where the quantities of principal commodities are from, which stand beside values of the area table: goods (all where there
# are none), first and last month, of the years of the world alone or not, source.
VOLUMES = (
    ("", month_number(2009, 1), month_number(2020, 12), False, LINES),
    ("crude_oil", month_number(2021, 1), month_number(2025, 12), False, "mof_crude"),
    ("lng", month_number(2024, 1), month_number(2024, 12), False, "mof_lng_2024"),
    ("lng", month_number(2025, 1), month_number(2026, 3), False, "mof_hs9_lng"),
    ("", month_number(2021, 1), month_number(2025, 12), True, WORLD_VOLUMES),
)
NINE_DIGIT = {LINES, "mof_crude", "mof_lng_2024", "mof_hs9_lng", "mof_hs9_fish"}
LAST_OF_LINES = month_number(2020, 12)
FIXED = {"fixed", "part_fixed"}
FED_BY = {"area": (AREA,), "hs9": ("mof_hs9_lng", "mof_hs9_fish", LINES), "lines": (LINES,)}


class Source(BaseModel):
    """A source: `series` are the series it feeds; `as_of` is the release, where known; `retrieved` when it was taken over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    series: str
    short: str
    title: str
    publisher: str
    url: str
    licence: str
    as_of: str
    retrieved: str
    note: str


def read_sources(data: Path) -> tuple[Source, ...]:
    """All sources. Raises DataError, with the line, when a row is not one."""
    path = data / "sources.csv"
    sources = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            try:
                sources.append(Source.model_validate(row))
            except ValidationError as error:
                raise DataError(path, reader.line_num, error.errors()[0]["msg"]) from error
    return tuple(sources)


def dated(sources: Iterable[Source], released: Mapping[str, dt.date], retrieved: dt.date) -> tuple[Source, ...]:
    """The same as of the releases that were imported since, by kind of file; `retrieved` is the day of the last import."""
    days = {name: day.isoformat() for kind, day in released.items() for name in FED_BY[kind]}
    return tuple(
        source.model_copy(update={"as_of": days[source.id], "retrieved": retrieved.isoformat()}) if source.id in days else source
        for source in sources
    )


def sources_of(
    rows: Iterable[Row], currency: str, sources: Iterable[Source], periods: Iterable[Period] = ()
) -> tuple[Source, ...]:
    """The sources of an answer's figures and of their bases, and of the exchange rates when another currency is shown.

    That nothing was revised is known from the area table. Rows that name no commodity (coverage) rest on everything that feeds
    their series. `periods` are those that the rows are of.
    """
    rows, periods = list(rows), tuple(periods)
    if not rows:
        return tuple(source for source in sources if source.id == AREA)
    if not any(row.commodity for row in rows):
        series = {row.series for row in rows}
        return tuple(source for source in sources if series & set(source.series.split("|")))
    wanted = {_feed(series, row.commodity) for row in rows for series in (row.series, row.base_series) if series}
    spans = {period.label: period for period in periods}
    wanted |= {
        name
        for row in rows
        if row.quantity is not None and row.series != TABULATED
        for name in _volumes(row, spans.get(row.period or ""))
    }
    wanted |= {LINES for row in rows if row.basis in FIXED}
    # A share of a named 9-digit line is of a total from the area table.
    wanted |= {AREA for row in rows if row.share_pct is not None} if wanted != {LINES} else set()
    tabulated = [row for row in rows if row.series == TABULATED]
    by_year = [row for row in tabulated if row.commodity == "used_passenger_cars" or (row.longest or 1) > 1]
    if by_year:
        wanted |= {TYPES_TABULATED}
        wanted -= {MONTHS_TABULATED} if len(by_year) == len(tabulated) else set()
    if "imf_dots" in wanted:
        wanted |= {AREA, RATES}
    if currency != "jpy":
        wanted.add(RATES)
    if currency == "usd" and any(period.last >= LATER_RATES_FROM for period in periods):
        wanted.add(LATER_RATES)
    return tuple(source for source in sources if source.id in wanted)


def _volumes(row: Row, period: Period | None) -> Iterable[str]:
    """The sources of a row's quantity: the area table, which its value may be of, has none."""
    if row.series == VOLUMES_ONLY:
        return [_feed(row.series, row.commodity)]
    if row.series == "hs9" or period is None:
        return [_feed("hs9", row.commodity)]
    of_world = row.partner == WORLD and row.series == "annual" and period.first > LAST_OF_LINES
    return [
        source
        for goods, first, last, world, source in VOLUMES
        if goods in ("", row.commodity) and world == of_world and first <= period.last and period.first <= last
    ] or [_feed("hs9", row.commodity)]


def _feed(series: str, commodity: str | None) -> str:
    if series == "hs9" and commodity is not None and any(part == TOTAL or is_code(part) for part in commodity.split("+")):
        return LINES
    if series == TABULATED:
        return MONTHS_TABULATED
    if series == VOLUMES_ONLY:
        return "mof_lng_2024"
    if series == "hs9":
        return "mof_hs9_lng" if commodity == "lng" else "mof_hs9_fish"
    return "imf_dots" if series == "estimate" else AREA
