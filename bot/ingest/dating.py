"""Which year, and which months, an area file is of: told, or written in it, and checked against what is known.

A file that is labelled with another year, or whose months stand in another order, has figures that are known already as those
of other months.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.ingest.incoming import Incoming
    from bot.ingest.known import Span

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Revisions of a month's total stay below this; another month's total hardly ever comes so near.
SAME = 0.005
REVISED = 0.02
MOST = 0.8
LEAST = 3

Known = dict[tuple[int, int], int]


def year_of(incoming: Incoming, title: str, totals: Sequence[int], known: Known, numbers: Mapping[str, int]) -> int:
    """The year of an area file.

    `totals` are the months' totals with the world, `known` these by (year, month), `numbers` the years of file numbers.
    Raises ImportRefusedError when it cannot be told, or when the figures are known as those of another year.
    """
    written = [int(found) for found in YEAR.findall(title)]
    numbered = [year for number, year in numbers.items() if number in incoming.path.name]
    in_name = [int(found) for found in YEAR.findall(incoming.path.name)]
    fits = _best(totals, known)
    year = next(iter([y for y in (incoming.year, *written, *numbered, fits, *in_name) if y]), None)
    if year is None:
        raise ImportRefusedError(incoming.name, "does not say of which year it is; give it with --year")
    if incoming.year and written and incoming.year not in written:
        raise ImportRefusedError(incoming.name, f"is of {written[0]}, not of {incoming.year}")
    if fits and fits != year and _matches(totals, known, year) < MOST:
        raise ImportRefusedError(incoming.name, f"is labelled {year}, but its figures are those of {fits}")
    return year


def check_order(name: str, year: int, first: int, totals: Sequence[int], known: Known) -> None:
    """Refuse months whose figures are known as those of another month of the year. Raises ImportRefusedError."""
    for month, total in enumerate(totals, start=first):
        own = known.get((year, month))
        if not own or _apart(total, own) <= REVISED:
            continue
        other = next((m for (y, m), value in known.items() if y == year and m != month and _apart(total, value) <= SAME), None)
        if other is not None:
            raise ImportRefusedError(name, f"the months are out of order: where {year}-{month:02} should be is {year}-{other:02}")


def check_known(name: str, year: int, first: int, totals: Sequence[int], held: Mapping[int, Sequence[Span]]) -> None:
    """Refuse a year's figures that are known, in months or in longer spans, as those of another year and not as its own.

    Figures that are near no known year are taken: they may be of a revision larger than any before. Raises ImportRefusedError.
    """
    if year not in held or _near(first, totals, held[year], REVISED) >= MOST:
        return
    for other, spans in held.items():
        if other != year and _near(first, totals, spans, SAME) >= MOST:
            raise ImportRefusedError(name, f"is labelled {year}, but its figures are those of {other}")


def _near(first: int, totals: Sequence[int], spans: Sequence[Span], apart: float) -> float:
    """Which part of the spans that the months cover is as near to their sums; 0 where they cover less than three months."""
    covered = [span for span in spans if span.first >= first and span.last < first + len(totals)]
    if sum(span.last - span.first + 1 for span in covered) < LEAST:
        return 0.0
    near = [span for span in covered if _apart(sum(totals[span.first - first : span.last - first + 1]), span.total) <= apart]
    return len(near) / len(covered)


def _best(totals: Sequence[int], known: Known) -> int | None:
    years = sorted({year for year, _ in known}, key=lambda year: _matches(totals, known, year))
    return years[-1] if years and _matches(totals, known, years[-1]) >= MOST else None


def _matches(totals: Sequence[int], known: Known, year: int) -> float:
    """Which part of the months agrees with what is known of a year. A few months agree only where they are the very same."""
    pairs = [(total, known[year, month]) for month, total in enumerate(totals, start=1) if (year, month) in known]
    if len(pairs) < LEAST:
        return float(bool(pairs) and all(total == value for total, value in pairs))
    return sum(_apart(total, value) <= SAME for total, value in pairs) / len(pairs)


def _apart(one: int, other: int) -> float:
    return abs(one - other) / max(one, other, 1)
