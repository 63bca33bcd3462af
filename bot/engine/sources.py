"""Where figures come from: `sources.csv`, and which of its rows an answer rests on."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import DataError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.engine.row import Row

RATES, AREA = "fed_fx", "mof_area"
# Which sources a kind of official file renews.
LINES = "mof_hs9_lines"
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


def sources_of(rows: Iterable[Row], currency: str, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources of an answer's figures and of their bases, and of the exchange rate when dollars are shown.

    That nothing was revised is known from the area table. Rows that name no commodity (coverage) rest on everything that feeds
    their series.
    """
    rows = list(rows)
    if not rows:
        return tuple(source for source in sources if source.id == AREA)
    if not any(row.commodity for row in rows):
        series = {row.series for row in rows}
        return tuple(source for source in sources if series & set(source.series.split("|")))
    wanted = {_feed(series, row.commodity) for row in rows for series in (row.series, row.base_series) if series}
    wanted |= {_feed("hs9", row.commodity) for row in rows if row.quantity is not None}
    # A share of a 9-digit line is of a total from the area table.
    wanted |= {AREA for row in rows if row.share_pct is not None}
    if "imf_dots" in wanted:
        wanted |= {AREA, RATES}
    if currency == "usd":
        wanted.add(RATES)
    return tuple(source for source in sources if source.id in wanted)


def _feed(series: str, commodity: str | None) -> str:
    if series == "hs9":
        return "mof_hs9_lng" if commodity == "lng" else "mof_hs9_fish"
    return "imf_dots" if series == "estimate" else AREA
