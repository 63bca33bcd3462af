"""The lines under the figures: what a reader must know, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.notes.notes import notes_of
from bot.render.phrases.stages import stages_in_words
from bot.speech import tr
from bot.words.periods import day_name, month_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.sources import Source


# Notes that the source line says already.
IN_SOURCE_LINE = {"revised", "revised_months", "released", "first_published", "fixed", "lines", "hs9", "as_of"}


def source_in_words(source: Source) -> tuple[str, str, str]:
    """Title, publisher and licence in the language."""
    return tr(source.title), tr(source.publisher), tr(source.licence)


def note_lines(answer: Answer, facts: Facts) -> list[str]:
    """What a reader must know beside the figures, but for what the source line says."""
    return [note.text for note in notes_of(answer, facts) if note.code not in IN_SOURCE_LINE]


def source_line(answer: Answer) -> str:
    """Where the figures come from, of which stage they are, the last month in the data, and the day whose knowledge it is."""
    names = tr(", ").join(dict.fromkeys(tr(source.short) for source in answer.sources))
    known = stages_in_words(answer) if answer.verb.header.figures else ""
    what = tr("{sources}; {stages}").format(sources=names, stages=known) if known else names
    line = tr("Source: {what} · data to {month}").format(what=what, month=month_name(answer.last_month))
    as_of = answer.question.request.as_of
    return tr("{source} · as known on {day}").format(source=line, day=day_name(as_of)) if as_of else line
