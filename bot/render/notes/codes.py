"""What HS codes stand for, and from when to when there are lines of the statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.engine.sql.lines import code_name
from bot.question.codes import MARK, is_code
from bot.question.period import YEAR
from bot.question.request import TOTAL
from bot.render.notes.note import Note
from bot.speech import tr
from bot.words.names import PLUS
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts

MOST_CODES = 10


def meanings(answer: Answer, facts: Facts) -> Iterator[Note]:
    """What HS codes stand for."""
    goods = dict.fromkeys(row.commodity for row in answer.rows)
    parts = [part for code in goods if code for part in code.split(PLUS)]
    for code in [code for code in dict.fromkeys(parts) if is_code(code)][:MOST_CODES]:
        meaning = facts.commodities.meaning_of(code)
        if meaning is None:
            continue
        message = tr("{code}: {meaning}")
        if f"{MARK}{meaning.exact}" != code:
            message = tr("{code}: a part of {wider}: {meaning}")
        wider = facts.commodities[f"{MARK}{meaning.exact}"].listed
        yield Note("code", message.format(code=code_name(code, None).listed, meaning=meaning, wider=wider))
        yield from _began(code, answer, facts)


def _began(code: str, answer: Answer, facts: Facts) -> Iterator[Note]:
    """Since when there is a code that is newer than the statistics."""
    for flow in ONE_WAY:
        cells = [(flow, row.partner or "", code) for row in answer.rows if row.flow == flow and row.commodity == code]
        span = next((facts.extent[cell] for cell in cells if cell in facts.extent), None)
        whole = next((ends for (way, _, goods), ends in facts.extent.items() if (way, goods) == (flow, TOTAL)), None)
        if span and whole and span[0] > whole[0]:
            message = tr("The statistics' line {name} began in {month}.")
            yield Note("began", message.format(name=code_name(code, None).listed, month=month_name(span[0])))


def ended(answer: Answer, facts: Facts) -> Iterator[Note]:
    """Lines that are no more."""
    for commodity in sorted({row.commodity for row in answer.rows if row.commodity}):
        cells = [(row.flow or "", row.partner or "", commodity) for row in answer.rows if row.commodity == commodity]
        ends = [facts.extent[cell][1] for cell in cells if cell in facts.extent]
        if ends and max(ends) <= facts.last - YEAR:
            name = facts.commodities[commodity].listed
            text = tr("The statistics' line {name} ended in {month}.").format(name=name, month=month_name(max(ends)))
            yield Note("ended", text)
