"""What must go with figures that leave the chat: question, stage, notes, sources, licences, and how they were got."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from bot.clock import JAPAN
from bot.engine.missing.gaps import inside, shown_lumps
from bot.question.period import month_number
from bot.render.machine import shown_params
from bot.render.notes.notes import notes_of
from bot.render.phrases.layout import headline
from bot.render.phrases.query import query_text
from bot.render.phrases.source_line import source_in_words
from bot.render.phrases.stages import stages_in_words
from bot.render.phrases.subject import Words
from bot.speech import tr
from bot.words.periods import day_name, month_name, period_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.sources import Source

Line = tuple[str, str]


def about_of(answer: Answer, facts: Facts, canonical: str, made: dt.datetime) -> list[Line]:
    """Label and text of every line. `made` is when the file was made, with its time zone; it is given in that of Japan."""
    return [
        (tr("Question"), canonical),
        (tr("Answer"), headline(answer, Words(answer, facts))[0]),
        (tr("Stage"), stages_in_words(answer)),
        (tr("Last month in the data"), month_name(answer.last_month)),
        (tr("Rows"), f"{len(answer.rows)}"),
        *_periods(answer, facts),
        *((tr("Note"), note.text) for note in notes_of(answer, facts)),
        *(line for source in answer.sources for line in _source(source)),
        (tr("File made"), _in_japan(made)),
        (tr("SQL"), query_text(answer.sql)),
        (tr("Parameters"), json.dumps(shown_params(answer.params), ensure_ascii=False)),
    ]


def _periods(answer: Answer, facts: Facts) -> list[Line]:
    """What a count of the rows would miss: months that are one row together, and periods that have none.

    Where a query picks some, the others are not missing.
    """
    picked = answer.verb.header.answers == "some"
    lumps = shown_lumps(answer.verb.header, answer.question, answer.rows)
    labels = {row.period for row in answer.rows}
    together = [period_name(lump) for lump in lumps]
    empty = [
        period_name(period)
        for period in answer.question.periods
        if not picked and period.label not in labels and period not in facts.lumps and not inside(period, lumps)
    ]
    return [
        *_told(tr("Only together"), tr("{periods}: these months exist only as one figure"), together),
        *_told(tr("Without a figure"), tr("{periods}: the notes say why"), empty),
    ]


def _told(label: str, text: str, periods: Sequence[str]) -> list[Line]:
    return [(label, text.format(periods=tr(", ").join(periods)))] if periods else []


def _source(source: Source) -> list[Line]:
    title, publisher, licence = source_in_words(source)
    dates = [tr("retrieved {date}").format(date=_day(source.retrieved))]
    if source.as_of:
        dates.append(tr("as of the release of {date}").format(date=_day(source.as_of)))
    told = tr("; ").join(filter(None, [tr("{title}. {publisher}").format(title=title, publisher=publisher), source.url, *dates]))
    return [(tr("Source"), told), (tr("Licence"), licence)]


def _day(text: str) -> str:
    """A day, or a month, that a source is of."""
    if text.count("-") == 1:
        year, month = map(int, text.split("-"))
        return month_name(month_number(year, month))
    return day_name(dt.date.fromisoformat(text))


def _in_japan(made: dt.datetime) -> str:
    there = made.astimezone(JAPAN)
    return tr("{day}, {time} in Tokyo").format(day=day_name(there.date()), time=f"{there:%H:%M}")
