"""One row of an answer as a point of a picture: its figure, the year before, and the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import SHARE_COLUMNS
from bot.render.chart.plot.picture import Point, Series, Unit
from bot.render.chart.plot.units import money_unit, price_unit, quantity_unit
from bot.render.phrases.cells import Cells, amount_cells, figure_cells, has, unit_of
from bot.render.phrases.headings import heading, unit_in_words
from bot.speech import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.row import Row
    from bot.render.chart.plot.names import Names
    from bot.render.chart.plot.told import Teller
    from bot.render.phrases.quantities.figures import Figures

# What is drawn from zero on, since it adds up.
SUMS = {"money", "quantity"}


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


def columns_of(figures: Figures, rows: Sequence[Row]) -> tuple[Cells, ...]:
    """Beside the bars: values, where percentages are drawn; the share in a ranking; the change, where the rows have it."""
    values = not figures.amounts and has(rows, figures.value_column)
    shown = [amount_cells(figures.value_column, rows, figures.currency)] if values else []
    share = next((name for name in SHARE_COLUMNS if has(rows, name)), "")
    if share and any(row.rank is not None for row in rows):
        shown.append(figure_cells(share))
    changes = figures.column.change
    return (*shown, *([figure_cells(changes)] if has(rows, changes) else []))


def unit_of_figures(figures: Figures, rows: Sequence[Row], series: Iterable[Series]) -> Unit:
    """The unit that all figures of a picture are shown in."""
    values, unit = [value for one in series for value in one.values], unit_of(rows)
    match figures.column.kind:
        case "money":
            return money_unit(values, figures.currency)
        case "quantity":
            return quantity_unit(values, unit)
        case "price":
            return price_unit(values, figures.currency, unit)
        case _:
            name = heading(said(figures.column.name), unit_in_words(figures.column, figures.currency, unit))
            return Unit(name, 1.0, 1, amounts=False)


def adds_up(figures: Figures) -> bool:
    """Whether the figures are sums, whose bars begin at zero; prices and percentages are lines."""
    return figures.column.kind in SUMS
