"""Answer → CSV that opens right everywhere: UTF-8 with a byte order mark (Excel shows Japanese and Cyrillic), CRLF.

A program reads commas and points. Excel reads a file by what its computer is set to: where numbers have a decimal comma, it
takes a point for text or for a date, and keeps a line with commas in one cell. So whoever has decimal commas in a chat gets
them in a file, too, between semicolons.

The first line is the heading and every other line is a row of figures, so that a spreadsheet, pandas or a database reads it
without options. A head of comments would take the place of the heading in all of them, and lines at the end would become
rows without figures; so what goes with the figures stands in the last column, on one line, in the first row.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.speech import tr, tr_later
from bot.words.number_signs import decimal_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.files.about import Line
    from bot.render.files.rows import Cell, Table

ABOUT = tr_later("About this file")
SEPARATOR = " | "
# What a spreadsheet would take for a formula.
FORMULA = re.compile(r"[=+\-@\t\r\n]")
QUOTE = "'"


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands between the cells of a row, and before the decimals of a number."""

    between: str
    decimal: str


PLAIN, WITH_COMMAS = Signs(",", "."), Signs(";", ",")


def own_signs() -> Signs:
    """Those of the language that is spoken, or of who set how numbers are to be written."""
    return WITH_COMMAS if decimal_sign() == WITH_COMMAS.decimal else PLAIN


def csv_bytes(table: Table, about: Sequence[Line], signs: Signs = PLAIN) -> bytes:
    """The file. Numbers are exact and not grouped, percents as in the rows (12.3 is 12.3 %), dates ISO."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=signs.between, lineterminator="\r\n")
    writer.writerow([*(_cell(column.heading, signs) for column in table.columns), tr(ABOUT)])
    told = SEPARATOR.join(f"{label}: {' '.join(line.split())}" for label, line in about)
    for row in table.rows:
        writer.writerow([*(_cell(cell, signs) for cell in row), told])
        told = ""
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell, signs: Signs) -> Cell:
    if isinstance(cell, float):
        return str(cell).replace(PLAIN.decimal, signs.decimal)
    return QUOTE + cell if isinstance(cell, str) and FORMULA.match(cell) else cell
