"""How values are to be read: a line that holds another one, a negative month, a zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import VALUE
from bot.question.request import TOTAL
from bot.render.notes.note import Note
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts


def part_of(answer: Answer, facts: Facts) -> Iterator[Note]:
    """A line that lies in another one is not to be added to it."""
    named = sorted({row.commodity for row in answer.rows if row.commodity})
    if any(row.rank is None for row in answer.rows):
        pairs = [(part, whole) for part in named for whole in named if whole != TOTAL and facts.is_part(part, whole)]
        for part, whole in pairs[:1]:
            message = tr("{whole}: includes {part}; do not add them.")
            names = facts.commodities
            yield Note("part_of", message.format(whole=names[whole].listed, part=names[part].listed))


def negative_and_zero(answer: Answer) -> Iterator[Note]:
    """What a month below nothing means, and a zero."""
    if any(row.has_negative and row.flow != "balance" for row in answer.rows):
        yield Note(
            "negative",
            tr("A month is negative: that release revised earlier months down by more than the month itself added."),
        )
    shown = answer.verb.header.measure == [VALUE]  # of a change by parts the values do not stand there
    if shown and any(row.value_jpy == 0 for row in answer.rows):
        yield Note("zero", tr("0: none, or less than ¥1,000 in every entry."))
