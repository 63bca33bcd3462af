"""What one question looks at of the nine digits on disk, told to the scripts that put it into tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.engine.sql.code_years import NOW, At
from bot.engine.sql.lines import FIGURES, PAST, REVISIONS, TABLES, Lines
from bot.question.codes import is_code
from bot.question.period import YEAR, month_date, month_number
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.engine.sql.code_years import Year


@dataclass(frozen=True, slots=True)
class LineFigures:
    """Runs a query over what its parameters name.

    `digits`: the goods are taken apart into lines of so many digits, 0 where they are not; `goods` are those that are, where a
    query is not told. `every_partner`: the countries are open, whatever is named. `at`: as it was known. `revised`: asked is what
    a release changed.
    """

    lines: Lines
    digits: int
    goods: tuple[str, ...]
    every_partner: bool
    at: At = NOW
    revised: bool = False

    @property
    def scripts(self) -> tuple[str, ...]:
        """The files of statements that are run before a query, the first of them once."""
        past = (PAST,) if self.at != NOW else ()
        return (*past, REVISIONS) if self.revised else (TABLES, *past, FIGURES)

    def run(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of one SELECT as dicts. Raises AskError(timeout) and AskError(memory)."""
        return self.lines.run(sql, params, self.asked(params), self.scripts)

    def asked(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """The variables that the scripts are told by."""
        release = {"asked_release": self.at.release}
        if self.revised:
            return {"asked_goods": list(self.goods)} | release
        parts = [*params.get("parts", ()), *params.get("wholes", ())]
        partners = set() if self.every_partner else {*params.get("partners", ()), *(part["partner"] for part in parts)}
        named = {*params.get("commodities", ()), *(part["commodity"] for part in parts)} - {TOTAL}
        goods = list(self.goods) if self.digits else sorted(code for code in named if is_code(code))
        flows = {*params.get("flows", ()), *(part["flow"] for part in parts)} & {"import", "export"}
        known = self.lines.years([*goods, TOTAL], self.at)
        runs = runs_of(_spans(params), known)
        looked_at = {(flow, run["first_month"].year) for flow in flows for run in runs}
        return {
            "asked_runs": runs,
            "asked_flows": sorted(flows),
            "asked_partners": sorted(partners),
            # Of goods that are named all countries are read, since the world is their sum.
            "asked_customs": self.lines.customs(partners) if self.digits and WORLD not in partners else [],
            "asked_goods": goods,
            "asked_digits": self.digits,
            "asked_files": self.lines.files(looked_at),
            "asked_years": [
                {"flow": flow, "commodity": commodity, "year": year, "last_month": last, "released": released}
                for flow, commodity, year, last, _, released in known
                if (flow, year) in looked_at
            ],
            "asked_spans": spans_of(year for year in known if year.flow in flows),
        } | (release if self.at != NOW else {})


def spans_of(years: Iterable[Year]) -> list[dict[str, Any]]:
    """The first and the last month of goods in a flow."""
    ends: dict[tuple[str, str], list[dt.date]] = {}
    for year in years:
        ends.setdefault((year.flow, year.commodity), []).extend(
            (dt.date(year.year, 1, 1), dt.date(year.year, year.last_month, 1))
        )
    return [
        {"flow": flow, "commodity": goods, "first_month": min(months), "last_month": max(months)}
        for (flow, goods), months in ends.items()
    ]


def _spans(params: Mapping[str, Any]) -> Iterator[tuple[dt.date, dt.date]]:
    """The first and last months of periods, and of what they are set against."""
    for span in (*params.get("periods", ()), *params.get("spans", ())):
        yield span["first_month"], span["last_month"]
        if span.get("base_first"):
            yield span["base_first"], span["base_last"]


def runs_of(spans: Iterable[tuple[dt.date, dt.date]], known: Sequence[Year]) -> list[dict[str, dt.date]]:
    """The months that are looked at, in runs that every span is made of, and the same months a year before.

    They end, too, where there is no more of goods.
    """
    asked = {(_number(first), _number(last)) for first, last in spans}
    looked_at = asked | {(first - YEAR, last - YEAR) for first, last in asked}
    ends = {end for first, last in looked_at for end in (first, last + 1)}
    for year in known:
        start = month_number(year.year, 1)
        ends |= {start, start + year.last_month, start + year.last_month - YEAR}
    cuts = sorted(ends)
    return [
        {"first_month": month_date(first), "last_month": month_date(end - 1)}
        for first, end in pairwise(cuts)
        if any(first >= begin and end - 1 <= last for begin, last in looked_at)
    ]


def _number(month: dt.date) -> int:
    return month_number(month.year, month.month)
