"""One row of an answer as a point of a picture: its figure, the year before, and the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, SHARE_COLUMNS
from bot.render.chart.plot.picture import Point, Series, Unit
from bot.render.chart.plot.units import change_unit, money_unit, price_unit, quantity_unit
from bot.render.phrases.cells import Cells, amount_cells, figure_cells, has, unit_of
from bot.render.phrases.compared import index_base, shared_kind
from bot.render.phrases.shares import named_whole
from bot.speech import said, tr
from bot.words.periods import in_running_text
from bot.words.year_before import HEADS, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.chart.plot.descriptions import Teller
    from bot.render.chart.plot.names import Names
    from bot.render.phrases.quantities.figures import Figures

# What is drawn from zero on, since it adds up.
SUMS = {"money", "quantity", "effect"}
# What may stand beside a bar.
BESIDE = {"change", "points", "part", "index"}


def point_of(figures: Figures, row: Row, names: Names, teller: Teller, columns: Sequence[Cells] = ()) -> Point | None:
    """A row as a point; None where it has no figure to draw."""
    value = figures.of(row)
    if value is None:
        return None
    period = names.words.periods[row.period or ""]
    return Point(
        value=value,
        before=figures.before(row),
        aside=tuple(column.cell(row) for column in columns),
        estimate=row.basis == "estimate",
        partial=(row.months_available or period.months) < period.months,
        told=teller.figure(row, value),
    )


def by_line(rows: Sequence[Row]) -> list[dict[str, Row]]:
    """The rows of each line of the statistics, by the label of the period."""
    lines: dict[tuple[str | None, ...], dict[str, Row]] = {}
    for row in rows:
        lines.setdefault((row.commodity, row.partner, row.flow), {})[row.period or ""] = row
    return list(lines.values())


def columns_of(answer: Answer, figures: Figures) -> tuple[Cells, ...]:
    """Beside the bars: values, where percentages are drawn; the share in a ranking; the change; what the verb puts beside it."""
    rows = answer.rows
    values = not figures.amounts and has(rows, figures.value_column)
    shown = [amount_cells(figures.value_column, rows, figures.currency)] if values else []
    share = next((name for name in SHARE_COLUMNS if has(rows, name)), "")
    if share and any(row.rank is not None for row in rows):
        shown.append(figure_cells(share))
    beside = [name for name in answer.verb.header.beside if COLUMNS[name].kind in BESIDE and name not in figures.columns]
    return (*shown, *(_column(answer, name) for name in (figures.column.change, *beside) if has(rows, name)))


def _column(answer: Answer, name: str) -> Cells:
    """A change on a year before under a head that says of what: of months, of years."""
    if COLUMNS[name].kind == "change" and answer.on_year_before:
        return figure_cells(name, named(HEADS, shared_kind(answer, answer.rows)))
    return figure_cells(name)


def unit_of_figures(answer: Answer, names: Names, series: Iterable[Series]) -> Unit:
    """The unit that all figures of a picture are shown in."""
    figures = names.figures
    values, unit = [value for one in series for value in one.values], unit_of(answer.rows)
    match figures.column.kind:
        case "effect":
            return change_unit(values, figures.currency)
        case "money":
            return money_unit(values, figures.currency)
        case "quantity":
            return quantity_unit(values, unit)
        case "price":
            return price_unit(values, figures.currency, unit)
        case "index_number":
            return Unit(tr("index, {base}").format(base=index_base(answer, answer.rows[0])), 1.0, 1, amounts=False)
        case _:
            points = figures.column.kind == "points"
            name = said(figures.column.head) if points else _percent_of(answer, names)
            return Unit(name, 1.0, 1, amounts=False, signed=figures.column.kind in {"change", "points"})


def _percent_of(answer: Answer, names: Names) -> str:
    """What percentages are: a change, a share and of what."""
    figures, row = names.figures, answer.rows[0]
    if row.top_n is not None:
        return tr("share of the first {top}, %").format(top=row.top_n)
    if figures.column.kind == "part" and answer.question.request.share_of:
        return tr("share {of}, %").format(of=named_whole(answer, names.words))
    return tr("{name}, %").format(name=in_running_text(said(figures.column.name)))


def adds_up(figures: Figures) -> bool:
    """Whether the figures are sums, whose bars begin at zero; prices and percentages are lines."""
    return figures.column.kind in SUMS
