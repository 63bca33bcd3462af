"""The middle of a reply: which tables and lines a kind of answer is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.layout import groups_of, label_dimension
from bot.render.text.changes import changes
from bot.render.text.columns import OF_JAPAN, OF_PARTNER, column_sets, legend, ranking_columns
from bot.render.text.coverage import coverage
from bot.render.text.details import details
from bot.render.text.table import lines_of

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
    digits = len(str(max(row.rank or 0 for row in rows)))

    def label(row: Row) -> str:
        mark = "›" if row.partner in asked else " "
        return f"{row.rank:>{digits}}{mark}{words.label(row, dimension)}"

    columns = ranking_columns(answer, OF_JAPAN if by_country else OF_PARTNER)
    return Block(lines_of(groups_of(rows, words, dimension), label, columns))
