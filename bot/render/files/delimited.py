"""Answer → CSV that opens right everywhere: UTF-8 with a byte order mark (Excel shows Japanese and Cyrillic), comma, CRLF.

The first line is the heading and every other line is a row of figures, so that a spreadsheet, pandas or a database reads it
without options. A head of comments would take the place of the heading in all of them, and lines at the end would become
rows without figures; so what goes with the figures stands in the last column, on one line, in the first row.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.files.about import Line
    from bot.render.files.rows import Cell, Table

ABOUT = tr_later("About this file")
SEPARATOR = " | "
# What a spreadsheet would take for a formula.
FORMULA = re.compile(r"[=+\-@\t\r\n]")
QUOTE = "'"


def csv_bytes(table: Table, about: Sequence[Line]) -> bytes:
    """The file. Numbers are exact and plain, percents as in the rows (12.3 is 12.3 %), dates ISO."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(_cell(column.heading) for column in table.columns), tr(ABOUT)])
    told = SEPARATOR.join(f"{label}: {' '.join(line.split())}" for label, line in about)
    for row in table.rows:
        writer.writerow([*(_cell(cell) for cell in row), told])
        told = ""
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> Cell:
    return QUOTE + cell if isinstance(cell, str) and FORMULA.match(cell) else cell
