"""The figures of an answer as a table: the columns of the chat's, under whole names, each row with its stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.render.phrases.layout import groups_of, label_dimension
from bot.render.phrases.stages import STAGES
from bot.render.phrases.titles.lists import by_country
from bot.render.text.tables.columns import OF_JAPAN, OF_PARTNER, column_sets, ranking_columns
from bot.render.text.tables.legend import legend
from bot.speech import tr, trc, trn
from bot.web.markup import Html, joined, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.cells import Cells
    from bot.render.phrases.subject import Words

MOST_ROWS = 240


def tables(answer: Answer, words: Words) -> Html:
    """All of them, in a box that scrolls sideways where they are wider than the screen."""
    made = [_table(rows[:MOST_ROWS], columns, answer, words) for rows, columns in _sets(answer)]
    left = len(answer.rows) - MOST_ROWS
    more = trn("… {n} more row, in the file", "… {n} more rows, in the files", left).format(n=left) if left > 0 else ""
    meanings = [*legend(answer, words), *([more] if more else [])]
    return joined(
        tag("div", *made, class_="wide", role="region", tabindex=0, aria_label=trc("page", "Table")),
        *(tag("p", line, class_="note") for line in meanings),
    )


def _sets(answer: Answer) -> list[tuple[Sequence[Row], list[Cells]]]:
    if answer.rows[0].rank is None:
        return column_sets(answer)
    return [(answer.rows, ranking_columns(answer, OF_JAPAN if by_country(answer) else OF_PARTNER))]


def _table(rows: Sequence[Row], columns: Sequence[Cells], answer: Answer, words: Words) -> Html:
    label = label_dimension(answer, words)
    if answer.rows[0].rank is not None:
        label = "partner" if by_country(answer) else "commodity"
    stages = len({row.stage for row in rows}) > 1
    heads = [tag("th", column.head, scope="col") for column in columns]
    last = [tag("th", trc("page", "Stage"), scope="col", class_="stage")] if stages else []
    body = []
    for heading, group in groups_of(rows, words, label, partial(_name, words)):
        span = len(columns) + 1 + stages
        body += [tag("tr", tag("th", heading, colspan=span, scope="rowgroup"), class_="group")] if heading else []
        body += [_row(row, _name(words, row, label), columns, stages=stages) for row in group]
    return tag("table", tag("thead", tag("tr", tag("td"), *heads, *last)), tag("tbody", *body))


def _row(row: Row, name: str, columns: Sequence[Cells], *, stages: bool) -> Html:
    stage = tr(STAGES[row.stage]) if row.stage in STAGES else ""
    last = [tag("td", stage, class_="stage")] if stages else []
    rank = tag("span", str(row.rank), class_="place") if row.rank else None
    cells = [tag("td", column.cell(row)) for column in columns]
    return tag("tr", tag("th", rank, name, scope="row"), *cells, *last, title=stage)


def _name(words: Words, row: Row, dimension: str) -> str:
    """A name in full, for which there is room."""
    names = {"partner": words.facts.partners, "commodity": words.facts.commodities}.get(dimension)
    return names[getattr(row, dimension)].listed if names else words.label(row, dimension)
