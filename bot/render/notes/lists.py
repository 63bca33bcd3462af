"""What an answer leaves out: work that is none of its lines', a base that it has no change against, unlisted countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS
from bot.question.period import YEAR
from bot.render.notes.note import Note
from bot.speech import tr
from bot.words.number_signs import separated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer

LEAST_UNLISTED = 1.0
ON_YEAR_BEFORE = tuple(name for name, column in COLUMNS.items() if column.before)


def not_worked(answer: Answer) -> Iterator[Note]:
    """What is worked out picks the lines of a list, or is what the list shows; else it has no part in it."""
    header, request = answer.verb.header, answer.question.request
    if request.work == "ratio" and all(row.of_second_pct is None for row in answer.rows):
        yield Note("not_worked", tr("A ratio is of two figures: of two countries, two goods, or exports and imports."))
    unused = request.work and request.work not in header.works and not request.place and answer.rows[0].met_times is None
    if header.ranks and unused:
        yield Note("not_worked", tr("In a list nothing is worked out of a line: each is the figure of the period."))


def not_set_against(answer: Answer) -> Iterator[Note]:
    """A base that is named and that no row is set against: of shares, of streaks, of calendar months nothing like it is shown."""
    question = answer.question
    against, bases = question.request.against, {base.label for base in question.bases if base is not None}
    if against is None or against.kind == "nothing" or any(row.compared_with in bases for row in answer.rows):
        return
    if against.kind == "average" and any("averaged_over" in row.model_fields_set and row.base_series for row in answer.rows):
        return
    year_before = against.kind == "previous" and all(period.months == YEAR for period in question.periods)
    if year_before and any(getattr(row, name) is not None for row in answer.rows for name in ON_YEAR_BEFORE):
        return
    message = tr("“{against}” is left out: figures of this kind are not set against that.")
    yield Note("not_set_against", message.format(against=against))


def unlisted(answer: Answer) -> Iterator[Note]:
    """How much the countries trade that are not ranked, or how much other goods are."""
    largest = max((row.unlisted_pct or 0 for row in answer.rows), default=0)
    if largest >= LEAST_UNLISTED:
        countries = tr("Only countries in the ministry's table are ranked; others account for {percent}% of the total.")
        goods = tr("Only goods in the ministry's table are looked at; others account for {percent}% of the total.")
        message = goods if answer.question.each == "commodity" else countries
        yield Note("unlisted", message.format(percent=separated(f"{largest:.1f}")))
