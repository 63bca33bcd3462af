"""The heading of a 9-digit file, as the ministry has spelled it since 1988, and what else looks like one."""

from __future__ import annotations

import csv
from itertools import zip_longest

from bot.errors import ImportRefusedError

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SPANS = ("Year", *MONTHS)
MEASURES = ("Quantity1", "Quantity2", "Value")
HEADER = (
    "Exp or Imp",
    "Year",
    "HS",
    "Country",
    "Unit1",
    "Unit2",
    *(f"{what}-{span}" for span in SPANS for what in MEASURES),
)
FIGURES = HEADER[6:]
# April, until 2016.
OLD, NEW = "-Apl", "-Apr"
# Files of the same family by customs office, and without countries.
OFFICE, COUNTRY = "Custom", "Country"


def is_hs9(first_line: str) -> bool:
    """Whether a file's first line is the heading of a 9-digit file or of one of its family, damaged or not."""
    return 2 * len({*HEADER} & {*_words(first_line)}) > len(HEADER)


def check_header(name: str, first_line: str) -> None:
    """Refuse every heading but that of a file by commodity and country. Raises ImportRefusedError with the wrong word."""
    words = _words(first_line)
    if OFFICE in words:
        raise ImportRefusedError(name, f"is a file by customs office (column {OFFICE!r}); one by commodity and country is needed")
    if words == [word for word in HEADER if word != COUNTRY]:
        raise ImportRefusedError(
            name, f"is a file without countries (no column {COUNTRY!r}); one by commodity and country is needed"
        )
    for number, (word, wanted) in enumerate(zip_longest(words, HEADER), start=1):
        if word != wanted:
            found, due = ("nothing" if one is None else repr(one) for one in (word, wanted))
            raise ImportRefusedError(
                name, f"line 1 has other columns than a 9-digit file: {found} where {due} should be (column {number})"
            )


def _words(first_line: str) -> list[str]:
    cells = next(csv.reader([first_line]), [])
    return [cell.strip().strip('"').replace(OLD, NEW) for cell in cells]
