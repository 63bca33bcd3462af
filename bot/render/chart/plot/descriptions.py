"""What the figures of an answer are, one by one: in words for who reads or hears a mark, in codes for a program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, NOUN_COLUMNS
from bot.render.chart.plot.picture import Told
from bot.render.phrases.compared import base_name, change_in_words, year_before
from bot.render.phrases.quantities.figures import Figures, estimate_mark, written
from bot.render.phrases.quantities.money import money
from bot.render.phrases.stages import STAGES
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.chart.plot.names import Names

CODES = (*NOUN_COLUMNS, "basis", "stage", "series")
# By the kind of a column: its unit as a code. `{cur}` is the currency, `{of}` the unit of quantities.
UNITS = {
    "money": "{cur}",
    "effect": "{cur}",
    "price": "{cur}/{of}",
    "quantity": "{of}",
    "part": "%",
    "change": "%",
    "points": "points",
}


class Teller:
    """Tells the figures of one answer, in the language of what is being written."""

    def __init__(self, answer: Answer, names: Names) -> None:
        self._answer, self._names = answer, names
        self._currency = answer.question.request.currency
        self._figures = Figures(answer, one_unit=True)
        self._varying = [name for name in names.words.varying() if name != "period"]

    def figure(self, row: Row, value: float) -> Told:
        """The figure that a verb measures: `Russia · Mar 2025: ¥55.0 bn, −3.1% yoy; months as first published`."""
        percent = self._figures.change(row) if row.flow != "balance" else None
        change = change_in_words(self._answer, row, percent) if percent is not None else ""
        text = tr(", ").join(filter(None, [self._figures.text(row), change]))
        before = self._figures.before(row)
        told = self._told(row, self._figures.name(row), value, text=text)
        if before is None:
            return told
        name = base_name(self._answer, row) or year_before(self._answer, [row])
        return replace(told, before=tr("{name}: {figure}").format(name=name, figure=money(before, self._currency)))

    def world(self, row: Row, value: float) -> Told:
        """The same for all countries, which stands in the rows of one."""
        column = self._figures.column.world
        text = written(COLUMNS[column], value, self._currency, row.quantity_unit)
        return self._told(row, column, value, text=text, whose=tr("All countries"))

    def effect(self, row: Row, column: str, value: float, name: str) -> Told:
        """One of the effects that a change is the sum of, by its name."""
        text = written(COLUMNS[column], value, self._currency)
        return self._told(row, column, value, text=tr("{name}: {figure}").format(name=name, figure=text))

    def share(self, row: Row, column: str, value: float) -> Told:
        """A share with what it is of."""
        return self._told(row, column, value, text=self._share(row, column, value))

    def share_before(self, row: Row, column: str, value: float, when: str) -> Told:
        """The share of the same months a year before, `when` in words; of their stage only the series stands in the row."""
        text = tr("{name}: {figure}").format(name=self._name(row, when), figure=self._share(row, column, value))
        codes = {"flow": row.flow, "partner": row.partner, "commodity": row.commodity, "series": row.base_series}
        return Told(text, value, UNITS["part"], {key: code for key, code in codes.items() if code})

    def _share(self, row: Row, column: str, value: float) -> str:
        share = estimate_mark(COLUMNS[column], row) + written(COLUMNS[column], value, self._currency)
        return tr("{percent} {whole}").format(percent=share, whole=self._names.share_of(row, column))

    def _told(self, row: Row, column: str, value: float, *, text: str, whose: str = "") -> Told:
        name = self._name(row, self._names.words.label(row, "period"), whose)
        line = tr("{name}: {figure}").format(name=name, figure=text)
        codes = {key: code for key in CODES if (code := getattr(row, key))}
        if whose:
            del codes["partner"]
        unit = UNITS.get(COLUMNS[column].kind, "").format(cur=self._currency.upper(), of=row.quantity_unit or "")
        return Told(line, value, unit, codes, tr(STAGES[row.stage]) if row.stage else "")

    def _name(self, row: Row, when: str, whose: str = "") -> str:
        dimensions = [name for name in self._varying if not (whose and name == "partner")]
        return tr(" · ").join(filter(None, [*(self._names.label(row, name) for name in dimensions), whose, when]))
