"""What a chart calls things, in the language of what is being written: countries, goods, flows and periods, and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.request import TOTAL
from bot.render.phrases.shares import whole_of
from bot.render.phrases.subject import MONTH_OF_YEAR, Words
from bot.render.phrases.titles.title import asked_of, title_of
from bot.speech import tr
from bot.words.nouns import MOST_NAMED, called
from bot.words.period_labels import period_label
from bot.words.periods import period_name, run_name, sentence, span_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row
    from bot.render.phrases.quantities.figures import Figures


class Names:
    """Names for the codes of one answer."""

    def __init__(self, answer: Answer, facts: Facts, figures: Figures) -> None:
        self.words = Words(answer, facts)
        self.figures = figures
        self._answer = answer
        self._facts = facts

    def label(self, row: Row, dimension: str) -> str:
        """One value of a dimension, as it stands at a bar or a line; there is room for more than in a table."""
        code = getattr(row, dimension)
        if dimension == "period":
            return period_label(self.words.periods[code])
        if dimension == "partner":
            return called(code, self._facts.partners)
        if dimension in {"flow", MONTH_OF_YEAR} or code == TOTAL:
            return self.words.label(row, dimension)
        return sentence(self.words.goods([code]).name)

    def when(self) -> str:
        """The period of the answer with its dates, or the first and last of several; of a few picked all that were looked at."""
        header = self._answer.verb.header
        if header.answers == "some" and len(self.words.labels) > 1:
            return asked_of(self._answer)
        periods = sorted((self.words.periods[label] for label in self.words.labels), key=lambda p: (p.first, p.last))
        if header.looks == "rolling":
            periods = [Period.span(period.last, period.last) for period in periods]
        first, last = periods[0].first, max(period.last for period in periods)
        if header.each == "month" or {period.kind for period in periods} <= {"month", "span"}:
            return span_name(first, last)
        if len(periods) > 1 and len({period.kind for period in periods}) == 1:
            return run_name(periods[0], periods[-1])
        if len(periods) > 1:
            each = [period_name(self.words.periods[label]) for label in self.words.labels]
            return tr(", ").join(each) if len(each) <= MOST_NAMED else span_name(first, last)
        name = period_name(periods[0])
        available = self._answer.rows[0].months_available or periods[0].months
        if (periods[0].kind == "year" and available == YEAR) or periods[0].kind == "month":
            return name
        return tr("{name} ({detail})").format(name=name, detail=span_name(first, first + available - 1))

    def partial(self, row: Row) -> str:
        """`3 of 12 months` for a period that has not ended in the data; empty for a whole one."""
        months = self.words.periods[row.period or ""].months
        shown = row.months_available or months
        return tr("{shown} of {all} months").format(shown=shown, all=months) if shown < months else ""

    def title(self) -> str:
        """What and where."""
        return title_of(self._answer, self.words, self.figures)

    def share_label(self, row: Row, column: str) -> str:
        """What a share is of, as a label: `Of imports from Russia`."""
        return whole_of(row, column, self.words)[0]

    def share_of(self, row: Row, column: str) -> str:
        """What a share is of, in a sentence: `of imports from Russia`, `of Japan's imports of LNG`."""
        return whole_of(row, column, self.words)[1]
