"""Answer → what a chart of a spreadsheet draws: one figure a place, series across, categories down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.question.period import Period, month_date
from bot.render.phrases.cells import has
from bot.render.phrases.layout import headline, label_dimension
from bot.render.phrases.quantities.figures import ESTIMATE, Figures
from bot.render.phrases.subject import DIMENSIONS, MONTH_OF_YEAR, Words
from bot.render.phrases.titles.lists import by_country
from bot.render.phrases.titles.title import title_of
from bot.speech import tr

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

MOST_SERIES = 12


@dataclass(frozen=True, slots=True)
class Crosstab:
    """`cells[category][series]` of the column `key`, exact; None where there is no figure.

    line: categories are months (first days), all of them from the first to the last. column, bar: categories are names.
    `left_out` says in words what is not drawn.
    """

    kind: Literal["line", "column", "bar"]
    title: str
    key: str
    categories: tuple[str | dt.date, ...]
    series: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which rows are drawn, and where: `categories` are (code, label), `dimension` is what they are of."""

    kind: Literal["line", "column", "bar"]
    rows: Sequence[Row]
    dimension: str
    categories: Sequence[tuple[str, str | dt.date]]
    left_out: str = ""


def crosstab_of(answer: Answer, facts: Facts) -> Crosstab:
    """A line for months, bars across for a ranking, columns for the rest."""
    words = Words(answer, facts)
    listed = answer.verb.header.layout == "list" and answer.verb.header.each == "month"
    plan = _months(answer, words) if listed else None
    plan = plan or _compared(answer, words)
    key = _key(answer)
    title = title_of(answer, words, Figures(answer, one_unit=True))
    names = {_line(row, plan): _line_name(row, plan, words, title) for row in plan.rows}
    drawn = list(names)[:MOST_SERIES]
    figures = {(getattr(row, plan.dimension), _line(row, plan)): getattr(row, key) for row in plan.rows}
    cut = tr("The first {shown} of {all} lines are drawn.").format(shown=MOST_SERIES, all=len(names))
    more = cut if len(names) > MOST_SERIES else ""
    return Crosstab(
        kind=plan.kind,
        title=headline(answer, words)[0],
        key=key,
        categories=tuple(label for _, label in plan.categories),
        series=tuple(names[line] for line in drawn),
        cells=tuple(tuple(figures.get((code, line)) for line in drawn) for code, _ in plan.categories),
        left_out=" ".join(filter(None, [plan.left_out, more])),
    )


def _months(answer: Answer, words: Words) -> _Plan | None:
    """Every month from the first to the last; None where there are only lumps. A lump drawn as a month would look like a peak."""
    rows = [row for row in answer.rows if words.periods[row.period or ""].months == 1]
    if not rows:
        return None
    lumps = dict.fromkeys(words.label(row, "period") for row in answer.rows if words.periods[row.period or ""].months > 1)
    numbers = [words.periods[row.period or ""].first for row in rows]
    months = [Period.span(month, month) for month in range(min(numbers), max(numbers) + 1)]
    return _Plan(
        kind="line",
        rows=rows,
        dimension="period",
        categories=[(month.label, month_date(month.first)) for month in months],
        left_out=tr("Not drawn, since these months exist only together: {periods}.").format(periods=tr(", ").join(lumps))
        if lumps
        else "",
    )


def _compared(answer: Answer, words: Words) -> _Plan:
    ranked = answer.rows[0].rank is not None
    across = "partner" if by_country(answer) else "commodity"
    dimension = across if ranked else label_dimension(answer, words)
    estimated = {getattr(row, dimension) for row in answer.rows if row.basis == "estimate"}
    labels = {getattr(row, dimension): words.label(row, dimension) for row in answer.rows}
    categories = [(code, (ESTIMATE if code in estimated else "") + label) for code, label in labels.items()]
    return _Plan("bar" if ranked else "column", answer.rows, dimension, categories)


def _line(row: Row, plan: _Plan) -> tuple[str | None, ...]:
    """What the points of one series have in common. Estimates of months are a line of their own."""
    estimate = plan.kind == "line" and row.basis == "estimate"
    return (*(getattr(row, other) for other in _others(plan)), ESTIMATE if estimate else "")


def _others(plan: _Plan) -> list[str]:
    """What tells series apart: all that categories do not; a month of the year stands for the periods that it is the mean of."""
    shown = {plan.dimension, "period"} if plan.dimension == MONTH_OF_YEAR else {plan.dimension}
    return [dimension for dimension in DIMENSIONS if dimension not in shown]


def _line_name(row: Row, plan: _Plan, words: Words, title: str) -> str:
    labels = [words.label(row, other) for other in words.varying() if other in _others(plan)]
    alone = words.label(row, "flow") if plan.kind == "bar" else title
    return (_line(row, plan)[-1] or "") + (" · ".join(labels) or alone)


def _key(answer: Answer) -> str:
    """The column to draw: that of the figures; of shares of nothing the values."""
    figures = Figures(answer, one_unit=True)
    return next((name for name in figures.columns if has(answer.rows, name)), figures.value_column)
