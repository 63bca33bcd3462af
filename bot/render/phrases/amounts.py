"""One row in words: its figure, and what it is a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, WHOLE_COLUMNS
from bot.render.phrases.compared import change_in_words
from bot.render.phrases.quantities.figures import Figures, estimate_mark
from bot.render.phrases.shares import named_whole, shares_of
from bot.speech import tr, trc
from bot.words.numbers import MINUS, growth, part

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words

BALANCE = "balance"


def figure_text(answer: Answer, row: Row, words: Words) -> str:
    """The one figure of an answer, for its first line: `¥536.1 bn, −8.7% yoy`, `¥86,590 per t`.

    Of shares the one that is asked for, or else all, each with what it is of. The change of a price has a line of its own.
    """
    figures = Figures(answer)
    if answer.verb.header.chart == "parts":
        asked = WHOLE_COLUMNS.get(answer.question.request.share_of)
        shares = [one for one in shares_of(row, words) if asked in {None, one.column}] or shares_of(row, words)
        texts = [tr("{percent} {whole}").format(percent=part(one.now), whole=one.inline) for one in shares]
        return tr(", ").join(texts) or part(None)
    percent = figures.change(row) if figures.column.kind != "price" else None
    if row.share_of_whole_pct is not None:
        return tr("{percent} {whole}").format(percent=part(row.share_of_whole_pct), whole=named_whole(answer, words))
    if percent is None:
        return _balance(figures.text(row)) if row.flow == BALANCE and figures.amounts else figures.text(row)
    return tr("{value}, {change}").format(value=figures.text(row), change=change_in_words(answer, row, percent))


def _balance(figure: str) -> str:
    """A balance, where a language has a word for a surplus and one for a deficit."""
    if figure.startswith(MINUS):
        return trc("a deficit", "−{figure}").format(figure=figure.removeprefix(MINUS))
    return trc("a surplus", "{figure}").format(figure=figure)


def change_text(row: Row, name: str) -> str:
    """A change on a year before, in a column; of an estimate or on one, it is an estimate. A balance has none."""
    percent: float | None = getattr(row, name)
    if row.flow == BALANCE:
        return ""
    return (estimate_mark(COLUMNS[name], row) if percent is not None else "") + growth(percent)
