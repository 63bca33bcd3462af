"""Which columns of numbers a table of rows has, and what their heads mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.amounts import ESTIMATE, measured, shown_value, yoy_text
from bot.render.phrases.money import (
    money_scale,
    money_unit,
    price_digits,
    price_measure,
    price_unit,
    quantity_scale,
    scaled,
    unit_name,
)
from bot.render.phrases.numbers import change, not_available, part
from bot.render.phrases.shares import shares_of
from bot.render.text.table import Column
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words


def column_sets(answer: Answer) -> list[tuple[Sequence[Row], list[Column]]]:
    """Rows and columns of each table: values, and quantities where there are any; first what was asked for."""
    rows = answer.rows
    currency = answer.question.request.currency
    if any(row.unit_price is not None for row in rows):
        return [(rows, _price_columns(answer)), _quantities(rows)]
    scale = money_scale(shown_value(answer, row) for row in rows)

    def value(row: Row) -> str:
        return (ESTIMATE if row.basis == "estimate" else "") + scaled(shown_value(answer, row), scale)

    columns = [Column(money_unit(currency, scale), value)]
    if steps_differ(rows):
        columns.append(Column(tr("step"), lambda row: change(row.step_pct) if row.step_pct is not None else ""))
    if any(row.value_yoy_pct is not None for row in rows):
        columns.append(Column(tr("yoy"), yoy_text))
    if any(row.share_pct is not None for row in rows):
        columns.append(Column(tr("share"), lambda row: part(row.share_pct)))
    if both_shares(answer):
        columns.append(Column(tr("in all"), lambda row: part(row.share_of_world_pct)))
    elif any(row.share_before_pct is not None for row in rows):
        columns.append(Column(tr("before"), lambda row: part(row.share_before_pct)))
    elif any(row.share_of_world_pct is not None for row in rows) and not any(row.share_pct is not None for row in rows):
        columns.append(Column(tr("share"), lambda row: "" if row.flow == "balance" else part(row.share_of_world_pct)))
    sets: list[tuple[Sequence[Row], list[Column]]] = [(rows, columns)]
    if any(row.quantity is not None for row in rows):
        sets.insert(0 if measured(answer) else 1, _quantities(rows))
    return sets


def _quantities(rows: Sequence[Row]) -> tuple[Sequence[Row], list[Column]]:
    """The rows that have quantities: of the others the notes say why they have none."""
    measured_rows = [row for row in rows if row.quantity is not None]
    return measured_rows, _quantity_columns(measured_rows)


def both_shares(answer: Answer) -> bool:
    """Whether shares were asked for, and there are some of the country's trade and of Japan's: which is meant is not known."""
    rows = answer.rows
    named = answer.verb.header.chart == "parts"
    return named and any(row.share_pct is not None for row in rows) and any(row.share_of_world_pct is not None for row in rows)


def steps_differ(rows: Sequence[Row]) -> bool:
    """Whether the change from one period to the next says more than the change on the year before."""
    return any(row.step_pct is not None and row.step_pct != row.value_yoy_pct for row in rows)


def _price_columns(answer: Answer) -> list[Column]:
    currency = answer.question.request.currency
    units = {row.quantity_unit for row in answer.rows}
    unit = units.pop() if len(units) == 1 else None

    def price(row: Row) -> str:
        if row.unit_price is None:
            return not_available()
        return price_digits(row.unit_price) + ("" if unit else f"/{price_measure(row.quantity_unit)}")

    return [
        Column(price_unit(currency, unit), price),
        Column(tr("yoy"), lambda row: change(row.unit_price_yoy_pct)),
        Column(tr("all"), lambda row: price_digits(row.world_unit_price) if row.world_unit_price else ""),
    ]


def _quantity_columns(rows: Sequence[Row]) -> list[Column]:
    units = {row.quantity_unit for row in rows if row.quantity_unit}
    unit = next(iter(units)) if len(units) == 1 else ""
    scale = quantity_scale((row.quantity for row in rows), unit)

    def quantity(row: Row) -> str:
        if row.quantity is None:
            return not_available()
        return scaled(row.quantity, scale) + ("" if unit else f" {unit_name(row.quantity_unit)}")

    columns = [Column(scale.name, quantity)]
    if any(row.quantity_yoy_pct is not None for row in rows):
        columns.append(Column(tr("yoy"), lambda row: change(row.quantity_yoy_pct)))
    return columns


def legend(answer: Answer, words: Words) -> list[str]:
    """What the columns mean, where their heads are too short to say it."""
    rows = answer.rows
    lines = []
    if steps_differ(rows):
        lines.append(tr("step: on the period before it here"))
    if any(row.unit_price is not None for row in rows) and any(row.world_unit_price for row in rows):
        lines.append(tr("all: from all countries"))
    shown = next((row for row in rows if row.share_pct is not None), None)
    by_partner = shown is None
    shown = shown or next((row for row in rows if row.share_of_world_pct is not None), None)
    if shown is not None:
        texts = shares_of(shown, words)
        text = texts[-1 if by_partner else 0].inline if texts else ""
        if len(words.flows) > 1 or len(words.partners) > 1 or len(words.commodities) > 1:
            text = tr("of Japan's total for each line") if by_partner else tr("of all goods with the country, that way")
        lines.append(tr("share: {whole}").format(whole=text))
    if both_shares(answer):
        several = len(words.flows) > 1 or len(words.partners) > 1 or len(words.commodities) > 1
        whole = tr("of Japan's total for each line") if several else shares_of(shown or rows[0], words)[-1].inline
        lines.append(tr("in all: share {whole}").format(whole=whole))
    elif any(row.share_before_pct is not None for row in rows):
        lines.append(tr("before: a year before"))
    return lines
