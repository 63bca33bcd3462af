"""One row in words: its figure, its price, what it is a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.money import money, price_text, quantity
from bot.render.phrases.numbers import change, part
from bot.render.phrases.shares import shares_of
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words

ESTIMATE = "≈"


def figure_text(answer: Answer, row: Row, words: Words) -> str:
    """The one figure of an answer, for its first line: `¥536.1 bn (−8.7%)`, `¥86,590 per t`.

    Of shares both, each with what it is of: which one is meant the question rarely says.
    """
    currency = answer.question.request.currency
    if row.unit_price is not None:
        return price_text(row.unit_price, currency, row.quantity_unit)
    if answer.verb.header.chart == "parts":
        texts = [tr("{percent} {whole}").format(percent=part(one.now), whole=one.inline) for one in shares_of(row, words)]
        return tr(", ").join(texts) or part(None)
    if measured(answer) and row.quantity is not None:
        return _changed(quantity(row.quantity, row.quantity_unit), row.quantity_yoy_pct)
    mark = ESTIMATE if row.basis == "estimate" else ""
    return mark + _changed(money(shown_value(answer, row), currency), row.value_yoy_pct)


def measured(answer: Answer) -> bool:
    """Whether volumes were asked for, and there are some."""
    return answer.question.request.measure == "volume" and any(row.quantity is not None for row in answer.rows)


def _changed(figure: str, percent: float | None) -> str:
    return figure if percent is None else tr("{value} ({change})").format(value=figure, change=change(percent))


def shown_value(answer: Answer, row: Row) -> float | None:
    """Yen or dollars, as the question wants."""
    return row.value_usd if answer.question.request.currency == "usd" else row.value_jpy


def yoy_text(row: Row) -> str:
    """The change on a year before; of an estimate or on one, it is an estimate."""
    if row.flow == "balance":
        return ""
    estimated = "estimate" in (row.series, row.base_series) and row.value_yoy_pct is not None
    mark = ESTIMATE if estimated else ""
    return mark + change(row.value_yoy_pct)
