"""The middle of a reply: which tables and lines a kind of answer is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.compared import base_of_ranking
from bot.render.phrases.layout import groups_of, is_one_balance, label_dimension
from bot.render.phrases.titles.lists import asked_in_list, by_country, sums_of_list
from bot.render.text.tables.changes import changes
from bot.render.text.tables.columns import OF_JAPAN, OF_PARTNER, column_sets, ranking_columns
from bot.render.text.tables.coverage import coverage
from bot.render.text.tables.details import details, of_balance
from bot.render.text.tables.legend import legend, share_of_named
from bot.render.text.tables.table import lines_of

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
        meanings = [*share_of_named(answer, words), *filter(None, [base_of_ranking(answer)])]
        return [_ranking(answer, words), *([Block(meanings, fixed=False)] if meanings else [])]
    if len(answer.rows) == 1:
        lines = details(answer, words)
        return [Block(lines)] if lines else []
    return _tables(answer, words)


def _tables(answer: Answer, words: Words) -> list[Block]:
    label = label_dimension(answer, words)

    def name(row: Row) -> str:
        return words.label(row, label)

    def narrow(row: Row) -> str:
        return words.narrow(row, label)

    sets = column_sets(answer)
    blocks = [Block(lines_of(groups_of(rows, words, label), name, columns, narrow)) for rows, columns in sets]
    meanings = legend(answer, words)
    if is_one_balance(answer, words) and (lines := of_balance(answer)):
        blocks.insert(0, Block(lines))
    return [*blocks, Block(meanings, fixed=False)] if meanings else blocks


def _ranking(answer: Answer, words: Words) -> Block:
    rows = answer.rows
    countries = by_country(answer)
    dimension = "partner" if countries else "commodity"
    named, summed = asked_in_list(answer), sums_of_list(answer)
    digits = len(str(max(row.rank or 0 for row in rows)))

    def placed(row: Row, name: str) -> str:
        code = getattr(row, dimension)
        if code in summed:
            return " " * (digits + 1) + name
        return f"{row.rank:>{digits}}{'›' if code in named else ' '}{name}"

    def label(row: Row) -> str:
        return placed(row, words.label(row, dimension))

    def narrow(row: Row) -> str:
        return placed(row, words.narrow(row, dimension))

    columns = ranking_columns(answer, OF_JAPAN if countries else OF_PARTNER)
    return Block(lines_of(groups_of(rows, words, dimension), label, columns, narrow))
