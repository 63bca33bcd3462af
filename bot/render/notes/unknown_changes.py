"""Why a change or a share is n/a: zero a year before, before the data begin, or only together with other months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.missing.volumes import spans
from bot.engine.row import COLUMNS, PRICE, VALUE, VOLUMES_ONLY, column_of
from bot.question.period import YEAR
from bot.question.request import TOTAL, WORLD
from bot.render.notes.note import Note, RowNames
from bot.speech import tr
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row


class UnknownChanges:
    """The notes of one answer on what its rows are compared with."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        # What has no value needs no word on its change.
        self._rows = [row for row in answer.rows if row.commodity not in facts.counted and row.series != VOLUMES_ONLY]
        if len(self._rows) == 1 and self._rows[0].value_jpy == self._rows[0].base_value_jpy == 0:
            self._rows = []  # nothing now and nothing before: no change is shown that would be n/a
        self._facts = facts
        # What is worked out of prices has values of months without volumes, too.
        self._worked = answer.question.priced
        self._priced = answer.verb.header.needs == "quantity" or self._worked
        measures = (PRICE,) if self._worked else (*answer.verb.header.measure, VALUE)
        self._change_columns = [COLUMNS[column_of(one, answer.question.request.currency)].change for one in measures]
        self._year_before = answer.on_year_before
        self._periods = {period.label: period for period in answer.question.periods}
        self._named = answer.question.request.against is not None
        self._averaged = answer.question.averaged
        self._bases = dict(zip(self._periods, answer.question.bases, strict=False))
        self._names = RowNames(answer, facts)

    def all(self) -> Iterator[Note]:
        """Changes, then steps, then shares."""
        for part in (self._changes, self._steps, self._shares):
            yield from part()

    def _changes(self) -> Iterator[Note]:
        """Why a change is n/a: zero a year before, before the data begin, or only together with other months."""
        reasons: dict[str, list[Row]] = {}
        without = [row for row in self._rows if "change_pct" in row.model_fields_set and row.change_pct is None]
        without = [row for row in without if row.index_number is None]  # of the average month
        for row in without if not self._worked else ():
            if row.rank is None and row.flow != "balance":
                reasons.setdefault(self._no_change(row) if self._year_before else self._no_base(row), []).append(row)
        for row in self._rows:
            # What a verb measures itself, or else the value; of volumes the notes on these say more.
            name = next((one for one in self._change_columns if one in row.model_fields_set), "")
            if name and getattr(row, name) is None and row.flow != "balance":
                reasons.setdefault(self._no_change(row), []).append(row)
        for why, rows in reasons.items():
            yield Note("yoy_na", tr("Change n/a for {rows}: {reason}.").format(rows=self._names.named(rows), reason=why))
        on_estimates = [row for row in self._rows if row.base_series == "estimate" and row.series != "estimate"]
        if on_estimates:
            message = tr("{rows}: the year before is an estimate, so the change is one too.")
            if self._averaged:
                message = tr("{rows}: one of the years before is an estimate, so the average and the change are, too.")
            yield Note("base_estimate", message.format(rows=self._names.named(on_estimates)))

    def _no_base(self, row: Row) -> str:
        if row.base_value_jpy is not None:
            return tr("the figure it is set against is zero or negative")
        if self._averaged:
            return tr("not all of the years before it are there")
        if self._named and row.period in self._bases and self._bases[row.period] is None:
            return tr("it is not as long as the period it is set against")
        return tr("there is no figure for the period it is set against")

    def _steps(self) -> Iterator[Note]:
        if any(
            row.compared_with and "step_pct" in row.model_fields_set and row.step_pct is None and row.flow != "balance"
            for row in self._rows
        ):
            yield Note(
                "step_na",
                tr(
                    "No change from one to the next: the periods differ in length or overlap, "
                    "or the first figure is zero or negative."
                ),
            )

    def _no_change(self, row: Row) -> str:
        if (row.months_available or 0) > YEAR:
            return tr("the period is longer than a year and would overlap its own base")
        if row.base_series and not self._worked:
            return tr("the year-earlier figure is zero or negative")
        facts = self._facts
        cell = (row.flow or "", row.partner or "", row.commodity or "")
        measured = facts.measured.get(cell) if self._priced else None
        begins = measured.first if measured else facts.extent.get(cell, (0,))[0]
        period = self._periods.get(row.period or "")
        if period and period.first - YEAR < begins:
            message = tr("volumes begin in {month}") if self._priced else tr("the data on this begin in {month}")
            return message.format(month=month_name(begins))
        if measured and period and not measured.has(period.first - YEAR, period.last - YEAR):
            return tr("there are volumes of {spans} only").format(spans=spans(measured))
        return tr("the months a year before exist only together with others")

    def _shares(self) -> Iterator[Note]:
        without = [row for row in self._rows if "share_pct" in row.model_fields_set and self._share_missing(row)]
        if without:
            message = tr("Share n/a for {rows}: there is no total for the same months.")
            yield Note("share_na", message.format(rows=self._names.named(without)))

    def _share_missing(self, row: Row) -> bool:
        if row.flow not in ("export", "import") or row.rank is not None:
            return False
        return (row.commodity != TOTAL and row.share_pct is None) or (
            row.commodity == TOTAL and row.partner != WORLD and row.share_of_world_pct is None
        )
