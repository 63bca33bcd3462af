"""The figures that an answer is about: in which columns they stand, and how those of a kind are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, PRICE, VALUE, column_of
from bot.render.phrases.quantities.money import money
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.volumes import quantity
from bot.words.numbers import decimal, growth, not_available, part, points, times

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.answer import Answer
    from bot.engine.column import Column, Kind
    from bot.engine.row import Row

ESTIMATE = "≈"
VOLUME, AVERAGE_VOLUME = "quantity", "average_quantity"
# By what a verb measures: the volume that goes with it.
VOLUMES = {VALUE: VOLUME, "average": AVERAGE_VOLUME}
# By the order of a list: what it is ordered by, where that is no value.
ORDERED = {"growth": "change_pct", "change": "value_change", "share_gained": "share_gained_points", "price": PRICE}
# Kinds whose figures are shown by themselves; what is no amount is shown beside the value that it is of.
AMOUNTS = {"money", "price", "quantity", "effect"}


class Figures:
    """Those of one answer: what its verb measures, or volumes where these were asked for by name and there are some.

    `one_unit`: they stand on one axis, which volumes in several units cannot; then values are shown, and of a list what it is
    ordered by.
    """

    def __init__(self, answer: Answer, *, one_unit: bool = False) -> None:
        self.currency = answer.question.request.currency
        self._on_year = answer.question.request.against is None
        priced = answer.question.priced and any(row.unit_price is not None for row in answer.rows)
        by = ORDERED.get(answer.question.request.order, "") if one_unit else ""
        measures = [by] if by else [PRICE] if priced else answer.verb.header.measure
        self.volume = VOLUMES.get(measures[0], VOLUME)
        asked = answer.question.request.measure == "volume" and measures[0] in VOLUMES
        units = {row.quantity_unit for row in answer.rows if self.volume_of(row) is not None} if asked else set()
        self.volumes = asked and bool(units) and not (one_unit and len(units) > 1)
        # Vehicles and machines, one by one.
        self.counted = self.volumes and units == {"units"}
        self.of_values = measures == [VALUE] and not self.volumes
        self.columns = tuple(column_of(measure, self.currency) for measure in ([self.volume] if self.volumes else measures))
        self.column: Column = COLUMNS[self.columns[0]]
        self.value_column = column_of(VALUE, self.currency)
        # Beside a volume or a share: the value that it goes with.
        self.money_column = column_of(measures[0], self.currency) if measures[0] in VOLUMES else self.value_column

    @property
    def amounts(self) -> bool:
        """Whether they are amounts or prices; else they are shown beside the values."""
        return self.column.kind in AMOUNTS

    def name(self, row: Row) -> str:
        """The column of a row that holds its figure."""
        return next((name for name in self.columns if getattr(row, name) is not None), self.columns[0])

    def of(self, row: Row) -> float | None:
        """The figure, exact; None where there is none."""
        return number(row, self.name(row))

    def value(self, row: Row) -> float | None:
        """Yen or dollars, as the question wants."""
        return number(row, self.value_column)

    def volume_of(self, row: Row) -> float | None:
        """The quantity that goes with the figure: of a mean the mean."""
        return number(row, self.volume)

    def before(self, row: Row) -> float | None:
        """The value of the same months a year before; of other figures, and in dollars, there is none."""
        return row.base_value_jpy if self.of_values and self.currency == "jpy" else None

    def change(self, row: Row) -> float | None:
        """The change of the figure, in percent: on the year before, or on the period in `compared_with`."""
        if "change_pct" in row.model_fields_set:
            if self.volumes:
                return row.quantity_change_pct
            if self.column.kind == "price":
                return row.unit_price_yoy_pct if self._on_year else row.unit_price_change_pct
            return row.change_pct if self.column.kind in {"money", "effect"} else None
        return number(row, self.column.change) if self.column.change else None

    def world(self, row: Row) -> float | None:
        """The same for all countries."""
        return number(row, self.column.world) if self.column.world else None

    def world_text(self, row: Row) -> str:
        """That in words, without the unit, which is the figure's own."""
        return written(COLUMNS[self.column.world], self.world(row), self.currency)

    def text(self, row: Row) -> str:
        """The figure in a sentence: `≈¥536.1 bn`, `¥86,590 per t`, `+8.6%`."""
        return estimate_mark(self.column, row) + written(self.column, self.of(row), self.currency, row.quantity_unit)


def number(row: Row, name: str) -> float | None:
    """The figure in a column."""
    value: float | None = getattr(row, name)
    return value


# By kind: how a figure is written; in which currency, and of which unit.
WRITTEN: dict[Kind, Callable[[float, str, str | None], str]] = {
    "money": lambda value, currency, _: money(value, currency),
    "price": price_text,
    "quantity": lambda value, _, unit: quantity(round(value), unit),
    "part": lambda value, *_: part(value),
    "change": lambda value, *_: growth(value),
    "points": lambda value, *_: points(value),
    "effect": lambda value, currency, _: signed(value, money(value, currency)),
    "index": lambda value, *_: decimal(value, 0),
    "index_number": lambda value, *_: decimal(value, 1),
    "times": lambda value, *_: times(value),
}


def signed(value: float, text: str) -> str:
    """With a plus before what is more than nothing."""
    return f"+{text}" if value > 0 else text


def written(column: Column, value: float | None, currency: str, unit: str | None = None) -> str:
    """One figure of a column in words; `unit` is that of quantities."""
    if value is None:
        return not_available()
    write = WRITTEN.get(column.kind)
    return write(value, currency, unit) if write else decimal(value, 0)


def estimate_mark(column: Column, row: Row) -> str:
    """`≈` before what is estimated, or rests on an estimate of the year before."""
    on = (row.series, row.base_series) if column.of_two else (row.basis,)
    return ESTIMATE if column.kind in {"money", "change", "index_number"} and "estimate" in on else ""
