"""The middle of a reply: which tables and lines a kind of answer is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.amounts import shown_value, yoy_text
from bot.render.phrases.layout import groups_of, label_dimension
from bot.render.phrases.money import money_scale, money_unit, scaled
from bot.render.phrases.numbers import part
from bot.render.text.changes import changes
from bot.render.text.columns import column_sets, legend
from bot.render.text.coverage import coverage
from bot.render.text.details import details
from bot.render.text.table import Column, lines_of
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `fixed` ones are shown in a fixed-width font."""

    lines: list[str]
    fixed: bool = True


def blocks_of(answer: Answer, words: Words) -> list[Block]:
    """The tables of an answer."""
    if answer.verb.header.layout == "holdings":
        return [Block(lines) for lines in coverage(answer, words.facts)]
    if answer.verb.header.layout == "revisions":
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
