"""Conditions of alerts: a request that works out what is above, below, highest or lowest, judged on the newest figure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.row import SHARE_COLUMNS, WHOLE_COLUMNS
from bot.errors import AskError
from bot.question.relative import Relative
from bot.render.phrases.quantities.figures import Figures, number
from bot.speech import tr
from bot.watch.figures import Figure, asked_rows

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.row import Row
    from bot.question.period import Kind, Period
    from bot.question.request import Cut, Request

OVER, UNDER = {"above", "rises"}, {"below", "falls"}
MOST = {"highest", "lowest"}
UNITS: dict[Cut, Kind] = {"quarter": "quarter", "half": "half", "year": "year", "fiscal": "fiscal"}
NAMED_SHARE = "share_of_whole_pct"
# Of a quantity in kilograms, and the other way round.
IN_UNITS = {("kg", "t"): 0.001, ("t", "kg"): 1000.0}


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a condition holds, and the newest figure that it is judged on; `among` is where a record is looked for."""

    holds: bool
    answer: Answer
    row: Row
    figure: Figure
    among: tuple[Period, ...] = ()

    @property
    def told(self) -> str:
        """The figure as JSON, by what it is of."""
        return json.dumps({self.figure.key: self.figure.value}, ensure_ascii=False, separators=(",", ":"))


def judge(request: Request, engine: Engine) -> Judged:
    """Judge a condition on the newest month, quarter or year. Raises AskError where it cannot be judged."""
    answer = engine.answer(engine.resolve(newest(request, engine)))
    rows = asked_rows(answer)
    if len(rows) != 1:
        raise AskError("several", tr("An alert is on one figure: name one commodity, one country and one direction."))
    row = rows[0]
    column = _column(request, answer, row)
    value = number(row, column) if column else None
    period = next((period for period in answer.question.periods if period.label == row.period), None)
    if value is None or period is None:
        raise AskError("no_data", tr("There is no such figure to judge that on."), (engine.short_words(newest(request, engine)),))
    figure = Figure(row, column, period, value)
    answer = replace(answer, rows=(_alone(row, column),))
    if request.work in MOST:
        return _record(request, Judged(False, answer, answer.rows[0], figure), engine)
    measured = value * _scale(request, row, engine)
    limit = float(request.amount.number) if request.amount else 0.0
    equal = request.amount is not None and request.amount.met_by_itself and measured == limit
    holds = equal or (measured > limit if request.work in OVER else measured < limit)
    return Judged(holds, answer, answer.rows[0], figure)


def newest(request: Request, engine: Engine) -> Request:
    """The question of the newest figure that a condition is judged on."""
    form = UNITS.get(request.cut)
    when = Relative("recent", form=form, number=1) if form else Relative("latest")
    shares = request.amount is not None and request.amount.unit == "pct" and request.share_of
    verb = engine.registry.share if shares else request.verb
    update = {"verb": verb, "work": "", "amount": None, "cut": "", "periods": (when,), "top": None}
    return request.model_copy(update=update)


def _record(request: Request, newest: Judged, engine: Engine) -> Judged:
    """Whether the newest is the highest, or the lowest, of all that are looked at."""
    answer = engine.answer(engine.resolve(request))
    holds = any(row.period == newest.row.period for row in answer.rows)
    return replace(newest, holds=holds, among=answer.question.periods)


def _column(request: Request, answer: Answer, row: Row) -> str:
    """The column of what is measured; empty where the row has none."""
    figures, unit = Figures(answer), request.amount.unit if request.amount else ""
    if request.work in MOST:
        return figures.name(row)
    if unit == "pct" and request.share_of:
        return NAMED_SHARE if row.share_of_whole_pct is not None else WHOLE_COLUMNS.get(request.share_of, "")
    if unit in {"", "pct"}:
        if "change_pct" in row.model_fields_set:
            return "quantity_change_pct" if figures.volumes else "change_pct"
        return figures.column.change
    return figures.columns[0] if unit == "money" else "quantity"


def _alone(row: Row, column: str) -> Row:
    """Of two shares the one that is meant."""
    others = {other: None for other in SHARE_COLUMNS if other != column}
    return row.model_copy(update=others) if column in SHARE_COLUMNS else row


def _scale(request: Request, row: Row, engine: Engine) -> float:
    """From the unit of the figure to that of the amount. Raises AskError for units of another kind."""
    unit, own = request.amount.unit if request.amount else "", row.quantity_unit or ""
    if unit in {"", "money", "pct"} or own == unit or (unit == "no" and own not in {"t", "kg", "kl"}):
        return 1.0
    if (own, unit) not in IN_UNITS:
        message = tr("This is counted in another unit: {unit}.")
        raise AskError("unit", message.format(unit=own), (engine.short_words(newest(request, engine)),))
    return IN_UNITS[own, unit]
