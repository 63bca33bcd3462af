"""What a line of a table is, under which heading, and the line above them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.amounts import figure_text
from bot.render.phrases.subject import MANY_PERIODS, MONTH_OF_YEAR, Words, span_or_years
from bot.render.phrases.titles.lists import changes_title
from bot.render.phrases.titles.title import title_of
from bot.render.phrases.worked import worked_of
from bot.speech import tr
from bot.words.periods import sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.question.period import Period

    Name = Callable[[Row, str], str]


# From the first to the last period, which no row has alone.
GROWTH, ENDS = "growth", 2


def headline(answer: Answer, words: Words) -> list[str]:
    """The first line, which is the answer where there is one figure, and the dates under it."""
    if answer.verb.header.layout == "holdings":
        return [tr("What the data hold")]
    if answer.verb.header.layout == "revisions":
        return [changes_title(answer, words.facts)]
    title = title_of(answer, words)
    # Of what a query picks, each row names its own.
    when = words.when() if answer.verb.header.answers == "every" or len(words.labels) == 1 else ""
    row = answer.rows[0]
    grown = answer.question.request.work == GROWTH
    if grown:
        when = span_or_years(_grown_over(answer))
    elif when and answer.verb.header.each == "month":
        periods = [words.periods[label] for label in words.labels]
        when = span_name(min(p.first for p in periods), max(p.last for p in periods))
    title = tr("{title}, {when}").format(title=title, when=when) if when else title
    if (len(answer.rows) == 1 or is_one_balance(answer, words)) and row.rank is None:
        title = tr("{title}: {figure}").format(title=title, figure=figure_text(answer, row, words))
    worked = "" if grown else sentence(worked_of(answer, words))
    return [title, *filter(None, [words.dates(), worked])]


def _grown_over(answer: Answer) -> Sequence[Period]:
    """The periods from the first to the last that there are figures of, where they are the same for all rows; else all asked."""
    ends = {label for row in answer.rows for label in (row.compared_with, row.period)}
    there = [period for period in answer.question.periods if period.label in ends]
    return there if len(ends) == len(there) == ENDS else answer.question.periods


def is_one_balance(answer: Answer, words: Words) -> bool:
    """Whether one balance is asked for: it stands first, the flows that it is of behind it."""
    return answer.question.request.flows == ("balance",) and len(words.labels) == len(words.partners) == 1


def label_dimension(answer: Answer, words: Words) -> str:
    """What a line of the table is: a period where there are many of them, or else the last noun that differs."""
    varying = words.varying()
    if answer.rows[0].calendar_month is not None:
        return MONTH_OF_YEAR
    if answer.verb.header.layout == "list" or len(words.labels) >= MANY_PERIODS or not varying:
        return "period"
    return varying[-1]


def groups_of(rows: Sequence[Row], words: Words, label: str, name: Name | None = None) -> list[tuple[str, list[Row]]]:
    """Rows that differ only in the label, under a heading that names the rest; groups in order of first appearance.

    `name` writes one value of a dimension, where there is more room than in a table.
    """
    named = name or words.label
    shown = {label, "period"} if label == MONTH_OF_YEAR else {label}
    others = [dimension for dimension in words.varying() if dimension not in shown]
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(" · ".join(named(row, dimension) for dimension in others), []).append(row)
    return list(groups.items())
