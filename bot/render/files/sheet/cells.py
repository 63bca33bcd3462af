"""Typed cells: every one is written with its type named, so that no text is taken for a formula, a number or a link.

Numbers are numbers. A percent is stored as a fraction (12.3 % as 0.123) under a percent format, as spreadsheets do.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.render.phrases.quantities.figures import ESTIMATE
from bot.speech import tr, tr_later
from bot.words.numbers import width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bot.render.files.fields import CellKind
    from bot.render.files.rows import Cell

FORMATS: dict[CellKind, str] = {"text": "@", "integer": "#,##0", "decimal": "#,##0.00", "percent": "0.0%"}
# Of a month, in the signs of a spreadsheet.
MONTH_FORMAT = tr_later("mmm yyyy")
HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7EBF0", "bottom": 1}
HEADING_HEIGHT = 60  # points: four lines, where three are expected
NARROWEST, WIDEST, HEADING_LINES, MARGIN = 9, 34, 3, 2
HUNDRED = 100


class CellWriter:
    """Writes cells of one workbook, with one format for each kind of them, and another where they are estimates."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.heading = book.add_format(HEADING)
        forms: dict[CellKind, str] = {**FORMATS, "date": tr(MONTH_FORMAT)}
        self._plain = {kind: book.add_format({"num_format": form}) for kind, form in forms.items()}
        self._estimates = {kind: book.add_format({"num_format": f'"{ESTIMATE}"{form}'}) for kind, form in forms.items()}
        self._scaled: dict[str, Format] = {}

    def write(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, kind: CellKind, *, estimate: bool = False) -> None:
        """A cell of a kind at (row, column), counted from 0; nothing for None."""
        if cell is None:
            return
        if isinstance(cell, str):
            sheet.write_string(*at, cell)
            return
        form = (self._estimates if estimate else self._plain)[kind]
        if isinstance(cell, dt.date):
            sheet.write_datetime(*at, dt.datetime(cell.year, cell.month, cell.day), form)  # noqa: DTZ001 - a date, no time
        else:
            sheet.write_number(*at, cell / HUNDRED if kind == "percent" else cell, form)

    def write_number(self, sheet: Worksheet, at: tuple[int, int], figure: float | None, form: str) -> None:
        """A figure under a number format; nothing for None."""
        if figure is not None:
            if form not in self._scaled:
                self._scaled[form] = self._book.add_format({"num_format": form})
            sheet.write_number(*at, figure, self._scaled[form])


def fitting_width(heading: str, cells: Iterable[Cell], kind: CellKind) -> float:
    """Of a column, in characters: its longest cell, and a heading that wraps; wide letters count twice."""
    longest = max((_shown_width(cell, kind) for cell in set(cells)), default=0)
    word = max(width(word) for word in heading.split())
    return min(max(NARROWEST, longest + MARGIN, word + MARGIN, width(heading) / HEADING_LINES + MARGIN), WIDEST)


def _shown_width(cell: Cell, kind: CellKind) -> int:
    if isinstance(cell, int | float):
        return len(f"{cell:,.0f}") + (len(".00") if kind == "decimal" else 0)
    return width(str(cell)) if cell is not None else 0
