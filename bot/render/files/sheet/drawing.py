"""The Chart sheet: a native chart, and under it the figures that it draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.render.files.sheet.cells import FORMATS, HEADING_HEIGHT, MONTH_FORMAT, WIDEST
from bot.render.phrases.headings import heading
from bot.render.phrases.quantities.figures import ESTIMATE
from bot.render.phrases.quantities.money import axis_unit
from bot.render.phrases.quantities.scales import money_scale
from bot.speech import tr

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bot.render.files.crosstab import Crosstab
    from bot.render.files.fields import FileColumn
    from bot.render.files.sheet.cells import CellWriter

SIZE = {"width": 960, "height": 460}
HEAD = 24  # the row of the headings, under the chart
GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
TITLE_FONT = {"name_font": {"size": 12}}


@dataclass(frozen=True, slots=True)
class AxisScale:
    """What the figures of a chart are called, by which they are divided, and their number format."""

    heading: str
    size: int
    form: str


def write_chart(book: Workbook, sheet: Worksheet, cells: CellWriter, crosstab: Crosstab, column: FileColumn) -> None:
    """`column` is the one whose figures are drawn: money in the unit of the axis, the rest as it stands in the data."""
    scale = scale_of(crosstab, column)
    sheet.insert_chart(0, 0, _chart(book, str(sheet.name), crosstab, scale))
    sheet.write_string(HEAD - 1, 0, crosstab.left_out)
    for at, name in enumerate((scale.heading, *crosstab.series)):
        sheet.write_string(HEAD, at, name, cells.heading)
    for row, (category, figures) in enumerate(zip(crosstab.categories, crosstab.cells, strict=True), start=HEAD + 1):
        cells.write(sheet, (row, 0), category, "text" if isinstance(category, str) else "date")
        for at, figure in enumerate(figures, start=1):
            cells.write_number(sheet, (row, at), None if figure is None else figure / scale.size, scale.form)
    sheet.set_row(HEAD, HEADING_HEIGHT)
    sheet.set_column(0, len(crosstab.series), WIDEST // 2)


def _chart(book: Workbook, sheet: str, crosstab: Crosstab, scale: AxisScale) -> Chart:
    # None comes back only for a kind that the library does not know.
    chart = cast("Chart", book.add_chart({"type": crosstab.kind}))
    rows = (HEAD + 1, HEAD + len(crosstab.categories))
    for at, name in enumerate(crosstab.series, start=1):
        chart.add_series(
            {
                "line": {"dash_type": "dash"} if name.startswith(ESTIMATE) else {},
                "name": [sheet, HEAD, at],
                "categories": [sheet, rows[0], 0, rows[1], 0],
                "values": [sheet, rows[0], at, rows[1], at],
            }
        )
    chart.set_title({"name": crosstab.title, **TITLE_FONT})
    chart.set_size(SIZE)
    chart.show_blanks_as("gap")
    chart.set_legend({"position": "bottom"} if len(crosstab.series) > 1 else {"none": True})
    _set_axes(chart, crosstab, scale)
    return chart


def _set_axes(chart: Chart, crosstab: Crosstab, scale: AxisScale) -> None:
    places: dict[str, object] = {"label_position": "low"}
    if crosstab.kind == "line":
        places |= {"date_axis": True, "num_format": tr(MONTH_FORMAT)}
    figures = {"name": scale.heading, "num_format": scale.form, "major_gridlines": GRID, "name_font": {"bold": False}}
    if crosstab.kind == "bar":
        # Bars lie on their side, and are drawn from the bottom: turned round, the first rank is on top.
        chart.set_x_axis({**figures, "label_position": "high"})
        chart.set_y_axis({**places, "reverse": True, "major_gridlines": {"visible": False}})
    else:
        chart.set_x_axis(places)
        chart.set_y_axis(figures)


def scale_of(crosstab: Crosstab, column: FileColumn) -> AxisScale:
    """Money in billions or millions, in Japanese in 億 or 万, as the charts of the chat; percents as fractions."""
    if column.kind == "percent":
        return AxisScale(column.heading, 100, "0.0%")
    if not column.money:
        return AxisScale(column.heading, 1, FORMATS["decimal" if column.kind == "decimal" else "integer"])
    scale = money_scale((figure for line in crosstab.cells for figure in line), column.currency)
    places = f".{'0' * scale.places}" if scale.places else ""
    return AxisScale(heading(column.name, axis_unit(column.currency, scale)), scale.size, f"#,##0{places}")
