"""Table → an XLSX workbook in memory: the sheets Data, Chart and About."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter

from bot.render.files.sheet.cells import HEADING_HEIGHT, CellWriter, fitting_width
from bot.render.files.sheet.drawing import write_chart
from bot.render.phrases.quantities.figures import ESTIMATE
from bot.speech import tr, tr_later
from bot.words.numbers import width

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bot.render.files.about import Line
    from bot.render.files.crosstab import Crosstab
    from bot.render.files.rows import Table

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LABEL_WIDTH, TEXT_WIDTH = 22, 100
LINE_HEIGHT, TALLEST = 15, 409  # points; a row cannot be taller
LONGEST_TEXT = 32_000  # a cell holds 32,767 characters
HOW_TO_READ = tr_later(
    "Values are exact. A percent is stored as a fraction: 12.3% is 0.123. {estimate} marks an estimate. "
    "A month stands as its first day. An empty cell is a figure that there is not; 0 is a figure."
)


def xlsx_bytes(table: Table, crosstab: Crosstab, about: Sequence[Line], made: dt.datetime) -> bytes:
    """The file. `made`, in UTC, goes into its properties."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"title": crosstab.title, "created": made.replace(tzinfo=None)})
        cells = CellWriter(book)
        _write_data(book.add_worksheet(tr("Data")), cells, table)
        drawn = next(column for column in table.columns if column.key == crosstab.key)
        write_chart(book, book.add_worksheet(tr("Chart")), cells, crosstab, drawn)
        _write_about(
            book, book.add_worksheet(tr("About")), [*about, (tr("How to read"), tr(HOW_TO_READ).format(estimate=ESTIMATE))]
        )
        for sheet in book.worksheets():
            # Printed, a sheet is as wide as a page.
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
    return content.getvalue()


def _write_data(sheet: Worksheet, cells: CellWriter, table: Table) -> None:
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.heading, cells.heading)
        sheet.set_column(at, at, fitting_width(column.heading, (row[at] for row in table.rows), column.kind))
        for number, row in enumerate(table.rows):
            cells.write(sheet, (number + 1, at), row[at], column.kind, estimate=(number, at) in table.estimates)
    sheet.set_row(0, HEADING_HEIGHT)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_about(book: Workbook, sheet: Worksheet, about: Sequence[Line]) -> None:
    label_format = book.add_format({"bold": True, "valign": "top"})
    text_format = book.add_format({"text_wrap": True, "valign": "top"})
    for row, (label, text) in enumerate(about):
        lines = sum(-(-max(1, width(line)) // TEXT_WIDTH) for line in text.splitlines())
        sheet.set_row(row, min(lines * LINE_HEIGHT, TALLEST))
        sheet.write_string(row, 0, label, label_format)
        sheet.write_string(row, 1, text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} …", text_format)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
