"""Answer → a typed table for files: exact cells under headings with units. The one place that says how a column is called.

Percents are as in the rows (12.3 is 12.3 %), dates are first days of months, an empty cell is a figure that there is not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.engine.answer import DOLLARS, PERCENT, YEN, Row
from bot.question.period import month_date
from bot.render.stages import STAGES, stage_of

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts, Name

Cell = str | int | float | dt.date | None
Kind = Literal["text", "integer", "decimal", "percent", "date"]

# Every column a file may have, in its order. What is empty throughout is left out.
NAMES = {
    "period": "Period",
    "period_first": "First month",
    "period_last": "Last month",
    "period_months": "Period length",
    "months_available": "Available",
    "flow": "Flow",
    "partner": "Partner",
    "partner_name": "Partner name",
    "commodity": "Commodity",
    "commodity_name": "Commodity name",
    "rank": "Rank",
    "value_jpy": "Value",
    "value_usd": "Value",
    "value_yoy_pct": "Value, change on a year before",
    "value_change_jpy": "Value, change on a year before",
    "compared_with": "Compared with",
    "step_pct": "Value, change",
    "quantity": "Quantity",
    "quantity_unit": "Quantity unit",
    "quantity_yoy_pct": "Quantity, change on a year before",
    "unit_price": "Unit price",
    "unit_price_yoy_pct": "Unit price, change on a year before",
    "world_unit_price": "Unit price from all countries",
    "share_pct": "Share",
    "share_before_pct": "Share a year before",
    "share_of_world_pct": "Share",
    "share_of_world_before_pct": "Share a year before",
    "unlisted_pct": "With others",
    "basis": "Basis",
    "stage": "Stage",
    "series": "Series",
    "base_series": "Series of the year before",
}
# Columns that are not the query's own: what they hold and in what unit.
ADDED: dict[str, tuple[Kind, str]] = {
    "period_first": ("date", "its first day"),
    "period_last": ("date", "its first day"),
    "period_months": ("integer", "months"),
    "partner_name": ("text", ""),
    "commodity_name": ("text", ""),
    "stage": ("text", ""),
}
KINDS: dict[object, Kind] = {str | None: "text", int | None: "integer", float | None: "decimal", dt.date | None: "date"}
CURRENCIES = {"jpy": YEN, "usd": DOLLARS}
ON_A_YEAR_BEFORE = {"value_yoy_pct", "value_change_jpy", "share_of_world_before_pct"}
FIGURES = {"value_jpy", "value_usd", "share_of_world_pct"}


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the query's name of it, `heading` holds the unit."""

    key: str
    heading: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; `estimates` are the places (row, column) of what is estimated or rests on an estimate."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    estimates: frozenset[tuple[int, int]]


def table_of(answer: Answer, facts: Facts, lang: str = "en") -> Table:
    """All rows of an answer with figures, in its order; names of partners and commodities in a language: en, ja or ru."""
    reader = _Reader(answer, facts, lang)
    whole = {key: [reader.cell(row, key) for row in answer.rows] for key in NAMES}
    kept = {key: cells for key, cells in whole.items() if any(cell is not None for cell in cells)}
    estimates = {
        (at, column)
        for at, row in enumerate(answer.rows)
        for column, key in enumerate(kept)
        if kept[key][at] is not None and reader.estimated(row, key)
    }
    columns = tuple(Column(key, reader.heading(key), _kind(key)) for key in kept)
    return Table(columns, tuple(zip(*kept.values(), strict=True)), frozenset(estimates))


class _Reader:
    """Cells and headings of one answer."""

    def __init__(self, answer: Answer, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang
        self._currency = answer.question.request.currency
        self._periods = {period.label: period for period in answer.question.periods}
        units = {row.quantity_unit for row in answer.rows if row.quantity_unit}
        self._unit = units.pop() if len(units) == 1 else NAMES["quantity_unit"].lower()
        self._estimated = {_cell_of(row, row.period) for row in answer.rows if row.series == "estimate"}

    def cell(self, row: Row, key: str) -> Cell:
        """The exact value; None for what there is not.

        Dollars are not official: they are given where they were asked for, with their note and source.
        """
        if key == "value_usd" and self._currency != "usd":
            return None
        value: Cell = self._added(row, key) if key in ADDED else getattr(row, key)
        return value

    def heading(self, key: str) -> str:
        """`Value (yen)`, `Unit price (yen per t)`, `Value, change on a year before (%, in yen)`."""
        unit = ADDED[key][1] if key in ADDED else Row.model_fields[key].description or ""
        unit = unit.replace(PERCENT, "%", 1).replace("currency", CURRENCIES[self._currency])
        unit = unit.replace("quantity_unit", self._unit).replace("compared_with", f"“{NAMES['compared_with']}”")
        return f"{NAMES[key]} ({unit})" if unit else NAMES[key]

    def estimated(self, row: Row, key: str) -> bool:
        """Whether a figure is an estimate, or compares with one."""
        if key == "step_pct":
            return not self._estimated.isdisjoint({_cell_of(row, row.period), _cell_of(row, row.compared_with)})
        return (key in FIGURES | ON_A_YEAR_BEFORE and row.series == "estimate") or (
            key in ON_A_YEAR_BEFORE and row.base_series == "estimate"
        )

    def _added(self, row: Row, key: str) -> Cell:
        period = self._periods[row.period or ""]
        match key:
            case "period_first":
                return month_date(period.first)
            case "period_last":
                return month_date(period.last)
            case "period_months":
                return period.months
            case "partner_name":
                return self._called(self._facts.partners, row.partner)
            case "commodity_name":
                return self._called(self._facts.commodities, row.commodity)
            case _:
                return STAGES[stage_of(row, period)]

    def _called(self, names: dict[str, Name], code: str | None) -> str | None:
        return names[code].called(self._lang) if code else None


def _kind(key: str) -> Kind:
    if key in ADDED:
        return ADDED[key][0]
    field = Row.model_fields[key]
    return "percent" if (field.description or "").startswith(PERCENT) else KINDS[field.annotation]


def _cell_of(row: Row, period: str | None) -> tuple[str | None, ...]:
    return period, row.flow, row.partner, row.commodity
