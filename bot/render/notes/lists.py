"""What a list leaves out: work that is none of its lines', and countries that are not in the ministry's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.notes.note import Note
from bot.speech import tr
from bot.words.number_signs import separated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer

LEAST_UNLISTED = 1.0


def not_worked(answer: Answer) -> Iterator[Note]:
    """What is worked out picks the lines of a list, or is what the list shows; else it has no part in it."""
    header, request = answer.verb.header, answer.question.request
    unused = request.work and request.work not in header.works and not request.place and answer.rows[0].met_times is None
    if header.ranks and unused:
        yield Note("not_worked", tr("In a list nothing is worked out of a line: each is the figure of the period."))


def unlisted(answer: Answer) -> Iterator[Note]:
    """How much the countries trade that are not ranked."""
    largest = max((row.unlisted_pct or 0 for row in answer.rows), default=0)
    if largest >= LEAST_UNLISTED:
        message = tr("Only countries in the ministry's table are ranked; others account for {percent}% of the total.")
        yield Note("unlisted", message.format(percent=separated(f"{largest:.1f}")))
