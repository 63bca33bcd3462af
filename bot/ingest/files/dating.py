"""Which year, and which months, an area file is of: told, or written in it, and checked against what is known.

A file that is labelled with another year, or whose months stand in another order, has figures that are known already as those
of other months.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.errors import ImportRefusedError

if TYPE_CHECKING:
    from bot.ingest.files.incoming import Incoming
    from bot.ingest.files.known import Span

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Revisions of a month's total stay below this; another month's total hardly ever comes so near.
SAME = 0.005
REVISED = 0.02
MOST = 0.8
LEAST = 3

# What is known of each year: Japan's total in its months, lumps of months, and the year.
Known = Mapping[int, Sequence["Span"]]


def year_of(incoming: Incoming, title: str, totals: Sequence[int], known: Known, numbers: Mapping[str, int]) -> int:
    """The year of an area file.

    `totals` are the months' totals with the world, `numbers` the years of file numbers. Raises ImportRefusedError when it cannot
    be told, or is told in two ways.
    """
    written = [int(found) for found in YEAR.findall(title)]
    numbered = [year for number, year in numbers.items() if number in incoming.path.name]
    in_name = [int(found) for found in YEAR.findall(incoming.path.name)]
    fits = [year for year, spans in known.items() if _agreement(1, totals, spans) >= MOST]
    year = next(iter([y for y in (incoming.year, *written, *numbered, *fits, *in_name) if y]), None)
    if year is None:
        raise ImportRefusedError(incoming.name, "does not say of which year it is; give it with --year")
    if incoming.year and written and incoming.year not in written:
        raise ImportRefusedError(incoming.name, f"is of {written[0]}, not of {incoming.year}")
    return year


def check_year(name: str, year: int, first: int, totals: Sequence[int], known: Known) -> None:
    """Refuse figures that are known as those of another year and not as its own. Raises ImportRefusedError.

    Figures that are near no known year are taken: they may be of a revision larger than any before.
    """
    if _agreement(first, totals, known.get(year, ())) >= MOST:
        return
    other = next((y for y, spans in known.items() if y != year and _agreement(first, totals, spans) >= MOST), None)
    if other is not None:
        raise ImportRefusedError(name, f"is labelled {year}, but its figures are those of {other}")


def check_order(name: str, year: int, first: int, totals: Sequence[int], known: Known) -> None:
    """Refuse months whose figures are known as those of another month of the year. Raises ImportRefusedError."""
    months = {span.first: span.total for span in known.get(year, ()) if span.first == span.last}
    for month, total in enumerate(totals, start=first):
        if month not in months or _apart(total, months[month]) <= REVISED:
            continue
        other = next((m for m, value in months.items() if m != month and _apart(total, value) <= SAME), None)
        if other is not None:
            raise ImportRefusedError(name, f"the months are out of order: where {year}-{month:02} should be is {year}-{other:02}")


def _agreement(first: int, totals: Sequence[int], spans: Sequence[Span]) -> float:
    """Which part of the spans that the months cover agrees with their sums; of less than three months all or nothing, exactly."""
    within = [span for span in spans if span.first >= first and span.last < first + len(totals)]
    covered = [(sum(totals[span.first - first : span.last - first + 1]), span.total) for span in within]
    if sum(span.last - span.first + 1 for span in within) < LEAST:
        return float(bool(covered) and all(total == value for total, value in covered))
    return sum(_apart(total, value) <= SAME for total, value in covered) / len(covered)


def _apart(one: int, other: int) -> float:
    return abs(one - other) / max(one, other, 1)
