"""The middle of a reply: which tables and lines a kind of answer is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.amounts import details, figure_text, shown_value, yoy_text
from bot.render.phrases.money import money_scale, money_unit, scaled
from bot.render.phrases.numbers import part
from bot.render.phrases.subject import MANY_PERIODS, Words
from bot.render.phrases.titles import title_of
from bot.render.text.changes import changes, changes_title
from bot.render.text.columns import column_sets, legend
from bot.render.text.coverage import coverage
from bot.render.text.table import Column, lines_of
from bot.speech import tr
from bot.words.periods import span_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer, Row


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `fixed` ones are shown in a fixed-width font."""

    lines: list[str]
    fixed: bool = True


def headline(answer: Answer, words: Words) -> list[str]:
    """The first line, which is the answer where there is one figure, and the dates under it."""
    if answer.verb.header.shape == "coverage":
        return [tr("What the data hold")]
    if answer.verb.header.shape == "changes":
        return [changes_title(answer, words.facts)]
    title = title_of(answer, words)
    when = words.when()
    if answer.verb.header.each == "month":
        periods = [words.periods[label] for label in words.labels]
        when = span_name(min(p.first for p in periods), max(p.last for p in periods))
    title = tr("{title}, {when}").format(title=title, when=when) if when else title
    row = answer.rows[0]
    only_balance = answer.question.request.flows == ("balance",) and len(words.labels) == len(words.partners) == 1
    if (len(answer.rows) == 1 or only_balance) and row.rank is None:
        title = tr("{title}: {figure}").format(title=title, figure=figure_text(answer, row, words))
    return [title, *filter(None, [words.dates()])]


def blocks_of(answer: Answer, words: Words) -> list[Block]:
    """The tables of an answer."""
    if answer.verb.header.shape == "coverage":
        return [Block(lines) for lines in coverage(answer, words.facts)]
    if answer.verb.header.shape == "changes":
        return [Block(lines, fixed=False) for lines in changes(answer, words.facts)]
    if answer.rows[0].rank is not None:
        return [_ranking(answer, words)]
    if len(answer.rows) == 1:
        lines = details(answer, words)
        return [Block(lines)] if lines else []
    return _tables(answer, words)


def _tables(answer: Answer, words: Words) -> list[Block]:
    label = label_dimension(answer, words)

    def name(row: Row) -> str:
        return words.label(row, label)

    sets = column_sets(answer)
    blocks = [Block(lines_of(groups_of(rows, words, label), name, columns)) for rows, columns in sets]
    meanings = legend(answer, words)
    return [*blocks, Block(meanings, fixed=False)] if meanings else blocks


def label_dimension(answer: Answer, words: Words) -> str:
    """What a line of the table is: a period where there are many of them, or else the last noun that differs."""
    varying = words.varying()
    if answer.verb.header.rows == "period" or len(words.labels) >= MANY_PERIODS or not varying:
        return "period"
    return varying[-1]


def groups_of(rows: Sequence[Row], words: Words, label: str) -> list[tuple[str, list[Row]]]:
    """Rows that differ only in the label, under a heading that names the rest; groups in order of first appearance."""
    others = [dimension for dimension in words.varying() if dimension != label]
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(" · ".join(words.label(row, dimension) for dimension in others), []).append(row)
    return list(groups.items())


def _ranking(answer: Answer, words: Words) -> Block:
    rows = answer.rows
    by_country = bool(answer.question.request.commodities)
    dimension = "partner" if by_country else "commodity"
    asked = answer.question.request.partners if by_country else ()
    scale = money_scale(shown_value(answer, row) for row in rows)
    currency = answer.question.request.currency
    digits = len(str(max(row.rank or 0 for row in rows)))

    def label(row: Row) -> str:
        mark = "›" if row.partner in asked else " "
        return f"{row.rank:>{digits}}{mark}{words.label(row, dimension)}"

    columns = [Column(money_unit(currency, scale), lambda row: scaled(shown_value(answer, row), scale))]
    if any(row.share_of_world_pct is not None or row.share_pct is not None for row in rows):
        columns.append(Column(tr("share"), lambda row: part(row.share_of_world_pct if by_country else row.share_pct)))
    if any(row.value_yoy_pct is not None for row in rows):
        columns.append(Column(tr("yoy"), yoy_text))
    return Block(lines_of(groups_of(rows, words, dimension), label, columns))
