"""One row of an answer as a point of a picture: its figure, the year before, and the words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.chart.plot.picture import Point, Series, Unit
from bot.render.chart.plot.units import money_unit, price_unit, quantity_unit
from bot.render.phrases.amounts import measured, shown_value, yoy_text
from bot.render.phrases.numbers import change, part
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.chart.plot.names import Names


@dataclass(frozen=True, slots=True)
class Column:
    """Words beside the figures: the heading, and how a row is written under it."""

    head: str
    cell: Callable[[Row], str]


def priced(answer: Answer) -> bool:
    """Whether the figures are prices, not values."""
    return answer.verb.header.needs == "quantity"


def value_of(answer: Answer, row: Row) -> float | None:
    """The figure that is drawn: a price, the quantity where volumes were asked for, or the value in the currency asked for."""
    if measured(answer):
        return row.quantity
    return row.unit_price if priced(answer) else shown_value(answer, row)


def point_of(answer: Answer, row: Row, names: Names, columns: Sequence[Column] = ()) -> Point | None:
    """A row as a point; None where it has no figure to draw."""
    value = value_of(answer, row)
    if value is None:
        return None
    period = names.words.periods[row.period or ""]
    return Point(
        value=value,
        before=_before(answer, row),
        aside=tuple(column.cell(row) for column in columns),
        estimate=row.basis == "estimate",
        partial=(row.months_available or period.months) < period.months,
    )


def _before(answer: Answer, row: Row) -> int | None:
    """The same months a year before. The answer has the difference, in yen; there is none in dollars."""
    if answer.question.request.currency != "jpy" or measured(answer) or row.value_jpy is None or row.value_change_jpy is None:
        return None
    return row.value_jpy - row.value_change_jpy


def columns_of(rows: Sequence[Row], *, volumes: bool = False) -> tuple[Column, ...]:
    """The share and the change, where the rows have them; of volumes, where these are drawn."""
    columns = []
    ranked = any(row.rank is not None for row in rows)
    if ranked and any(_share(row) is not None for row in rows):
        columns.append(Column(tr("share"), lambda row: part(_share(row))))
    if any(row.unit_price_yoy_pct is not None for row in rows):
        columns.append(Column(tr("yoy"), lambda row: change(row.unit_price_yoy_pct)))
    elif volumes and any(row.quantity_yoy_pct is not None for row in rows):
        columns.append(Column(tr("yoy"), lambda row: change(row.quantity_yoy_pct)))
    elif not volumes and any(row.value_yoy_pct is not None for row in rows):
        columns.append(Column(tr("yoy"), yoy_text))
    return tuple(columns)


def _share(row: Row) -> float | None:
    return row.share_pct if row.share_pct is not None else row.share_of_world_pct


def unit_of(answer: Answer, series: Iterable[Series]) -> Unit:
    """The unit that all figures of a picture are shown in."""
    values = [value for one in series for value in one.values]
    currency = answer.question.request.currency
    if measured(answer):
        return quantity_unit(values, next(row.quantity_unit for row in answer.rows if row.quantity_unit))
    if not priced(answer):
        return money_unit(values, currency)
    return price_unit(values, currency, answer.rows[0].quantity_unit or "")
