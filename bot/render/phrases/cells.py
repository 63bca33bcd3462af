"""Columns of numbers beside names, for a phone's table and beside the bars of a chart: a head, and how a row is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS
from bot.render.phrases.amounts import change_text
from bot.render.phrases.quantities.figures import ESTIMATE, number, written
from bot.render.phrases.quantities.money import money_unit
from bot.render.phrases.quantities.prices import price_digits, price_unit
from bot.render.phrases.quantities.scales import money_scale, quantity_scale, scaled
from bot.render.phrases.quantities.units import price_measure, unit_name
from bot.speech import said
from bot.words.numbers import not_available, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.column import Column
    from bot.engine.row import Row
    from bot.render.phrases.quantities.scales import Scale


@dataclass(frozen=True, slots=True)
class Cells:
    """A column: its heading, and how a row is written in it; `short` is a heading for a table that has no room for the other."""

    head: str
    cell: Callable[[Row], str]
    short: str = ""


def amount_cells(name: str, rows: Sequence[Row], currency: str, head: str = "") -> Cells:
    """Amounts or prices in a scale that fits all of them. The head is the unit, where the rows have one, if no other is given."""
    unit = unit_of(rows)
    match COLUMNS[name].kind:
        case "money" | "effect":
            scale = money_scale((number(row, name) for row in rows), currency)
            plus = COLUMNS[name].kind == "effect"
            return Cells(
                head or money_unit(currency, scale), lambda row: _estimated(row) + _amount(number(row, name), scale, plus)
            )
        case "price":
            return Cells(head or price_unit(currency, unit), lambda row: _price(row, name, unit))
        case _:
            scale = quantity_scale((number(row, name) for row in rows), unit)
            return Cells(head or scale.name, lambda row: scaled(number(row, name), scale) + _own_unit(row, unit))


def figure_cells(name: str, head: str = "") -> Cells:
    """A share, a change, a count, under the head of its column if no other is given; of a balance there are no shares."""
    column = COLUMNS[name]
    head = head or (said(column.head) if column.head else "")
    if column.before:
        return Cells(head, lambda row: change_text(row, name))
    whole = column.kind == "part"
    return Cells(head, lambda row: "" if whole and row.flow == "balance" else _short(column, number(row, name)))


def unit_of(rows: Sequence[Row]) -> str:
    """The unit of all quantities; empty where there are none, or several."""
    units = {row.quantity_unit for row in rows if row.quantity_unit}
    return next(iter(units)) if len(units) == 1 else ""


def has(rows: Sequence[Row], name: str) -> bool:
    """Whether any of the rows has a figure in a column."""
    return bool(name) and any(getattr(row, name) is not None for row in rows)


def _amount(value: float | None, scale: Scale, plus: bool) -> str:
    text = scaled(value, scale)
    return f"+{text}" if plus and value is not None and value > 0 else text


def _short(column: Column, value: float | None) -> str:
    """Without the word for a unit, which is the head."""
    return signed(value) if column.kind == "points" and value is not None else written(column, value, "")


def _estimated(row: Row) -> str:
    return ESTIMATE if row.basis == "estimate" else ""


def _price(row: Row, name: str, unit: str) -> str:
    price = number(row, name)
    return not_available() if price is None else price_digits(price) + ("" if unit else f"/{price_measure(row.quantity_unit)}")


def _own_unit(row: Row, shared: str) -> str:
    return "" if shared or not row.quantity_unit else " " + unit_name(row.quantity_unit)
