"""What there is of the periods: running ones, those with volumes only, and those that are not added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import VOLUMES_ONLY
from bot.question.period import YEAR
from bot.render.notes.note import Note, RowNames
from bot.speech import tr
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row


def volumes_only(answer: Answer, facts: Facts) -> Iterator[Note]:
    """Months behind the last value."""
    rows = [row for row in answer.rows if row.series == VOLUMES_ONLY]
    if rows:
        message = tr("{periods}: there are volumes only; values go up to {month}.")
        if any(row.rank is not None for row in rows):
            message = tr("{periods}: there are volumes only, of some origins; values go up to {month}.")
        text = message.format(periods=RowNames(answer, facts).named(rows), month=month_name(facts.last))
        yield Note("volumes_only", text)


def partial(answer: Answer, facts: Facts) -> Iterator[Note]:
    """Periods of which some months are not there."""
    periods = {period.label: period for period in answer.question.periods}
    names = RowNames(answer, facts)
    parts: dict[tuple[int, int, int], list[Row]] = {}
    for row in answer.rows:
        period = periods.get(row.period or "")
        months = row.months_available
        if period is not None and months is not None and months < period.months:
            parts.setdefault((months, period.months, period.first + months - 1), []).append(row)
    for (months, whole, end), rows in parts.items():
        message = tr("{periods}: {shown} of {all} months (to {month}), the rest is not in this dataset.")
        if end == facts.last:
            message = tr("{periods}: {shown} of {all} months (to {month}), compared with the same months a year before.")
            if months > YEAR:
                message = tr("{periods}: {shown} of {all} months (to {month}).")
        text = message.format(periods=names.named(rows), shown=months, all=whole, month=month_name(end))
        yield Note("partial", text)


def apart(answer: Answer) -> Iterator[Note]:
    """Periods that are to be added up and lie apart from each other: each run of them has its own sum."""
    request = answer.question.request
    if "periods" in request.together and not request.work and not request.cut and len(answer.question.periods) > 1:
        yield Note("apart", tr("Periods that do not follow each other are not added up: each stands by itself."))
