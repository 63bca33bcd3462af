"""Answer → a typed table for files: exact cells under headings with units.

Percents are as in the rows (12.3 is 12.3 %), dates are first days of months, an empty cell is a figure that there is not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, named_in
from bot.question.period import month_date
from bot.render.files.fields import ADDED, KEYS, FileColumn, file_column
from bot.render.phrases.cells import unit_of
from bot.render.phrases.stages import STAGES
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row
    from bot.words.names import Name

Cell = str | int | float | dt.date | None

ESTIMABLE = {"money", "part", "change", "index_number"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; `estimates` are the places (row, column) of what is estimated or rests on an estimate."""

    columns: tuple[FileColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    estimates: frozenset[tuple[int, int]]


def table_of(answer: Answer, facts: Facts) -> Table:
    """All rows of an answer with figures, in its order; names, stages and headings in the language of what is being written."""
    reader = _Reader(answer, facts)
    whole = {key: [reader.cell(row, key) for row in answer.rows] for key in KEYS}
    kept = {key: cells for key, cells in whole.items() if any(cell is not None for cell in cells)}
    estimates = {
        (at, column)
        for at, row in enumerate(answer.rows)
        for column, key in enumerate(kept)
        if kept[key][at] is not None and reader.estimated(row, key)
    }
    unit = unit_of(answer.rows)
    columns = tuple(file_column(key, answer.question.request.currency, unit) for key in kept)
    return Table(columns, tuple(zip(*kept.values(), strict=True)), frozenset(estimates))


class _Reader:
    """Cells of one answer."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._facts = facts
        self._currency = answer.question.request.currency
        self._periods = {period.label: period for period in answer.question.periods}
        self._estimated = {_cell_of(row, row.period) for row in answer.rows if row.series == "estimate"}

    def cell(self, row: Row, key: str) -> Cell:
        """The exact value; None for what there is not.

        Dollars, euros and yuan are not official: they are given where they were asked for, with their note and source.
        """
        if (key.endswith("_usd") and self._currency != "usd") or not named_in(key, self._currency):
            return None
        value: Cell = self._added(row, key) if key in ADDED else getattr(row, key)
        return value

    def estimated(self, row: Row, key: str) -> bool:
        """Whether a figure is an estimate, or compares with one."""
        if key == "step_pct":
            return not self._estimated.isdisjoint({_cell_of(row, row.period), _cell_of(row, row.compared_with)})
        if key in ADDED or COLUMNS[key].kind not in ESTIMABLE:
            return False
        return row.series == "estimate" or (COLUMNS[key].of_two and row.base_series == "estimate")

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
                return tr(STAGES[row.stage]) if row.stage else None

    @staticmethod
    def _called(names: dict[str, Name], code: str | None) -> str | None:
        return names[code].listed if code else None


def _cell_of(row: Row, period: str | None) -> tuple[str | None, ...]:
    return period, row.flow, row.partner, row.commodity
