"""The sentence of several figures: each with its name and its change; of a long run the first and the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.render.phrases.compared import change_in_words
from bot.render.phrases.shown import units
from bot.render.phrases.titles.subjects import subject_of
from bot.render.phrases.titles.title import title_of
from bot.render.text.sentence.ending import MOST_UNITS, ended
from bot.render.text.sentence.plain import value_said, when_said
from bot.render.text.sentence.subject import subject_said
from bot.speech import tr, trn
from bot.words.periods import in_running_text, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.row import Row
    from bot.render.text.sentence.told import Told

# A run of more periods is said by its ends.
MOST_IN_A_RUN = 5


def several(told: Told, rows: Sequence[Row]) -> str:
    """With changes where there is room; where all figures are too many, the first, and how many more there are."""
    answer, words = told.answer, told.words
    ways = {row.flow for row in rows}
    flow = (rows[0].flow or "") if len(ways) == 1 else ""
    varying = [one for one in words.varying() if one != "flow" or not flow]
    subject = _subject(told, flow)
    if varying == ["period"] and len(rows) > MOST_IN_A_RUN:
        return ended(_ends(told, rows, subject), answer, [rows[0], rows[-1]], flow)
    long = [_item(told, row, varying, with_change=True) for row in rows]
    short = [_item(told, row, varying, with_change=False) for row in rows]
    when = "" if "period" in varying else when_said(answer, rows[0])
    text = ""
    for items in (long, *(short[:count] for count in range(len(short), 0, -1))):
        text = ended(_listed(subject, when, items, len(rows) - len(items)), answer, rows, flow)
        if units(text) <= MOST_UNITS:
            break
    return text


def _subject(told: Told, flow: str) -> str:
    """Of a verb with words of its own its title, of both ways their name."""
    if told.answer.verb.header.sentence:
        return title_of(told.answer, told.words)
    if not flow:
        return subject_of(told.words)
    return subject_said(told, flow, told.words.goods(), told.words.partners_in_words())


def _ends(told: Told, rows: Sequence[Row], subject: str) -> str:
    message = tr("{subject} came to {first} {first_period} and {last} {last_period}")
    return message.format(
        subject=subject,
        first=_figure(told, rows[0]),
        first_period=when_said(told.answer, rows[0]),
        last=_figure(told, rows[-1]),
        last_period=when_said(told.answer, rows[-1]),
    )


def _listed(subject: str, when: str, items: Sequence[str], more: int) -> str:
    rest = [trn("{n} more figure", "{n} more figures", more).format(n=more)] if more else []
    message = tr("{subject} {period}: {items}") if when else tr("{subject}: {items}")
    return message.format(subject=subject, period=when, items=joined([*items, *rest]))


def _item(told: Told, row: Row, varying: Sequence[str], *, with_change: bool) -> str:
    name = tr(", ").join(_called(told, row, dimension) for dimension in varying)
    text = tr("{name} {figure}").format(name=name, figure=_figure(told, row))
    percent = told.figures.change(row) if with_change else None
    if percent is None:
        return text
    return tr("{name} ({detail})").format(name=text, detail=change_in_words(told.answer, row, percent))


def _called(told: Told, row: Row, dimension: str) -> str:
    """One value of what differs, whole: there is room for more than in a table."""
    if dimension == "commodity":
        return told.words.goods([row.commodity or TOTAL]).name
    if dimension == "partner":
        return told.words.partners_in_words([row.partner or WORLD]).name
    label = told.words.label(row, dimension)
    return in_running_text(label) if dimension == "flow" else label


def _figure(told: Told, row: Row) -> str:
    return value_said(row, told.figures) if told.figures.of_values else told.figures.text(row)
